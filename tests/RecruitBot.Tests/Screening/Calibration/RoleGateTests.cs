using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Calibration;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Screening.Calibration.Scales;

namespace RecruitBot.Tests.Screening.Calibration;

public sealed class RoleGateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_version_that_reaches_the_floors_passes_and_one_below_is_refused_with_the_figures()
    {
        Assert.True((await JudgeAsync(RoleOf([.. Times(6, "3 as 3"), .. Times(3, "3 as 4"), "1 as 5"]))).Passes);

        var refused = await JudgeAsync(RoleOf([.. Times(8, "3 as 3"), .. Times(2, "1 as 5")]));
        Assert.False(refused.Passes);
        Assert.Contains("exact 8 of 10 (80 %), exact or adjacent 8 of 10 (80 %)", refused.Refusal, StringComparison.Ordinal);
        Assert.Contains("scripted/1", refused.Refusal, StringComparison.Ordinal);
        Assert.Contains("Version 1 of 'baker' is not offered", refused.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_role_with_too_few_gold_answers_to_tell_is_offered()
    {
        Assert.True((await JudgeAsync(RoleOf())).Passes);
        Assert.True((await JudgeAsync(RoleOf(Times(5, "1 as 5")))).Passes);
        Assert.False((await JudgeAsync(RoleOf(Times(6, "1 as 5")))).Passes);
    }

    [Fact]
    public async Task What_was_measured_once_cannot_get_round_the_gate_by_losing_its_gold_answers()
    {
        await AcceptAsync(RoleOf([("cakes", Times(6, "3 as 3")), ("bread", Times(6, "3 as 3"))]));

        var verdict = await JudgeAsync(RoleOf([("cakes", Times(6, "3 as 3")), ("bread", []), ("tarts", [])]));
        Assert.False(verdict.Passes);
        Assert.Contains("'bread' had gold answers", verdict.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("tarts", verdict.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_on_record_is_not_rated_again_and_anything_else_is()
    {
        var role = RoleOf(Times(6, "3 as 3"));
        await AcceptAsync(role);
        var evaluator = Evaluator();
        var gate = Gate(evaluator);

        Assert.True((await gate.JudgeAsync(role, CancellationToken.None)).Passes);
        Assert.Empty(evaluator.Calls);
        await gate.JudgeAsync(RoleOf(Times(6, "3 as 4")), CancellationToken.None);
        Assert.Equal(6, evaluator.Calls.Count);
        await gate.MeasureAsync(role, CancellationToken.None);
        Assert.Equal(12, evaluator.Calls.Count);
    }

    [Fact]
    public async Task The_figures_of_the_version_before_stand_beside_the_new()
    {
        await AcceptAsync(RoleOf(Times(6, "3 as 3")));
        await AcceptAsync(RoleOf([.. Times(5, "3 as 3"), "3 as 4"]) with { Version = 2 });
        var gate = Gate(Evaluator());
        var now = await gate.MeasureAsync(RoleOf([.. Times(5, "3 as 3"), "3 as 4"]) with { Version = 2 }, CancellationToken.None);

        Assert.Equal("3>3:6", gate.Before(now.Calibration)!.Table.ToString());
        var text = CalibrationText.Of(now, gate.Before(now.Calibration));
        Assert.Contains("version 2, rated by scripted/1: exact 5 of 6", text, StringComparison.Ordinal);
        Assert.Contains("Before, version 1, rated by scripted/1: exact 6 of 6", text, StringComparison.Ordinal);
        Assert.Contains("cakes: exact 5 of 6 (83 %), exact or adjacent 6 of 6 (100 %); before exact 6 of 6", text, StringComparison.Ordinal);
        Assert.Null(Gate(Evaluator()).Before((await JudgeAsync(RoleOf("1 as 1") with { Id = "miller" })).Calibration));
    }

    [Fact]
    public async Task An_open_role_that_is_refused_is_never_offered_and_the_version_before_stays()
    {
        Write("baker", Times(6, "3 as 3"));
        Write("miller", Times(6, "3 as 5"));
        var first = GatedRoles.Of(RoleCatalog.Load(folder.Path, rubric: false), null, Gate(Evaluator()));
        Assert.Equal(["baker"], first.Open.Select(r => r.Id));
        Assert.Equal(RoleStatus.Draft, first.Find("miller")!.Status);
        var problem = Assert.Single(first.Withheld);
        Assert.Equal(("roles/miller.md", 7, true), (problem.File, problem.Line, problem.IsError));

        Write("baker", Times(6, "3 as 1"), version: 2);
        var second = GatedRoles.Of(RoleCatalog.Load(folder.Path, rubric: false, first), first, Gate(Evaluator()));
        Assert.Equal(1, second.Find("baker")!.Version);
        Assert.Equal(["roles/baker.md", "roles/miller.md"], second.Withheld.Select(w => w.File));

        // Read again with nothing changed: the same outcome, without rating again.
        var evaluator = Evaluator();
        var third = GatedRoles.Of(RoleCatalog.Load(folder.Path, rubric: false, second), second, Gate(evaluator));
        Assert.Equal((1, 2), (third.Find("baker")!.Version, third.Withheld.Count));
        Assert.Empty(evaluator.Calls);

        Write("baker", Times(6, "3 as 3"), version: 2);
        Assert.Equal(2, GatedRoles.Of(RoleCatalog.Load(folder.Path, rubric: false, third), third, Gate(evaluator)).Find("baker")!.Version);
        Write("baker", Times(6, "3 as 1"), version: 2, status: "closed");
        Assert.Equal(RoleStatus.Closed, GatedRoles.Of(RoleCatalog.Load(folder.Path, rubric: false, third), third, Gate(evaluator)).Find("baker")!.Status);
    }

    [Fact]
    public async Task Lint_names_each_gold_answer_that_is_far_off_on_its_line()
    {
        Write("miller", [.. Times(8, "3 as 3"), "3 as 5", "3 as -"]);
        var problems = CalibrationLint.Problems(await CalibrationLint.MeasureAsync(RoleCatalog.Load(folder.Path), Gate(Evaluator()), CancellationToken.None));

        Assert.Equal([("error", 7), ("warning", 25), ("warning", 26)], problems.Select(p => (p.Severity, p.Line)));
        Assert.Contains("has level 3 and is rated 5: As the answer says.", problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("is rated insufficient evidence", problems[2].Message, StringComparison.Ordinal);
    }

    private RoleGate Gate(IAnswerEvaluator evaluator) => new(new GoldCalibration(evaluator, NoTermAliases.Instance), CalibrationRecord.Read(folder.Path));

    private async Task<GateVerdict> JudgeAsync(Role role) => await Gate(Evaluator()).JudgeAsync(role, CancellationToken.None);

    private async Task AcceptAsync(Role role) =>
        CalibrationRecord.Read(folder.Path).Add([(await Gate(Evaluator()).MeasureAsync(role, CancellationToken.None)).Calibration], folder.Path);

    private void Write(string id, string[] gold, int version = 1, string status = "open") =>
        folder.Write(
            $"roles/{id}.md",
            $"---\nid: {id}\ntitle: Baker\nversion: {version}\nstatus: {status}\nsla: 5d\ncriteria:\n  - id: cakes\n    title: Cakes\n    definition: Bakes cakes.\n"
                + "    ask: Tell me about a cake.\n    anchors:\n      1: Guesses.\n      3: Measures.\n      5: Compares.\n    gold:\n"
                + string.Concat(gold.Select((g, i) => $"      - {{ level: {g[0]}, answer: \"{g} number {i}\" }}\n"))
                + "---\n# Baker\n");
}
