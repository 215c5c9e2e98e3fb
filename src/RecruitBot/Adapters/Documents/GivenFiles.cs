using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents;

/// <summary>Gets files from where a platform keeps them: over HTTP, or from the disk where a person at this machine named them.</summary>
public sealed class GivenFiles(TimeProvider time) : IGivenFiles
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Addresses of files lead straight to them: one that leads elsewhere is not followed.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };

    /// <inheritdoc/>
    public async Task<byte[]> ReadAsync(GivenFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        if (file.Size > limits.FileBytes)
            throw DocumentReading.TooLarge(limits);
        var address = new Uri(file.Address);
        if (address.IsFile)
            return await DocumentFile.ReadAsync(address.LocalPath, limits, time, cancellationToken);
        try
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
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Gone(e);
        }
    }

    private static DocumentRefusedException Gone(Exception? inner = null) => new("It could not be fetched; send it again.", inner);
}
