using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents;

/// <summary>Gets files from where a platform keeps them: over HTTP, or from the disk where a person at this machine named them.</summary>
public sealed class GivenFiles(FileHosts hosts, TimeProvider time) : IGivenFiles
{
    // Addresses of files lead straight to them: one that leads elsewhere is not followed. The time is the caller's to bound.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public async Task<byte[]> ReadAsync(GivenFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        if (file.Size > limits.FileBytes)
            throw DocumentReading.TooLarge(limits);
        if (!Uri.TryCreate(file.Address, UriKind.Absolute, out var address))
            throw Gone();
        if (address.IsFile)
            return await DocumentFile.ReadAsync(address.LocalPath, limits, time, cancellationToken);
        if (!hosts.Allows(address))
            throw Gone();
        using var patience = new CancellationTokenSource(limits.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await FetchAsync(address, limits, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Gone(e);
        }
    }

    /// <summary>Counted while reading: what a server states of a length can be a lie.</summary>
    private static async Task<byte[]> FetchAsync(Uri address, DocumentLimits limits, CancellationToken cancellationToken)
    {
        using var response = await Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw Gone();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > limits.FileBytes)
                throw DocumentReading.TooLarge(limits);
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    private static DocumentRefusedException Gone(Exception? inner = null) => new("It could not be fetched; send it again.", inner) { Fault = DocumentFault.OutOfReach };
}
