using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace RecruitBot.Adapters.Documents.Word;

/// <summary>Which lists are numbered, and how far each has counted (ECMA-376 part 1, 17.9).</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<int, AbstractNum> lists = [];
    private readonly Dictionary<int, int[]> counters = [];

    public WordNumbering(MainDocumentPart main)
    {
        if (main.NumberingDefinitionsPart?.Numbering is not { } numbering)
            return;
        var definitions = numbering.Elements<AbstractNum>().Where(a => a.AbstractNumberId?.Value is not null).GroupBy(a => a.AbstractNumberId!.Value).ToDictionary(g => g.Key, g => g.First());
        foreach (var instance in numbering.Elements<NumberingInstance>())
            if (instance.NumberID?.Value is { } id && instance.AbstractNumId?.Val?.Value is { } definition && definitions.TryGetValue(definition, out var list))
                lists[id] = list;
    }

    /// <summary>The next item of a list: its number (null for a bullet) and its depth; null when the paragraph is no item.</summary>
    public (int? Number, int Depth)? Next(NumberingProperties? properties)
    {
        // Number 0 takes a paragraph out of the list that its style puts it in.
        if (properties?.NumberingId?.Val?.Value is not { } id || id == 0)
            return null;
        var depth = Math.Clamp(properties.NumberingLevelReference?.Val?.Value ?? 0, 0, Levels - 1);
        var level = lists.GetValueOrDefault(id)?.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == depth);
        var format = level?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Bullet;
        if (format == NumberFormatValues.None)
            return null;
        if (format == NumberFormatValues.Bullet)
            return (null, depth);
        if (!counters.TryGetValue(id, out var counted))
            counters[id] = counted = new int[Levels];
        if (counted[depth] == 0)
            counted[depth] = Math.Clamp(level?.StartNumberingValue?.Val?.Value ?? 1, 0, 9999) - 1;
        counted[depth]++;
        Array.Clear(counted, depth + 1, Levels - depth - 1);
        return (counted[depth], depth);
    }
}
