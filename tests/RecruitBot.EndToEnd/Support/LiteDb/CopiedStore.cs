using RecruitBot.Adapters.LiteDb;
using RecruitBot.Core.Sessions;

namespace RecruitBot.EndToEnd.Support;

/// <content>A LiteDB store belongs to the program that runs, so a copy of it is read.</content>
public sealed partial class ProgramFolder
{
    private int _copies;

    partial void OpenLiteDb(ref ISessionStore? store)
    {
        var copy = System.IO.Path.Combine(Path, "copies", $"{Interlocked.Increment(ref _copies)}.db");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
        // Again when a checkpoint came in between: then the log is another.
        byte[] log;
        do
        {
            log = Read(Database + "-wal");
            File.WriteAllBytes(copy, Read(Database));
        } while (!Read(Database + "-wal").AsSpan().StartsWith(log) || (log.Length == 0 && Read(Database + "-wal").Length > 0));
        File.WriteAllBytes(copy + "-wal", log);
        store = LiteDbSessionStore.Open(copy);
    }

    private static byte[] Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
