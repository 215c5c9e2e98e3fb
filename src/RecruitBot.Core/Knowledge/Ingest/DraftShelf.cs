using System.Text;

namespace RecruitBot.Core.Knowledge.Ingest;

/// <summary>
/// Drafts that wait for a person to put them in force, as files, so that the button under a draft works after a restart. Old ones go when new ones come.
/// </summary>
public sealed class DraftShelf(string path, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private string Folder => Path.Combine(path, "history", "drafts");

    /// <summary>Keeps a draft; returns the key by which it is found again: letters and digits.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string Keep(IngestDraft draft)
    {
        Directory.CreateDirectory(Folder);
        foreach (var old in Directory.EnumerateFiles(Folder).Where(f => File.GetLastWriteTimeUtc(f) < time.GetUtcNow().UtcDateTime - Kept))
            File.Delete(old);
        var key = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(draft.Text)))[..16];
        var file = Path.Combine(Folder, key);
        File.WriteAllText(file, draft.Text);
        File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime);
        return key;
    }

    /// <summary>Takes a draft away and returns its text; null when there is none of that key.</summary>
    public string? Take(string key)
    {
        var file = Path.Combine(Folder, key);
        if (key.Length == 0 || !key.All(char.IsAsciiHexDigitLower) || !File.Exists(file))
            return null;
        var text = File.ReadAllText(file);
        File.Delete(file);
        return text;
    }
}
