using System.Text;
using RecruitBot.Core.Knowledge;

namespace RecruitBot.Core.Gaps.Entries;

/// <summary>
/// The folder of the guides that entries are published as, beside the store: it is backed up with it, written where the knowledge folder is not,
/// and outlives an upgrade. The store is the truth; a file that is missing or older is written anew. Safe for several processes.
/// </summary>
/// <param name="path">A knowledge folder of its own, with <c>guides/</c> in it.</param>
public sealed class EntryFolder(string path)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Brings the files up to the versions given; true when any was written.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be written.</exception>
    public bool Publish(IEnumerable<EntryVersion> versions)
    {
        var wrote = false;
        foreach (var entry in versions.GroupBy(v => v.EntryId, StringComparer.Ordinal))
        {
            var all = entry.OrderBy(v => v.Version).ToList();
            var file = Path.Combine(path, all[^1].Source);
            // What a person has changed in the file of this version stays.
            if (VersionIn(file) >= all[^1].Version)
                continue;
            Write(file, EntryText.Of(all));
            wrote = true;
        }
        return wrote;
    }

    private static int VersionIn(string file)
    {
        if (!File.Exists(file))
            return 0;
        return KnowledgeFolder.FromTexts([("guides/" + Path.GetFileName(file), File.ReadAllText(file))]).Documents is [{ Written: { } written }] ? written.Version : 0;
    }

    /// <summary>On the disk before it has its name, so that nobody ever reads a part of it.</summary>
    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(Utf8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, file, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
