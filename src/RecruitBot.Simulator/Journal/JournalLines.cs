using System.Text;

namespace RecruitBot.Simulator.Journal;

/// <summary>Reads the lines of a journal that are whole: what follows the last line end was cut off while it was written.</summary>
internal static class JournalLines
{
    public static IEnumerable<string> Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var line = new MemoryStream();
        var buffer = new byte[1 << 16];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            var rest = buffer.AsMemory(0, count);
            int end;
            while ((end = rest.Span.IndexOf((byte)'\n')) >= 0)
            {
                line.Write(rest.Span[..end]);
                yield return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);
                line.SetLength(0);
                rest = rest[(end + 1)..];
            }
            line.Write(rest.Span);
        }
    }
}
