using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Roles;

/// <summary>L-04 beyond the questions: whatever of a role a candidate can read is looked at, and what asking it would say is not asked.</summary>
public sealed class ShownTextsTests
{
    private const string Unlawful = "How old are you?";

    [Theory]
    [InlineData("title: Senior Django Developer\n", "The role's title", null)]
    [InlineData("because: \"The team meets in the afternoon.\"", "The requirement of 'overlap-hours'", "k.overlap-hours")]
    [InlineData("choices: [employee, contractor, either]", "A choice of 'contract'", "k.contract")]
    [InlineData("title: Database query optimisation", "The title of 'query-optimisation'", "q.query-optimisation")]
    [InlineData("definition: Finds, measures and removes slow database access.", "The definition of 'query-optimisation'", null)]
    [InlineData("1: Names no concrete technique, or guesses without measuring.", "Anchor 1 of 'query-optimisation'", null)]
    public void Each_text_is_warned_of_with_a_rewrite(string line, string what, string? unasked)
    {
        Assert.Contains(line, Example.Text, StringComparison.Ordinal);
        var key = line[..line.IndexOf(':', StringComparison.Ordinal)];
        var value = key == "choices" ? $"[employee, \"{Unlawful}\", either]" : $"\"{Unlawful}\"";
        var text = Example.Text.Replace(line, $"{key}: {value}{(line.EndsWith('\n') ? "\n" : "")}", StringComparison.Ordinal);
        var parse = RoleFile.Parse(Example.File, text);
        Assert.NotNull(parse.Role);
        var warning = Assert.Single(parse.Problems, p => p.Message.StartsWith(what + " asks what must not be asked", StringComparison.Ordinal));
        Assert.Contains("of legal working age", warning.Message, StringComparison.Ordinal);
        Assert.Contains(Unlawful, text.Split('\n')[warning.Line - 1], StringComparison.Ordinal);
        Assert.Equal(unasked is null ? [] : [unasked], LawfulScript.Of(parse.Role).Unasked.Select(u => u.Item));
    }

    [Fact]
    public void The_example_has_nothing_to_warn_of() => Assert.Empty(RoleFile.Parse(Example.File, Example.Text).Problems);
}
