namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>A list item's mark and what stands behind it.</summary>
/// <param name="Number">Its number; null for a bullet.</param>
/// <param name="Text">The item without its mark.</param>
public readonly record struct ListMark(int? Number, string Text)
{
    // Bullets of word processors, among them those of the Symbol and Wingdings fonts in the private use area.
    private const string Bullets = "-*+\u2022\u2023\u25AA\u25AB\u25A0\u25A1\u25CF\u25CB\u25E6\u2043\u2219\u00B7\u2013\u2014\u27A2\u2713\u2714\uF0B7\uF0A7\uF0D8\uF0FC";

    /// <summary>Reads a trimmed line; null when it begins with no mark.</summary>
    public static ListMark? Read(string line)
    {
        if (line.Length > 2 && Bullets.Contains(line[0], StringComparison.Ordinal) && line[1] is ' ' or '\t')
            return new ListMark(null, line[2..].Trim());
        // A bullet of a symbol font is a mark even where no space follows.
        if (line.Length > 1 && (line[0] is '\u2022' or '\u25AA' or '\u25CF' or (>= '\uF000' and <= '\uF0FF')))
            return new ListMark(null, line[1..].Trim());
        var digits = 0;
        while (digits < line.Length && digits < 3 && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits > 0 && digits + 2 < line.Length && line[digits] is '.' or ')' && line[digits + 1] is ' ' or '\t'
            ? new ListMark(int.Parse(line.AsSpan(0, digits)), line[(digits + 2)..].Trim())
            : null;
    }
}
