using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Roles;

/// <summary>Whatever a file holds, reading it gives a role or problems with lines of that file, and never an exception.</summary>
public class RoleFileFuzzTests
{
    private static readonly string[] Scraps =
    [
        "{", "}", "[", "]", ":", "- ", "? ", "&a ", "*a", "!!int ", "!x ", "|", ">", "%", "@", "`", "'", "\"", "#", "\t", "\n", "\r", "\r\n", "---\n",
        "...\n", "\0", "\u0085", "\u2028", "\uFEFF", "\uD800", "\uFFFD", "~", "null", "<<: ", "1e999", "-0", ", ", "  ", "\\", "\"\\x1f\"", "{}", "[]",
    ];

    [Fact]
    public void Random_edits_of_a_valid_file_never_throw()
    {
        var edit = Gen.Choose(0, Example.Text.Length).Zip(Gen.Choose(0, 40)).Zip(Gen.Elements(Scraps));
        var edits = edit.ListOf(4);
        Prop.ForAll(
                edits.ToArbitrary(),
                list =>
                {
                    var text = Example.Text;
                    foreach (var ((at, length), scrap) in list)
                    {
                        var start = Math.Min(at, text.Length);
                        text = text.Remove(start, Math.Min(length < 30 ? length / 6 : length, text.Length - start)).Insert(start, scrap);
                    }
                    return IsSound(text);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact]
    public void Swapped_and_lost_lines_never_throw()
    {
        var lines = Example.Text.Split('\n');
        var picks = Gen.Choose(0, lines.Length - 1).Zip(Gen.Choose(0, lines.Length - 1));
        Prop.ForAll(
                picks.ToArbitrary(),
                pick =>
                {
                    var changed = lines.ToList();
                    (changed[pick.Item1], changed[pick.Item2]) = (changed[pick.Item2], changed[pick.Item1]);
                    changed.RemoveAt(pick.Item1);
                    return IsSound(string.Join('\n', changed));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Any_text_as_front_matter_never_throws()
    {
        Prop.ForAll<string>(text => IsSound($"---\n{text}\n---\n") && IsSound(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{a: ", 100_000)]
    [InlineData("- ", 100_000)]
    [InlineData("? ", 50_000)]
    [InlineData("a:\n ", 20_000)]
    public void Deep_nesting_is_refused_and_not_a_stack_overflow(string scrap, int times)
    {
        Assert.True(IsSound($"---\nid: a\nlevel: {string.Concat(Enumerable.Repeat(scrap, times))}\n---\n"));
        Assert.True(IsSound($"---\n{string.Concat(Enumerable.Repeat(scrap, times))}\n---\n"));
    }

    [Fact]
    public void A_huge_file_is_refused()
    {
        var parse = RoleFile.Parse("roles/a.md", Example.Text + new string('x', RoleFile.MaxLength));

        Assert.Contains("characters", Assert.Single(parse.Problems).Message, StringComparison.Ordinal);
    }

    private static bool IsSound(string text)
    {
        var parse = RoleFile.Parse(Example.File, text);
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r').Length;
        return parse.Problems.All(p => p.Line >= 1 && p.Line <= lines && p.Message.Length > 0 && !p.Message.Contains('\n', StringComparison.Ordinal))
            && parse.Role is null == parse.Problems.Any(p => p.IsError);
    }
}
