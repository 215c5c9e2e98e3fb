using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Checks;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Adapters.Discord;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Checks;

/// <summary>What doctor and /setup say of Discord: asked once for all of them, and each time anew.</summary>
public sealed class DiscordChecksTests : IDisposable
{
    private readonly ScriptedServer _rest = new();
    private readonly Settings _settings = new() { Discord = { Token = "x" } };
    private readonly DiscordBench _bench;
    private readonly DiscordLook _look;

    public DiscordChecksTests()
    {
        _rest.Join(DiscordBench.Rita, ScriptedServer.Recruiter);
        _bench = new DiscordBench(_settings.Discord, rest: _rest);
        _look = new DiscordLook(_bench.Layouts);
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Part_by_part_the_server_is_good_or_not()
    {
        _rest.Channels.Remove(ScriptedServer.Review);
        foreach (var part in Enum.GetValues<LayoutPart>())
            Assert.Equal(part == LayoutPart.Review ? CheckStatus.Bad : CheckStatus.Good, (await OfAsync(part)).Status);
        Assert.Equal(new CheckResult(CheckStatus.Good, "Discord knows the bot as RecruitBot."), await TokenAsync());
        Assert.Equal(CheckStatus.Note, (await new DiscordTokenCheck(new Settings()).RunAsync(CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Every_round_looks_afresh_and_once()
    {
        _rest.Members.Remove(new Snowflake(DiscordBench.Rita));
        await RoundAsync(CheckStatus.Note);
        _rest.Join(DiscordBench.Rita, ScriptedServer.Recruiter);
        await RoundAsync(CheckStatus.Good);
        Assert.Equal(2, _rest.Count("GetRoleMemberCounts"));

        async Task RoundAsync(CheckStatus recruiters)
        {
            await TokenAsync();
            foreach (var part in Enum.GetValues<LayoutPart>())
                Assert.Equal(part == LayoutPart.Recruiters ? recruiters : CheckStatus.Good, (await OfAsync(part)).Status);
        }
    }

    [Fact]
    public async Task A_look_at_the_setup_brings_what_the_team_reads_up_to_date()
    {
        _rest.Members.Remove(new Snowflake(DiscordBench.Rita));
        await _bench.BeginAsync();
        await _bench.FrontEnd.IdleAsync();
        Assert.Contains(_rest.Said(ScriptedServer.Review), s => s.Contains("Nobody has the role Recruiter yet", StringComparison.Ordinal));
        _rest.Join(DiscordBench.Rita, ScriptedServer.Recruiter);
        await TokenAsync();
        await _bench.Time.PassAsync(3);
        await _bench.FrontEnd.IdleAsync();
        Assert.Contains("there is nothing to do", Assert.Single(_rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_discord_does_not_answer_it_is_asked_once()
    {
        _rest.Refuse("", 0);
        Assert.Equal(CheckStatus.Bad, (await TokenAsync()).Status);
        Assert.Equal(CheckStatus.Note, (await OfAsync(LayoutPart.Review)).Status);
        Assert.Single(_rest.Calls);
    }

    private async Task<CheckResult> TokenAsync() => await new DiscordTokenCheck(_settings, _look).RunAsync(CancellationToken.None);

    private async Task<CheckResult> OfAsync(LayoutPart part) => await new DiscordLayoutCheck(_look, part).RunAsync(CancellationToken.None);
}
