using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gating;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Gating;

/// <summary>Who may open an application, and what is said to those who may not.</summary>
public sealed class GatesTests : IDisposable
{
    private readonly ThreadPlaces _places = new();
    private readonly Office _office;

    public GatesTests() => _office = Server.Open(_places);

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task After_a_decline_the_same_role_rests_for_thirty_days_and_another_does_not()
    {
        await DeclinedAsync();
        var decided = _office.Time.GetUtcNow();
        _office.Time.Advance(TimeSpan.FromDays(20));
        // A look at the record is no new decision.
        await _office.TypeAsync(Rita, "candidate", ("session", "Alice"));
        var refused = Assert.Single((await _office.TypeAsync(Alice, "apply", ("role", "baker"))).All);
        Assert.Contains($"you can from {decided.AddDays(30):d MMMM yyyy HH:mm} UTC on", refused.Text, StringComparison.Ordinal);
        Assert.True(refused.Private);
        Assert.Single(await _office.HeadsAsync(Alice, "baker"));
        Assert.Equal(0, _places.Opened);
        await _office.BeginAsync(Alice, role: "miller");

        _office.Time.Advance(TimeSpan.FromDays(10));
        await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        Assert.Equal(2, (await _office.HeadsAsync(Alice, "baker")).Count);
    }

    [Fact]
    public async Task Withdrawing_rests_only_where_the_rules_say_so()
    {
        With(new GateRules { WithdrawnCooldownDays = 1 });
        await _office.BeginAsync(Alice);
        await _office.TypeAsync(Alice, "withdraw");
        await _office.PressAsync(Alice, "Yes, withdraw");
        Assert.Contains("After withdrawing, Night Baker can be applied for again after 1 day", (await _office.TypeAsync(Alice, "apply", ("role", "baker"))).Text, StringComparison.Ordinal);
        With(new GateRules());
        await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        Assert.Equal(2, (await _office.HeadsAsync(Alice, "baker")).Count);
    }

    [Fact]
    public async Task A_person_has_only_so_many_applications_open()
    {
        With(new GateRules { MostOpenApplications = 1 });
        await _office.BeginAsync(Alice);
        Assert.Contains("You have 1 open application, which is the most", (await _office.TypeAsync(Alice, "apply", ("role", "miller"))).Text, StringComparison.Ordinal);
        // The one that is open is not a second one.
        Assert.Contains("Fact 1 of", (await _office.TypeAsync(Alice, "apply", ("role", "baker"))).Text, StringComparison.Ordinal);
        await _office.TypeAsync(Bob, "apply", ("role", "miller"));
        Assert.Single(await _office.HeadsAsync(Bob, "miller"));
    }

    [Fact]
    public async Task A_young_account_and_a_new_member_are_told_from_when_on()
    {
        With(new GateRules { MinimumAccountAgeDays = 7, MinimumMemberDays = 2 });
        var now = _office.Time.GetUtcNow();
        var young = Alice with { Standing = new(now.AddDays(-6), now.AddDays(-6), []) };
        Assert.Contains($"account must be 7 days old: yours is from {now.AddDays(1):d MMMM yyyy HH:mm} UTC on", await RefusalAsync(young), StringComparison.Ordinal);
        var arrived = Alice with { Standing = new(now.AddDays(-900), now.AddDays(-1), []) };
        Assert.Contains($"in this server for 2 days: you have from {now.AddDays(1):d MMMM yyyy HH:mm} UTC on", await RefusalAsync(arrived), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_open_and_close_the_door()
    {
        With(new GateRules { RequiredRoles = ["Member", "42"], BlockedRoles = ["Muted"] });
        Assert.Contains("you need a role", await RefusalAsync(Alice with { Standing = new(null, null, ["other"]) }), StringComparison.Ordinal);
        Assert.Contains("cannot apply here", await RefusalAsync(Alice with { Standing = new(null, null, ["member", "MUTED"]) }), StringComparison.Ordinal);
        await _office.TypeAsync(Alice with { Standing = new(null, null, ["42"]) }, "apply", ("role", "baker"));
        await _office.TypeAsync(Bob with { Standing = new(null, null, ["member"]) }, "apply", ("role", "baker"));
        Assert.Equal((1, 1), ((await _office.HeadsAsync(Alice, "baker")).Count, (await _office.HeadsAsync(Bob, "baker")).Count));
    }

    [Fact]
    public async Task What_is_not_known_keeps_nobody_out_and_neither_do_these_rules_the_team()
    {
        With(new GateRules { MinimumAccountAgeDays = 7, MinimumMemberDays = 2, RequiredRoles = ["Member"], BlockedRoles = ["Muted"] });
        await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        await _office.TypeAsync(Bob with { Standing = new(null, null, ["Member"]) }, "apply", ("role", "baker"));
        await _office.TypeAsync(Rita with { Standing = new(_office.Time.GetUtcNow(), _office.Time.GetUtcNow(), ["Muted"]) }, "apply", ("role", "baker"));
        foreach (var who in new[] { Alice, Bob, Rita })
            Assert.Single(await _office.HeadsAsync(who, "baker"));
    }

    [Fact]
    public async Task What_a_platform_knows_of_somebody_is_not_kept()
    {
        await _office.TypeAsync(Alice with { Standing = new(_office.Time.GetUtcNow(), null, ["secret-role"]) }, "apply", ("role", "baker"));
        Assert.All(await _office.EventsAsync(Alice), e => Assert.DoesNotContain("secret-role", SessionJson.Write(e.Event), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_zero_switches_every_rule_off()
    {
        With(new GateRules { CooldownDays = 0, MostOpenApplications = 0, QuestionsPerMinute = 0 });
        await DeclinedAsync();
        await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        Assert.Equal(2, (await _office.HeadsAsync(Alice, "baker")).Count);
    }

    private async Task DeclinedAsync()
    {
        await _office.HandInAsync(Alice);
        await _office.TypeAsync(Rita, "decline", ("session", "Alice"), ("reason", "because"));
    }

    private async Task<string> RefusalAsync(Person who)
    {
        var told = Assert.Single((await _office.TypeAsync(who, "apply", ("role", "baker"))).All);
        Assert.Empty(await _office.HeadsAsync(who, "baker"));
        return told.Text;
    }

    private void With(GateRules rules)
    {
        _office.Rules = rules;
        _office.Restart();
    }
}
