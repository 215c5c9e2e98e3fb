namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>The heading lines of a document: they are no units, and can be flawed all the same.</summary>
internal static class DocumentHeadings
{
    /// <summary>Offset and words of each, without its marks.</summary>
    public static List<(int Start, string Text)> Of(KnowledgeDocument document)
    {
        var found = new List<(int Start, string Text)>();
        var text = document.Text;
        for (var at = document.BodyStart; at < text.Length; )
        {
            var newline = text.IndexOf('\n', at);
            var end = newline < 0 ? text.Length : newline;
            if (text[at] == '#')
            {
                var start = at;
                while (start < end && text[start] is '#' or ' ')
                    start++;
                if (end > start && end - start <= KnowledgeUnit.MaxQuote)
                    found.Add((start, text[start..end].TrimEnd()));
            }
            at = end + 1;
        }
        return found;
    }
}
