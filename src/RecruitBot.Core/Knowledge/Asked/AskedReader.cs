namespace RecruitBot.Core.Knowledge.Asked;

/// <summary>Reads the ways of asking that stand in a document's comments.</summary>
internal static class AskedReader
{
    private const string Opening = "<!--";
    private const string Closing = "-->";
    private const string Key = "asked:";

    /// <summary>Most questions that are read from one document: more help nobody, and hostile input stays cheap.</summary>
    private const int MaxLines = 5000;

    /// <summary>The comments in order. Fenced code is passed over.</summary>
    public static List<AskedBlock> Read(KnowledgeDocument document)
    {
        var blocks = new List<AskedBlock>();
        var text = document.Text;
        if (!text.AsSpan(document.BodyStart).Contains(Key, StringComparison.Ordinal))
            return blocks;
        var count = 0;
        string? fence = null;
        for (var at = document.BodyStart; at < text.Length && count < MaxLines; )
        {
            var end = LineEnd(text, at);
            var line = text.AsSpan(at, end - at).Trim();
            if (fence is not null)
                fence = line.StartsWith(fence, StringComparison.Ordinal) ? null : fence;
            else if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal))
                fence = line[..3].ToString();
            else if (line.StartsWith(Opening, StringComparison.Ordinal))
            {
                var close = text.IndexOf(Closing, at, StringComparison.Ordinal);
                var stop = close < 0 ? text.Length : close;
                if (line[Opening.Length..].TrimStart().StartsWith(Key, StringComparison.Ordinal))
                {
                    var block = Block(document, at, text.IndexOf(Key, at, StringComparison.Ordinal) + Key.Length, stop);
                    count += block.Lines.Count;
                    blocks.Add(block);
                }
                end = LineEnd(text, stop);
            }
            at = end + 1;
        }
        return blocks;
    }

    private static AskedBlock Block(KnowledgeDocument document, int offset, int from, int stop)
    {
        var lines = new List<AskedLine>();
        var number = document.LineOf(from);
        for (var at = from; at < stop && lines.Count < MaxLines; number++)
        {
            var end = Math.Min(stop, LineEnd(document.Text, at));
            foreach (var part in document.Text[at..end].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                lines.Add(new AskedLine(part.TrimStart('-', '*', ' '), number));
            at = end + 1;
        }
        return new AskedBlock(offset, lines);
    }

    private static int LineEnd(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end;
    }
}
