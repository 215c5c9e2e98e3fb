using System.Text;

namespace RecruitBot.Core.Roles;

/// <summary>Writes a file so that whoever reads it sees all of it or what was there before, also after a power cut.</summary>
internal static class WholeFile
{
    /// <summary>Replaces a file by a text in UTF-8.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static void Replace(string path, string text)
    {
        var temporary = path + ".new";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }
}
