using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RecruitBot.EndToEnd.Stores.PowerLoss;

/// <summary>Reads what <c>strace -f -y -xx</c> wrote: one line for a call, or two when another thread's came in between.</summary>
public sealed partial class StraceLog
{
    /// <summary>The calls that are followed; everything by which a store can change a file, and the positions that plain writes go to.</summary>
    public const string Traced = "openat,lseek,write,pwrite64,writev,pwritev,pwritev2,ftruncate,fallocate,fdatasync,fsync,rename,renameat,renameat2,unlink,unlinkat,mmap,msync";

    private readonly Dictionary<int, (int Begin, string Text)> _unfinished = [];
    private readonly Dictionary<int, long> _positions = [];
    private readonly List<SystemCall> _calls = [];

    /// <summary>The calls of a log, by when they returned.</summary>
    public static IReadOnlyList<SystemCall> Read(IEnumerable<string> lines)
    {
        var log = new StraceLog();
        var number = 0;
        foreach (var line in lines)
            log.Take(line, number++);
        // Those that the kill cut off may have done all, a part or nothing.
        foreach (var (begin, text) in log._unfinished.Values)
            log.Note(begin, int.MaxValue, text + ") = ?");
        return log._calls;
    }

    private void Take(string line, int number)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !int.TryParse(line.AsSpan(0, space), CultureInfo.InvariantCulture, out var thread))
            return;
        var text = line[space..].TrimStart();
        const string Cut = " <unfinished ...>";
        if (text.EndsWith(Cut, StringComparison.Ordinal))
            _unfinished[thread] = (number, text[..^Cut.Length]);
        else if (Resumed().Match(text) is { Success: true } resumed)
        {
            if (_unfinished.Remove(thread, out var begun))
                Note(begun.Begin, number, begun.Text + text[resumed.Length..]);
        }
        else
            Note(number, number, text);
    }

    private void Note(int begin, int end, string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var equals = BeforeResult().Match(text);
        if (open < 0 || !equals.Success)
            return;
        var (name, result) = (text[..open], text[(equals.Index + equals.Length)..]);
        if (result.StartsWith('-'))
            return;
        var arguments = text[(open + 1)..equals.Index].Split(", ");
        var value = Number().Match(result) is { Success: true } number ? long.Parse(number.Value, CultureInfo.InvariantCulture) : 0;
        var (file, path) = Descriptor(arguments[0]);
        switch (name)
        {
            case "openat" when arguments[2].Contains("O_CREAT", StringComparison.Ordinal):
                Add("create", Descriptor(result).Path);
                break;
            case "lseek":
                _positions[file] = value;
                break;
            case "write":
                var at = _positions.GetValueOrDefault(file);
                var data = Bytes(arguments[1]);
                _positions[file] = at + data.Length;
                Add("write", path, data, at);
                break;
            case "pwrite64":
                Add("write", path, Bytes(arguments[1]), long.Parse(arguments[3], CultureInfo.InvariantCulture));
                break;
            case "ftruncate":
                Add("truncate", path, offset: long.Parse(arguments[1], CultureInfo.InvariantCulture));
                break;
            case "fdatasync" or "fsync":
                Add("flush", path);
                break;
            case "unlink" or "unlinkat":
                Add("unlink", Encoding.UTF8.GetString(Bytes(arguments[name == "unlink" ? 0 : 1])));
                break;
            case "openat" or "mmap" or "msync":
                break;
            default:
                // A way of writing that this does not know would make the disk forgetful in the wrong places.
                Add("unknown: " + name, path);
                break;
        }

        void Add(string kind, string where, byte[]? bytes = null, long offset = 0) => _calls.Add(new SystemCall(begin, end, kind, where, bytes ?? [], offset));
    }

    /// <summary>The number and the path of "23&lt;\x2f…&gt;".</summary>
    private static (int Number, string Path) Descriptor(string text)
    {
        var from = text.IndexOf('<', StringComparison.Ordinal);
        var to = text.LastIndexOf('>');
        if (from < 0 || to < from)
            return (-1, "");
        var inside = text[(from + 1)..to];
        return (
            int.TryParse(text.AsSpan(0, from), CultureInfo.InvariantCulture, out var number) ? number : -1,
            inside.StartsWith("\\x", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Bytes('"' + inside + '"')) : inside
        );
    }

    /// <summary>The bytes of "\x61\x62" with its quotes.</summary>
    private static byte[] Bytes(string quoted)
    {
        if (!quoted.EndsWith('"'))
            throw new FormatException($"strace cut a string short after {quoted.Length} characters.");
        return Convert.FromHexString(quoted.Trim('"').Replace("\\x", "", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>")]
    private static partial Regex Resumed();

    // The last one; results are aligned in a column where that is possible.
    [GeneratedRegex(@"\)\s+= ", RegexOptions.RightToLeft)]
    private static partial Regex BeforeResult();

    [GeneratedRegex(@"^\d+")]
    private static partial Regex Number();
}
