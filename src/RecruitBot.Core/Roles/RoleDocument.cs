namespace RecruitBot.Core.Roles;

/// <summary>A Markdown file taken apart into its YAML front matter and its text.</summary>
/// <param name="Yaml">
/// What stands between the two <c>---</c> lines, with an empty line in front, so that YAML line numbers are file line numbers.
/// </param>
/// <param name="Body">What follows.</param>
/// <param name="BodyLine">Line of the file on which <paramref name="Body"/> begins, from 1.</param>
internal sealed record RoleDocument(string Yaml, string Body, int BodyLine)
{
    /// <summary>
    /// The parts of a file, or null when it does not begin with a <c>---</c> line or a second one is missing. A byte order mark
    /// and either kind of line end are accepted; line ends in the parts are <c>\n</c>.
    /// </summary>
    public static RoleDocument? Split(string text)
    {
        text = Normalise(text);
        var first = text.IndexOf('\n', StringComparison.Ordinal);
        if (first < 0 || !IsFence(text.AsSpan(0, first)))
            return null;
        var line = 1;
        for (var start = first + 1; start <= text.Length; )
        {
            line++;
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end;
            if (IsFence(text.AsSpan(start, next - start)))
                return new RoleDocument("\n" + text[(first + 1)..start], end < 0 ? "" : text[(end + 1)..], line + 1);
            if (end < 0)
                return null;
            start = end + 1;
        }
        return null;
    }

    /// <summary>The text without byte order mark and with <c>\n</c> line ends.</summary>
    internal static string Normalise(string text) =>
        (text.StartsWith('\uFEFF') ? text[1..] : text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static bool IsFence(ReadOnlySpan<char> line) => line.TrimEnd() is "---";
}
