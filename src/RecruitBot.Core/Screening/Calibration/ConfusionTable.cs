using System.Collections.Immutable;
using System.Globalization;

namespace RecruitBot.Core.Screening.Calibration;

/// <summary>How often answers of each gold level were rated at each level, or could not be placed.</summary>
public sealed class ConfusionTable : IEquatable<ConfusionTable>
{
    /// <summary>No answers.</summary>
    public static readonly ConfusionTable Empty = new(ImmutableSortedDictionary<(int Gold, int Rated), int>.Empty);

    // 0 stands for an answer that could not be placed.
    private readonly ImmutableSortedDictionary<(int Gold, int Rated), int> cells;

    private ConfusionTable(ImmutableSortedDictionary<(int Gold, int Rated), int> cells) => this.cells = cells;

    /// <summary>Answers in all.</summary>
    public int Count => cells.Values.Sum();

    /// <summary>Answers rated at their own level.</summary>
    public int Exact => cells.Where(c => c.Key.Gold == c.Key.Rated).Sum(c => c.Value);

    /// <summary>Answers rated at most one level away; one that could not be placed is not among them.</summary>
    public int Adjacent => cells.Where(c => c.Key.Rated > 0 && Math.Abs(c.Key.Gold - c.Key.Rated) <= 1).Sum(c => c.Value);

    /// <summary>Whether both floors are reached; never by a table without answers.</summary>
    public bool ReachesFloors => Count > 0 && Exact >= CalibrationFloors.Exact * Count && Adjacent >= CalibrationFloors.Adjacent * Count;

    /// <summary>How many answers of a gold level were rated so; null stands for not placed.</summary>
    public int this[int gold, int? rated] => cells.GetValueOrDefault((gold, rated ?? 0));

    /// <summary>The table with one more answer.</summary>
    public ConfusionTable With(int gold, int? rated) => Add((gold, rated ?? 0), 1);

    /// <summary>Both tables in one.</summary>
    public ConfusionTable Plus(ConfusionTable other) => other.cells.Aggregate(this, (sum, cell) => sum.Add(cell.Key, cell.Value));

    /// <summary>Such as "exact 27 of 36 (75 %), exact or adjacent 35 of 36 (97 %)". Shares are rounded down: nothing looks better than it is.</summary>
    public string Figures() => $"exact {Exact} of {Count} ({Percent(Exact)} %), exact or adjacent {Adjacent} of {Count} ({Percent(Adjacent)} %)";

    /// <summary>One cell after the other, "gold>rated:count", "-" for not placed: <c>1>1:2 3>-:1 5>4:2</c>.</summary>
    public override string ToString() =>
        string.Join(' ', cells.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key.Gold}>{(c.Key.Rated == 0 ? "-" : c.Key.Rated)}:{c.Value}")));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out ConfusionTable table)
    {
        table = Empty;
        foreach (var cell in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (cell.Length < 5 || cell[0] is < '1' or > '5' || cell[1] != '>' || cell[2] is not ('-' or (>= '1' and <= '5')) || cell[3] != ':'
                || !int.TryParse(cell.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 1_000_000)
                return false;
            var key = (cell[0] - '0', cell[2] == '-' ? 0 : cell[2] - '0');
            if (table.cells.ContainsKey(key))
                return false;
            table = table.Add(key, count);
        }
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ConfusionTable? other) => other is not null && cells.SequenceEqual(other.cells);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConfusionTable);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private int Percent(int part) => Count == 0 ? 0 : part * 100 / Count;

    private ConfusionTable Add((int, int) cell, int count) => new(cells.SetItem(cell, cells.GetValueOrDefault(cell) + count));
}
