namespace RecruitBot.Core.Knowledge.Asked;

/// <summary>Finds the units that a comment with ways of asking stands beside.</summary>
internal static class AskedPlaces
{
    /// <summary>The units of one document, in order, to which a comment belongs; empty when there is no text that it could be about.</summary>
    public static List<KnowledgeUnit> Of(AskedBlock block, IReadOnlyList<KnowledgeUnit> units, string text)
    {
        var last = -1;
        while (last + 1 < units.Count && units[last + 1].Start < block.Offset)
            last++;
        var next = last + 1;
        var from = last < 0 ? 0 : units[last].Start + units[last].Text.Length;
        if (last < 0 || HasHeading(text.AsSpan(from, Math.Max(0, block.Offset - from))))
        {
            // Nothing between the heading and the comment: the section below.
            var section = next < units.Count ? units[next].SectionStart : int.MaxValue;
            return section < block.Offset ? [.. units.Skip(next).TakeWhile(u => u.SectionStart == section)] : [];
        }
        var begin = last;
        while (begin > 0 && SameParagraph(units[begin - 1], units[begin], text))
            begin--;
        return [.. units.Skip(begin).Take(next - begin)];
    }

    private static bool SameParagraph(KnowledgeUnit a, KnowledgeUnit b, string text)
    {
        if (a.Kind != UnitKind.Sentence || b.Kind != UnitKind.Sentence || a.SectionStart != b.SectionStart)
            return false;
        var between = text.AsSpan(a.Start + a.Text.Length, Math.Max(0, b.Start - a.Start - a.Text.Length));
        return between.Trim().IsEmpty && between.Count('\n') < 2;
    }

    private static bool HasHeading(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
            if (UnitReader.IsHeading(line))
                return true;
        return false;
    }
}
