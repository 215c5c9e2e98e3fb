using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Roles.Versions;

namespace RecruitBot.Tests.Roles.Versions;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("Names a tool.", "Names a tool.", "Names a tool.")]
    [InlineData("Names  a\n tool.", "Names a tool.", "Names a tool.")]
    [InlineData("Names a tool.", "Names two tools.", "Names [-a tool.-] {+two tools.+}")]
    [InlineData("What did you do?", "What did you do first?", "What did you [-do?-] {+do first?+}")]
    [InlineData("one two three", "one three", "one [-two-] three")]
    [InlineData("one three", "one two three", "one {+two+} three")]
    [InlineData("", "new", "{+new+}")]
    [InlineData("old", "", "[-old-]")]
    public void What_changed_is_marked(string before, string after, string diff) => Assert.Equal(diff, WordDiff.Of(before, after));

    [Fact]
    public void Both_wordings_can_be_read_off_any_diff()
    {
        var text = Gen.Elements("a", "b", "c", "dd").ListOf().Select(words => string.Join(' ', words));
        Prop.ForAll(
                text.Zip(text).ToArbitrary(),
                pair =>
                {
                    var diff = WordDiff.Of(pair.Item1, pair.Item2);
                    return Side(diff, @"\{\+.*?\+\}", @"\[-(.*?)-\]") == pair.Item1 && Side(diff, @"\[-.*?-\]", @"\{\+(.*?)\+\}") == pair.Item2;
                })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Very_long_texts_are_shown_as_replaced_instead_of_compared()
    {
        var before = string.Join(' ', Enumerable.Range(0, 9000).Select(i => $"a{i}"));
        var after = string.Join(' ', Enumerable.Range(0, 9000).Select(i => $"b{i}"));

        Assert.Equal($"same [-{before}-] {{+{after}+}} end", WordDiff.Of($"same {before} end", $"same {after} end"));
    }

    private static string Side(string diff, string without, string marked) =>
        string.Join(' ', Regex.Replace(Regex.Replace(diff, without, ""), marked, "$1").Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
