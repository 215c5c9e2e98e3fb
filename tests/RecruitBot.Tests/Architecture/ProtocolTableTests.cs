using System.Text.RegularExpressions;

namespace RecruitBot.Tests.Architecture;

/// <summary>tests/protocol.md has every row, and names only tests that there are.</summary>
public sealed partial class ProtocolTableTests
{
    private static readonly string Tests = Path.Combine(HouseTests.Root, "tests");

    private static readonly IReadOnlyList<string> Lines = File.ReadAllLines(Path.Combine(Tests, "protocol.md"));

    private static readonly IReadOnlyDictionary<string, string> Sources = Directory
        .EnumerateFiles(Tests, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .GroupBy(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => string.Join('\n', g.Select(File.ReadAllText)), StringComparer.Ordinal);

    [Fact]
    public void Every_row_is_there_once_and_in_order()
    {
        var rows = Lines.Select(l => Row().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value);
        Assert.Equal([.. Rows('A', 24), .. Rows('B', 6), .. Rows('C', 21), .. Rows('D', 15), .. Rows('E', 7)], rows);
    }

    [Fact]
    public void Every_row_names_a_test_or_says_why_there_is_none() =>
        Assert.All(Lines.Where(l => Row().IsMatch(l)), l => Assert.Matches(@"\| (`\w+Tests[.`]|none: \w)", l));

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        var missing = Lines.SelectMany(l => Named().Matches(l)).Where(m => !IsThere(m.Groups[1].Value, m.Groups[2].Value)).Select(m => m.Value);
        Assert.Empty(missing);
    }

    private static bool IsThere(string type, string method) =>
        Sources.TryGetValue(type, out var source) && (method.Length == 0 || source.Contains($" {method}(", StringComparison.Ordinal));

    private static IEnumerable<string> Rows(char letter, int count) => Enumerable.Range(1, count).Select(n => $"{letter}{n}");

    [GeneratedRegex(@"^\| ([A-E][0-9]+) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+Tests|Traffic)\.?(\w*)`")]
    private static partial Regex Named();
}
