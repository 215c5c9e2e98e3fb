using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Roles;

public class RoleScriptTests
{
    private static readonly Role Role = Parse(Example.Text);

    [Fact]
    public void The_script_is_knock_outs_then_questions_each_with_its_probes()
    {
        var lines = RoleScript.Lines(Role);

        Assert.Equal(
            [
                (ScriptKind.Knockout, "work-permit"),
                (ScriptKind.Knockout, "overlap-hours"),
                (ScriptKind.Knockout, "contract"),
                (ScriptKind.Question, "query-optimisation"),
                (ScriptKind.Probe, "query-optimisation"),
                (ScriptKind.Probe, "query-optimisation"),
                (ScriptKind.Question, "security"),
            ],
            lines.Select(l => (l.Kind, l.Id))
        );
        Assert.Equal("Are you legally authorised to work where this job is based?", lines[0].Text);
        Assert.Equal(AnswerAspect.Result, lines[5].When);
        Assert.Equal("How did you measure the effect?", lines[5].Text);
    }

    [Fact]
    public void The_hash_is_the_recorded_one()
    {
        // Sessions and roles.lock keep hashes for years: a change of the canonical form needs a new first line, not a new value here.
        Assert.StartsWith("recruitbot-script 1\nknockout\twork-permit\tyes-no\tAre you legally", RoleScript.Canonical(Role), StringComparison.Ordinal);
        Assert.Equal("c7203a8a2a45e2fb342290548426914bd75fc8f61033c2ada768b8b3a7545fbc", RoleScript.Sha256(Role));
    }

    [Theory]
    [InlineData("# any change to what is asked or scored needs a higher one", "# another comment")]
    [InlineData("version: 3 ", "version: 4 ")]
    [InlineData("status: open", "status: closed")]
    [InlineData("title: Database query optimisation", "title: Databases")]
    [InlineData("source: \"guides/senior-django-developer.md\"", "source: guides/other.md")]
    [InlineData("We bought a bigger server.", "We bought a larger server.")]
    [InlineData("Contract is with a local entity.", "The contract is with a local entity.")]
    [InlineData("weight: 1  ", "weight: 1.0  ")]
    [InlineData("{ when: action,  ask: \"What exactly did you change?\" }", "{ ask: 'What exactly did you change?', when: action }")]
    [InlineData("definition: Protects user data.", "definition: >\n      Protects\n      user data.\n")]
    [InlineData("Describe a security problem that you found.\n      What", "Describe a security problem\n      that you found. What")]
    [InlineData("cues: [select_related, prefetch_related,", "cues: [prefetch_related, select_related,")]
    [InlineData("require: [employee, either]", "require: [either, employee]")]
    [InlineData("    title: Security\n    definition: Protects user data.\n", "    definition: Protects user data.\n    title: Security\n")]
    public void What_is_neither_asked_nor_scored_does_not_change_the_hash(string passage, string other)
    {
        Assert.Equal(RoleScript.Sha256(Role), RoleScript.Sha256(Parse(Example.With(passage, other))));
    }

    [Theory]
    [InlineData("id: work-permit", "id: permit")]
    [InlineData("Are you legally authorised", "Are you lawfully authorised")]
    [InlineData("type: yes-no\n    require: yes", "type: choice\n    choices: [yes, no]\n    require: yes")]
    [InlineData("require: yes", "require: no")]
    [InlineData("require: yes", "require:")]
    [InlineData("\">= 2\"", "3")]
    [InlineData("[employee, contractor, either]", "[contractor, employee, either]")]
    [InlineData("require: [employee, either]", "require: [employee]")]
    [InlineData("- id: security", "- id: safety")]
    [InlineData("definition: Protects user data.", "definition: Protects data.")]
    [InlineData("weight: 1.5", "weight: 2")]
    [InlineData("What did you change, and", "What have you changed, and")]
    [InlineData("when: action,", "when: task,")]
    [InlineData("What exactly did you change?", "What did you change?")]
    [InlineData("1: Names no risk.", "1: Names few risks.")]
    [InlineData("profiling]", "profiling, tracing]")]
    public void Each_word_that_is_asked_or_scored_changes_the_hash(string passage, string other)
    {
        Assert.NotEqual(RoleScript.Sha256(Role), RoleScript.Sha256(Parse(Example.With(passage, other))));
    }

    [Fact]
    public void The_order_of_questions_and_probes_counts()
    {
        var questions = Role with { Criteria = Role.Criteria.Reverse().ToList() };
        var probes = Role with { Criteria = [Role.Criteria[0] with { Probes = Role.Criteria[0].Probes.Reverse().ToList() }, Role.Criteria[1]] };

        Assert.Equal(3, new[] { Role, questions, probes }.Select(RoleScript.Sha256).Distinct().Count());
    }

    [Fact]
    public void A_snapshot_has_no_gold_and_the_same_hash()
    {
        var snapshot = Role.ForSession();

        Assert.All(snapshot.Criteria, c => Assert.Empty(c.Gold));
        Assert.NotEmpty(Role.Criteria[0].Gold);
        Assert.Equal(RoleScript.Sha256(Role), RoleScript.Sha256(snapshot));
    }

    [Fact]
    public void A_fact_takes_half_a_minute_and_a_question_three()
    {
        Assert.Equal(8, RoleDuration.Minutes(Role));
        Assert.Equal(1, RoleDuration.Minutes(Role with { Knockouts = [], Criteria = [] }));
    }

    private static Role Parse(string text) =>
        RoleFile.Parse(Example.File, text).Role ?? throw new InvalidOperationException(string.Join('\n', RoleFile.Parse(Example.File, text).Problems));
}
