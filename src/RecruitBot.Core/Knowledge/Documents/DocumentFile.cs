namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>Takes the bytes of a document from the disk, no more of them than allowed.</summary>
public static class DocumentFile
{
    /// <summary>The bytes of a file.</summary>
    /// <exception cref="DocumentRefusedException">It is no ordinary file, or too large, or cannot be read.</exception>
    public static async Task<byte[]> ReadAsync(string path, DocumentLimits limits, TimeProvider time, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (Directory.Exists(path))
            throw new DocumentRefusedException("It is a folder; name the files in it.");
        if (!file.Exists)
            throw new DocumentRefusedException("There is no such file.");
        // A link can lead anywhere, and somewhere else the next time.
        if (file.LinkTarget is not null)
            throw new DocumentRefusedException("It is a link; name the file itself.");
        if (file.Length > limits.FileBytes)
            throw DocumentReading.TooLarge(limits);
        try
        {
            // Opening a pipe waits for somebody to write into it.
            return await Task.Run(() => ReadAsync(file.FullName, limits.FileBytes, limits, cancellationToken), cancellationToken)
                .WaitAsync(limits.Time, time, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new DocumentRefusedException("It is no ordinary file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentRefusedException("It cannot be opened; check its permissions.", e);
        }
    }

    private static async Task<byte[]> ReadAsync(string path, long most, DocumentLimits limits, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (!stream.CanSeek)
            throw new DocumentRefusedException("It is no ordinary file.");
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        // Counted while reading: a device states no length, and a file can grow.
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > most)
                throw DocumentReading.TooLarge(limits);
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }
}
