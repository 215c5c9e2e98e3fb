using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Roles;

/// <summary>S-09 and story 14: years are placed in bands by an edge rule that both sides read, and exclude nobody.</summary>
public sealed class BandTests
{
    private const string Nights = """
          - id: nights
            ask: How many nights a week can you bake?
            type: number
            require: ">= 3"
            because: "The oven runs at least three nights."
        """;

    private const string Years = """
          - id: years
            ask: How many years have you worked as a baker?
            type: number
            because: "The level of the contract."
            bands:
              - { label: junior, from: 0 }
              - { label: mid-level, from: 2 }
              - { label: senior, from: 5 }
        """;

    private const string Rule = "junior below 2, mid-level from 2, senior from 5; exactly 2 counts as mid-level, exactly 5 as senior";

    private static readonly string Baker = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conversations", "Data", "bakery", "roles", "baker.md")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("1.9", "junior")]
    [InlineData("2", "mid-level")]
    [InlineData("4.9", "mid-level")]
    [InlineData("5", "senior")]
    [InlineData("31", "senior")]
    public async Task Story_14_the_edge_rule_decides_the_label_and_both_sides_read_it(string years, string label)
    {
        using var office = Office();
        await office.BeginAsync(Alice);
        var asked = await office.PressAsync(Alice, "Yes");
        Assert.Contains(Rule, asked.Text, StringComparison.Ordinal);
        var noted = await office.SayAsync(Alice, $"{years} years");
        Assert.Contains($"{years} counts as {label} here", noted.Text, StringComparison.Ordinal);
        var state = await office.StateAsync(Alice);
        Assert.Null(state.Facts["years"].Passed);
        Assert.Equal("contract", state.Pending!.Item.Id);
        await office.SayAsync(Alice, "employee");
        await office.SayAsync(Alice, Paths.WholeStory);
        await office.SayAsync(Alice, Paths.HygieneStory);
        var card = Heard.Words((await office.PressAsync(Alice, "Hand in")).Reviewers);
        Assert.Contains($"years: {label} ({Rule}), \u201c{years} years\u201d", card, StringComparison.Ordinal);
        // Years are no requirement: nobody stands in a list of those who miss one.
        Assert.Empty((await KnockoutReport.ReadAsync(office.Store, null, CancellationToken.None)).Waiting);
        Assert.Empty((await office.Replay.RunAsync(await office.EventsAsync(Alice), CancellationToken.None)).Differences);
    }

    [Fact]
    public void Bands_and_a_requirement_exclude_each_other()
    {
        var problem = Assert.Single(Parse(Years.Replace("    because:", "    require: \">= 2\"\n    because:", StringComparison.Ordinal)).Problems, p => p.IsError);
        Assert.Contains("exclude nobody", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from: 5", "from: 2", "higher and higher")]
    [InlineData("label: senior", "label: junior", "a label twice")]
    [InlineData("type: number", "type: yes-no", "need `type: number`")]
    public void Bands_that_place_nothing_are_an_error(string old, string replacement, string words) =>
        Assert.Contains(Parse(Years.Replace(old, replacement, StringComparison.Ordinal)).Problems, p => p.IsError && p.Message.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void Years_with_bands_draw_no_warning_and_are_part_of_the_script()
    {
        var parse = Parse(Years);
        Assert.DoesNotContain(parse.Problems, p => p.Message.Contains("years of experience alone", StringComparison.Ordinal));
        Assert.NotEqual(RoleScript.Sha256(parse.Role!), RoleScript.Sha256(Parse(Years.Replace("from: 5", "from: 6", StringComparison.Ordinal)).Role!));
    }

    private static Office Office()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "roles"));
        File.WriteAllText(Path.Combine(folder.Path, "roles", "baker.md"), With(Years));
        return new Office(roles: RoleCatalog.Load(folder.Path, rubric: false));
    }

    private static RoleParse Parse(string years) => RoleFile.Parse("roles/baker.md", With(years));

    private static string With(string years)
    {
        Assert.Contains(Nights, Baker, StringComparison.Ordinal);
        return Baker.Replace(Nights, years, StringComparison.Ordinal);
    }
}
