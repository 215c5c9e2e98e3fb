using System.IO.Compression;

namespace RecruitBot.Core.Sessions.Bundles;

/// <summary>The zip file around a bundle. Whoever made it is not trusted: names are plain, and no more is unpacked than the bounds allow.</summary>
public static class BundleZip
{
    /// <summary>Most files.</summary>
    public const int MostFiles = 1000;

    /// <summary>Most bytes, unpacked.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    /// <summary>Writes files into a new zip file, with nothing in it that depends on the machine.</summary>
    public static void Write(Stream output, IReadOnlyDictionary<string, byte[]> files, DateTimeOffset at)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in files)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = at;
            using var stream = entry.Open();
            stream.Write(content);
        }
    }

    /// <summary>Reads the files of a zip file into memory.</summary>
    /// <param name="input">The zip file.</param>
    /// <param name="most">Most bytes, unpacked.</param>
    /// <exception cref="BundleException">It is no zip file, damaged, or not one of plain files within the bounds.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(Stream input, long most = MostBytes)
    {
        var begin = new byte[2];
        var isZip = input.ReadAtLeast(begin, 2, throwOnEndOfStream: false) == 2 && begin is [(byte)'P', (byte)'K'];
        if (!isZip)
            throw new BundleException("it is not a zip file");
        input.Position = 0;
        try
        {
            using var zip = new ZipArchive(input, ZipArchiveMode.Read, leaveOpen: true);
            return Read(zip, most);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new BundleException("it is cut short or damaged: get it again from where it was made");
        }
    }

    private static Dictionary<string, byte[]> Read(ZipArchive zip, long most)
    {
        if (zip.Entries.Count > MostFiles)
            throw new BundleException($"it holds more than {MostFiles} files, which no bundle does; nothing was unpacked");
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var left = most;
        foreach (var entry in zip.Entries)
        {
            if (!BundleFormat.IsName(entry.FullName))
                throw new BundleException("it holds a file whose name leads elsewhere or is none of a bundle's; nothing was unpacked");
            var content = Read(entry, left) ?? throw new BundleException($"it unpacks to more than {most / 1024} KB, which no bundle does");
            left -= content.Length;
            // The library does not compare them.
            if (Crc32(content) != entry.Crc32)
                throw new BundleException($"{entry.FullName} was damaged on its way: get the bundle again from where it was made");
            if (!files.TryAdd(entry.FullName, content))
                throw new BundleException($"it holds {entry.FullName} twice");
        }
        return files;
    }

    /// <summary>The checksum of zip files, https://www.rfc-editor.org/rfc/rfc1952#section-8.</summary>
    private static uint Crc32(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }

    private static byte[]? Read(ZipArchiveEntry entry, long most)
    {
        // What an entry says of its size is not believed.
        using var content = new MemoryStream();
        using var stream = entry.Open();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (content.Length + read > most)
                return null;
            content.Write(buffer, 0, read);
        }
        return content.ToArray();
    }
}
