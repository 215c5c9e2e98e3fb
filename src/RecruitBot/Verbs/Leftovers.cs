using System.Text;

namespace RecruitBot.Verbs;

/// <summary>Files beside a store that still name somebody's sessions after they were erased: exports and backups that were put there.</summary>
internal static class Leftovers
{
    /// <summary>Looks through all files of a folder; what cannot be read is named too.</summary>
    public static IReadOnlyList<string> Find(string folder, IReadOnlyList<string> sessionIds, IReadOnlySet<string> passedOver)
    {
        var ids = sessionIds.Select(Encoding.UTF8.GetBytes).ToList();
        return Directory
            .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true })
            .Where(file => !passedOver.Contains(file) && Names(file, ids))
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private static bool Names(string file, List<byte[]> ids)
    {
        var longest = ids.Max(id => id.Length);
        var window = new byte[1 << 20];
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            // What one window ends with is looked at again with the next: an id may lie across.
            for (var kept = 0; ; )
            {
                var read = stream.ReadAtLeast(window.AsSpan(kept), 1, throwOnEndOfStream: false);
                if (read == 0)
                    return false;
                var seen = window.AsSpan(0, kept + read);
                foreach (var id in ids)
                    if (seen.IndexOf(id) >= 0)
                        return true;
                kept = Math.Min(longest - 1, seen.Length);
                seen[^kept..].CopyTo(window);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
