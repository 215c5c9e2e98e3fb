using System.Net;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Checks;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Discord;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
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

    public static TheoryData<Exception, string, string> Faults =>
        new()
        {
            { new DiscordUnavailableException("GET x got no good answer.", new HttpRequestException()), "Discord cannot be reached at https://discord.example/api/v10: check the network, or correct Discord:ApiBaseUrl.", "Discord did not answer" },
            { new DiscordUnavailableException("GET x got status 503."), "GET x got status 503. Try again in a while; if it stays so, check the network and Discord:ApiBaseUrl.", "Discord did not answer" },
            { new DiscordApiException(HttpStatusCode.NotFound, 0, "GET x was refused."), "What answers at https://discord.example/api/v10 is not Discord's interface (status 404): correct Discord:ApiBaseUrl.", "what answers is not Discord" },
            { new DiscordApiException(HttpStatusCode.Forbidden, ApiErrorCode.MissingAccess, "GET x was refused: Missing Access."), "GET x was refused: Missing Access.", "Discord refused to tell" },
            { new DiscordFatalException("Discord refuses the bot token: copy another."), "Discord refuses the bot token: copy another.", "Discord refuses the token" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_keeps_from_asking_is_said_once_with_what_to_check_and_asked_once(Exception fault, string says, string others)
    {
        _settings.Discord.ApiBaseUrl = "https://name:secret@discord.example/api/v10";
        _rest.Before = _ => throw fault;
        Assert.Equal(new CheckResult(CheckStatus.Bad, says), await TokenAsync());
        foreach (var part in Enum.GetValues<LayoutPart>())
            Assert.Equal(new CheckResult(CheckStatus.Note, $"Not looked at, since {others}."), await OfAsync(part));
        Assert.Single(_rest.Calls);
    }

    [Theory]
    [InlineData(null, 4, CheckStatus.Good, "As many as Discord proposes, 4 now.")]
    [InlineData(4, 4, CheckStatus.Good, "4; Discord proposes 4.")]
    [InlineData(2, 4, CheckStatus.Note, "Discord:Shards is 2, fewer than the 4 that Discord proposes for as many servers as the bot is in, so it may not let the bot connect: set Discord:Shards to 4 or remove it, and Discord is asked.")]
    [InlineData(1, 4, CheckStatus.Bad, "so it will not let the bot connect: set Discord:Shards to 4 or remove it, and Discord is asked.")]
    public async Task Too_few_shards_are_noticed_before_the_bot_is_started(int? configured, int proposed, CheckStatus status, string says)
    {
        (_settings.Discord.Shards, _rest.Shards) = (configured, proposed);
        var result = await new DiscordShardsCheck(_settings.Discord, _rest, _look).RunAsync(CancellationToken.None);
        Assert.Equal(status, result.Status);
        Assert.EndsWith(says, result.Message, StringComparison.Ordinal);
    }

    private async Task<CheckResult> TokenAsync() => await new DiscordTokenCheck(_settings, _look).RunAsync(CancellationToken.None);

    private async Task<CheckResult> OfAsync(LayoutPart part) => await new DiscordLayoutCheck(_look, part).RunAsync(CancellationToken.None);
}
