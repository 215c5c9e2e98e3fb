using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Roles;

public class RoleFileTests
{
    [Fact]
    public void The_example_has_no_problem()
    {
        var parse = RoleFile.Parse(Example.File, Example.Text);

        Assert.Empty(parse.Problems);
        Assert.NotNull(parse.Role);
    }

    [Fact]
    public void The_example_is_read_exactly()
    {
        var role = RoleFile.Parse(Example.File, Example.Text).Role!;

        Assert.Equal("senior-django-developer", role.Id);
        Assert.Equal("Senior Django Developer", role.Title);
        Assert.Equal(3, role.Version);
        Assert.Equal(RoleStatus.Open, role.Status);
        Assert.Equal("senior", role.Level);
        Assert.Equal("Remote (EU)", role.Location);
        Assert.Equal(new Salary(130000, 180000, "USD", "year", "major US markets", "2024", "guides/compensation.md"), role.Salary);
        Assert.Equal(5, role.Sla);
        Assert.Equal([new RoleSkill("Django ORM", Importance.Must), new RoleSkill("Redis", Importance.Nice)], role.Skills);
        Assert.Equal("A job profile", role.Attribution);
        Assert.Equal("2024", role.AsOf);
    }

    [Fact]
    public void Knock_outs_of_each_kind_are_read()
    {
        var knockouts = RoleFile.Parse(Example.File, Example.Text).Role!.Knockouts;

        Assert.Equal(["work-permit", "overlap-hours", "contract"], knockouts.Select(k => k.Id));
        Assert.Equal([KnockoutType.YesNo, KnockoutType.Number, KnockoutType.Choice], knockouts.Select(k => k.Type));
        Assert.Equal("Are you legally authorised to work where this job is based?", knockouts[0].Ask);
        Assert.Equal("Contract is with a local entity.", knockouts[0].Because);
        Assert.Equal(["yes"], knockouts[0].Require);
        Assert.Equal(["2"], knockouts[1].Require);
        Assert.Equal(["employee", "either"], knockouts[2].Require);
        Assert.Equal(["employee", "contractor", "either"], knockouts[2].Choices);
    }

    [Fact]
    public void Criteria_are_read_with_probes_anchors_cues_and_gold()
    {
        var criteria = RoleFile.Parse(Example.File, Example.Text).Role!.Criteria;
        var first = criteria[0];

        Assert.Equal("Finds, measures and removes slow database access.", first.Definition);
        Assert.Equal("guides/senior-django-developer.md#responsibilities", first.Source);
        Assert.Equal(1, first.Weight);
        Assert.Null(first.WeightReason);
        Assert.Equal(
            [new Probe(AnswerAspect.Action, "What exactly did you change?"), new Probe(AnswerAspect.Result, "How did you measure the effect?")],
            first.Probes
        );
        Assert.Equal([1, 3, 5], first.Anchors.Keys);
        Assert.Equal("Names no concrete technique, or guesses without measuring.", first.Anchors[1]);
        Assert.Equal(["select_related", "prefetch_related", "N+1", "EXPLAIN", "index", "profiling"], first.Cues);
        Assert.Equal(6, first.Gold.Count);
        Assert.EndsWith("I compared eager loading with denormalising, chose the first, and a query count in CI fails above 8.", first.Gold[5].Answer, StringComparison.Ordinal);
        Assert.Equal(1.5, criteria[1].Weight);
        Assert.Equal("Describe a security problem that you found.\nWhat did you do about it?", criteria[1].Ask);
        Assert.Empty(criteria[1].Probes);
        Assert.Equal([1, 2, 3, 4, 5], criteria[1].Anchors.Keys);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        var parse = RoleFile.Parse(Example.File, "\uFEFF" + Example.Text.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Empty(parse.Problems);
        Assert.Equal(RoleScript.Sha256(RoleFile.Parse(Example.File, Example.Text).Role!), RoleScript.Sha256(parse.Role!));
    }

    [Theory]
    [InlineData("yes", "yes")]
    [InlineData("Yes", "yes")]
    [InlineData("true", "yes")]
    [InlineData("\"yes\"", "yes")]
    [InlineData("no", "no")]
    [InlineData("false", "no")]
    [InlineData("", null)]
    [InlineData("~", null)]
    public void A_yes_or_no_is_what_was_written(string written, string? read)
    {
        var parse = RoleFile.Parse(Example.File, Example.With("require: yes", $"require: {written}"));

        Assert.Empty(parse.Problems);
        Assert.Equal(read is null ? [] : [read], parse.Role!.Knockouts[0].Require);
    }

    [Theory]
    [InlineData("2", "2")]
    [InlineData("2.50", "2.5")]
    [InlineData("\">=3\"", "3")]
    [InlineData("\"\u2265 4\"", "4")]
    public void A_least_number_is_read_in_each_spelling(string written, string read)
    {
        var parse = RoleFile.Parse(Example.File, Example.With("\">= 2\"", written));

        Assert.Empty(parse.Problems);
        Assert.Equal([read], parse.Role!.Knockouts[1].Require);
    }

    [Fact]
    public void A_single_required_choice_needs_no_list()
    {
        var parse = RoleFile.Parse(Example.File, Example.With("require: [employee, either]", "require: employee"));

        Assert.Empty(parse.Problems);
        Assert.Equal(["employee"], parse.Role!.Knockouts[2].Require);
    }

    [Theory]
    [InlineData("5d", 5)]
    [InlineData("2w", 14)]
    public void The_time_to_answer_is_days_or_weeks(string written, int days)
    {
        Assert.Equal(days, RoleFile.Parse(Example.File, Example.With("sla: 5d ", $"sla: {written} ")).Role!.Sla);
    }

    [Fact]
    public void What_is_optional_may_be_absent()
    {
        var text = """
            ---
            id: small
            title: Small
            version: 1
            status: draft
            sla: 1w
            criteria:
              - id: a
                title: A
                definition: Does A.
                ask: Tell me about A.
                anchors: { 1: Names nothing., 3: Names one thing., 5: Compares two and measures. }
            ---
            """;
        var parse = RoleFile.Parse("roles/small.md", text);

        Assert.DoesNotContain(parse.Problems, p => p.IsError);
        var role = parse.Role!;
        Assert.Equal("not stated", role.Level);
        Assert.Null(role.Location);
        Assert.Null(role.Salary);
        Assert.Null(role.Attribution);
        Assert.Empty(role.Skills);
        Assert.Empty(role.Knockouts);
        Assert.Equal(1, role.Criteria[0].Weight);
        Assert.Null(role.Criteria[0].Source);
        Assert.Empty(role.Criteria[0].Cues);
        Assert.Empty(role.Criteria[0].Gold);
    }

    [Fact]
    public void A_salary_needs_only_figures_currency_and_period()
    {
        var text = Example.With(", region: major US markets, asOf: 2024, source: \"guides/compensation.md\" }", " }");

        Assert.Equal(new Salary(130000, 180000, "USD", "year", null, null, null), RoleFile.Parse(Example.File, text).Role!.Salary);
    }
}
