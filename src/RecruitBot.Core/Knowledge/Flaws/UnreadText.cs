namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>Finds code or a comment that is opened and never closed: nothing behind it is read.</summary>
internal static class UnreadText
{
    public static IEnumerable<Flaw> Find(KnowledgeDocument document)
    {
        var text = document.Text;
        var opened = -1;
        string? fence = null;
        for (var at = document.BodyStart; at < text.Length; )
        {
            var newline = text.IndexOf('\n', at);
            var end = newline < 0 ? text.Length : newline;
            var line = text.AsSpan(at, end - at).TrimStart();
            if (fence is not null)
            {
                if (fence[0] == '-' ? line.Contains(fence, StringComparison.Ordinal) : line.StartsWith(fence, StringComparison.Ordinal))
                    fence = null;
            }
            else if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal) || (line.StartsWith("<!--", StringComparison.Ordinal) && line.IndexOf("-->", StringComparison.Ordinal) < 0))
            {
                fence = line[0] == '<' ? "-->" : line[..3].ToString();
                opened = at;
            }
            at = end + 1;
        }
        if (fence is not null)
            yield return new Flaw(FlawKind.Unread, opened, 1, "What begins here is never closed, so nothing below it is read: close it.", Unused: true);
    }
}
