namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>Reads documents of every format that there is a reader for, within limits of size and time.</summary>
public sealed class DocumentReading(IEnumerable<IDocumentReader> readers, DocumentLimits limits, TimeProvider time)
{
    private readonly Dictionary<SourceFormat, IDocumentReader> _readers = readers.ToDictionary(r => r.Format);

    /// <summary>How much is read.</summary>
    public DocumentLimits Limits => limits;

    /// <summary>Reads a document.</summary>
    /// <param name="fileName">Its name, which tells text, Markdown and HTML apart; never opened.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DocumentRefusedException">It cannot or must not be read; the message says why and what to do.</exception>
    public async Task<DocumentText> ReadAsync(string fileName, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length > limits.FileBytes)
            throw TooLarge(limits);
        var format = SourceFormats.Of(fileName, bytes.Span);
        if (!_readers.TryGetValue(format, out var reader))
            throw new DocumentRefusedException($"There is no reader for {format} files here.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // On a thread of its own, so that a document on which a reader hangs is given up in time.
            var read = await Task.Run(async () => await reader.ReadAsync(bytes, limits, patience.Token), CancellationToken.None)
                .WaitAsync(limits.Time, time, cancellationToken);
            if (string.IsNullOrWhiteSpace(read.Text))
                throw new DocumentRefusedException("There is no text in it.");
            return read;
        }
        catch (TimeoutException e)
        {
            throw new DocumentRefusedException($"It could not be read within {limits.Time.TotalSeconds:0} seconds; split it, or raise Knowledge:ReadSeconds.", e);
        }
        catch (Exception e) when (e is not (DocumentRefusedException or OperationCanceledException))
        {
            // Readers meet files that were made to break them; whatever they throw, the file is what is wrong.
            throw new DocumentRefusedException($"It is damaged and cannot be read as {Name(format)}; open it in its program and save it anew.", e);
        }
        finally
        {
            await patience.CancelAsync();
        }
    }

    /// <summary>What is said of a file beyond the limit, before it is read.</summary>
    public static DocumentRefusedException TooLarge(DocumentLimits limits) =>
        new($"It is larger than {limits.FileBytes / 1024 / 1024} MB; split it, or raise Knowledge:MaxFileMegabytes.") { Fault = DocumentFault.TooLarge };

    private static string Name(SourceFormat format) =>
        format switch
        {
            SourceFormat.Word => "a Word file",
            SourceFormat.Pdf => "a PDF file",
            SourceFormat.Html => "a web page",
            _ => "text",
        };
}
