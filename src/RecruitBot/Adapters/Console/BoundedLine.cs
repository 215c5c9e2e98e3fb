using System.Text;

namespace RecruitBot.Adapters.Console;

/// <summary>Reads lines of any length without holding more than a bound in memory.</summary>
public static class BoundedLine
{
    /// <summary>The next line, cut after <paramref name="max"/> characters (so that the reader can tell that it was too long); null at the end.</summary>
    public static string? Read(TextReader input, int max)
    {
        var line = new StringBuilder();
        int c;
        while ((c = input.Read()) >= 0 && c != '\n')
            if (line.Length < max)
                line.Append((char)c);
        if (c < 0 && line.Length == 0)
            return null;
        if (line.Length > 0 && line[^1] == '\r')
            line.Length--;
        return line.ToString();
    }
}
