using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Rescoring;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Screening.Rescoring;

/// <summary>What another version would make of past answers; nobody's ratings change by asking.</summary>
public sealed class DryRunTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    private Role Baker => _office.Roles.Find("baker")!;

    [Fact]
    public async Task Ratings_that_would_change_are_listed_and_nothing_is_written()
    {
        await _office.HandInAsync(Alice);
        var before = await _office.EverythingAsync();

        // Recorded at level 4; the new version's evaluator gives 2 on one scale.
        var report = await RunAsync(Baker, criterion => criterion.Id == "hygiene" ? 2 : 4);

        var change = Assert.Single(report.Changes);
        Assert.Equal(("hygiene", 4, 2, false), (change.CriterionId, change.Before!.Level, change.After.Level, change.AskedOtherwise));
        Assert.Contains("level 4 \u2192 level 2", change.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", change.Text, StringComparison.Ordinal);
        Assert.Equal((1, 0, 1), (report.Rated, report.WithoutConsent, report.Same));
        Assert.Equal(before.Select(s => (s.Head, s.Events.Count)), (await _office.EverythingAsync()).Select(s => (s.Head, s.Events.Count)));
        Assert.Equal(4, (await _office.StateAsync(Alice)).Ratings["hygiene"].Rating.Level);
    }

    [Fact]
    public async Task Nobody_is_scored_without_consent_or_after_taking_it_back()
    {
        await _office.HandInAsync(Alice, Paths.HumanOnly);
        await _office.HandInAsync(Bob);
        await _office.TypeAsync(Bob, "withdraw");
        await _office.PressAsync(Bob, "Yes, withdraw");
        var rated = 0;

        var report = await RunAsync(Baker, _ => ++rated);

        Assert.Equal((0, 2, 0), (report.Rated, report.WithoutConsent, rated));
        Assert.Empty(report.Changes);
    }

    [Fact]
    public async Task A_criterion_that_was_never_asked_is_counted_and_not_rated_and_other_words_are_told()
    {
        await _office.HandInAsync(Alice);
        var role = Baker with
        {
            Version = 3,
            Criteria = [Baker.Criteria[0] with { Ask = "Other words?" }, Baker.Criteria[1] with { Id = "new" }],
        };

        var report = await RunAsync(role, _ => 1);

        Assert.Equal(1, report.NotAsked["new"]);
        Assert.True(Assert.Single(report.Changes).AskedOtherwise);
    }

    [Fact]
    public async Task An_application_that_was_not_handed_in_is_not_rated()
    {
        await _office.ToReviewAsync(Alice);

        Assert.Equal(0, (await RunAsync(Baker, _ => 1)).Rated);
    }

    [Fact]
    public async Task Versions_come_from_the_file_and_the_sessions_and_know_who_was_scored_under_them()
    {
        await _office.HandInAsync(Alice);
        await _office.HandInAsync(Bob, Paths.HumanOnly);
        var now = Baker with { Version = 3, Criteria = [Baker.Criteria[0] with { Ask = "Tell me of a dough that you saved." }, Baker.Criteria[1]] };
        var changedInPlace = now with { Version = 2 };

        var sessions = await RoleSessions.ReadAsync(_office.Store, now, _office.Roles.KnowledgePath, 100, CancellationToken.None);
        Assert.Equal(["2", "3"], sessions.Versions.Select(v => v.Name));
        Assert.Equal((2, 1, false), (sessions.Versions[0].Sessions.Count, sessions.Versions[0].Scored.Count, sessions.Versions[0].InForce));
        Assert.Equal(("2", "3"), (sessions.Pair(null, null)!.Value.Older.Name, sessions.Pair(null, null)!.Value.Newer.Name));
        Assert.Equal(("3", "2"), (sessions.Pair("3", "2")!.Value.Older.Name, sessions.Pair("v3", "2")!.Value.Newer.Name));
        Assert.Null(sessions.Pair("1", null));
        Assert.Null(sessions.Pair(null, "2"));

        var same = await RoleSessions.ReadAsync(_office.Store, changedInPlace, _office.Roles.KnowledgePath, 100, CancellationToken.None);
        Assert.Equal([$"2@{RoleScript.Sha256(Baker)[..8]}", $"2@{RoleScript.Sha256(changedInPlace)[..8]}"], same.Versions.Select(v => v.Name));
        Assert.Same(same.Versions[1], same.InForce);
    }

    private async Task<RescoreReport> RunAsync(Role version, Func<Criterion, int> level)
    {
        var sessions = await RoleSessions.ReadAsync(_office.Store, Baker, _office.Roles.KnowledgePath, 100, CancellationToken.None);
        var evaluator = new ScriptedEvaluator((c, answers) => new Rating(level(c), RatingStatus.Scored, [new Evidence(answers[0][..3], 0, 0, 3)], "Because."));
        return await DryRun.RunAsync(sessions.States, version, evaluator, CancellationToken.None);
    }
}
