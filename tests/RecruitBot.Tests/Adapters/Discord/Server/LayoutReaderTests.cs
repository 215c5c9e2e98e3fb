using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Checks;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Discord.Server;

/// <summary>Each thing that can be missing in a server is named, with what to do about it.</summary>
public sealed class LayoutReaderTests : IDisposable
{
    private readonly ScriptedServer _rest = new();
    private readonly DiscordSettings _settings = new();
    private DiscordBench? _bench;

    public LayoutReaderTests() => _rest.Join(DiscordBench.Rita, ScriptedServer.Recruiter);

    public void Dispose() => _bench?.Dispose();

    [Fact]
    public async Task A_server_with_everything_has_no_problem()
    {
        var layout = await ReadAsync();
        Assert.Empty(layout.Problems);
        Assert.Equal((ScriptedServer.Review, ScriptedServer.Apply), (layout.Review!.Id, layout.Panel!.Id));
        Assert.True(layout is { OpensThreads: true, ReadsMessages: true });
        Assert.Equal(["Recruiter"], layout.RecruiterRoles.Select(r => r.Name));
    }

    [Fact]
    public async Task No_server_comes_with_the_invitation()
    {
        _rest.Guilds.Clear();
        var problem = await OnlyAsync(LayoutPart.Server, CheckStatus.Bad);
        Assert.Contains("client_id=11&scope=bot+applications.commands&permissions=", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_servers_are_listed_until_the_setting_names_one()
    {
        _rest.Guilds.Add(_rest.Guilds[0] with { Id = new Snowflake(77) });
        Assert.Contains("set Discord:Guild", await OnlyAsync(LayoutPart.Server, CheckStatus.Bad), StringComparison.Ordinal);
        _settings.Guild = " 100 ";
        Assert.Equal(ScriptedServer.GuildId, (await ReadAsync()).Guild!.Id);
        _settings.Guild = "12345";
        Assert.Contains("not in the server 12345", await OnlyAsync(LayoutPart.Server, CheckStatus.Bad), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_intent_screening_goes_on_in_direct_messages()
    {
        _rest.Flags = ApplicationFlags.None;
        Assert.Contains("Message Content Intent", await OnlyAsync(LayoutPart.Messages, CheckStatus.Note), StringComparison.Ordinal);
        Assert.False((await ReadAsync()).ReadsMessages);
    }

    [Fact]
    public async Task Without_the_role_only_managers_are_recruiters()
    {
        _settings.RecruiterRoles = "Nobody, Neither";
        Assert.Contains("no role called Nobody, Neither", await OnlyAsync(LayoutPart.Recruiters, CheckStatus.Note), StringComparison.Ordinal);
        _settings.RecruiterRoles = "x, @recruiter, 103";
        Assert.Equal(["Recruiter", "Manager"], (await ReadAsync()).RecruiterRoles.Select(r => r.Name));
    }

    [Fact]
    public async Task A_review_channel_that_is_missing_public_or_closed_to_the_bot_is_not_used()
    {
        var review = _rest.Channels[ScriptedServer.Review];
        _rest.Channels[ScriptedServer.Review] = review with { PermissionOverwrites = [] };
        Assert.Contains("Everybody can read #recruiting-review", await OnlyAsync(LayoutPart.Review, CheckStatus.Bad), StringComparison.Ordinal);
        Assert.Null((await ReadAsync()).Review);
        _rest.Channels[ScriptedServer.Review] = review with
        {
            PermissionOverwrites = [.. review.PermissionOverwrites!, new() { Id = ScriptedServer.Bot, Type = 1, Deny = Permissions.EmbedLinks | Permissions.AttachFiles }],
        };
        Assert.Contains("lacks Embed Links, Attach Files in #recruiting-review", await OnlyAsync(LayoutPart.Review, CheckStatus.Bad), StringComparison.Ordinal);
        Assert.Null((await ReadAsync()).Review);
        _rest.Channels.Remove(ScriptedServer.Review);
        Assert.Contains("no text channel called recruiting-review", await OnlyAsync(LayoutPart.Review, CheckStatus.Bad), StringComparison.Ordinal);
        _settings.ReviewChannel = "#General";
        Assert.Contains("Everybody can read #general", await OnlyAsync(LayoutPart.Review, CheckStatus.Bad), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_that_is_missing_or_closed_to_the_bot_is_named()
    {
        DenyInApply(Permissions.SendMessages);
        Assert.Contains("lacks Send Messages in #apply", await OnlyAsync(LayoutPart.Panel, CheckStatus.Bad), StringComparison.Ordinal);
        Assert.Null((await ReadAsync()).Panel);
        DenyInApply(Permissions.CreatePrivateThreads);
        Assert.Contains("lacks Create Private Threads in #apply, so screening runs in direct messages", await OnlyAsync(LayoutPart.Panel, CheckStatus.Note), StringComparison.Ordinal);
        Assert.False((await ReadAsync()).OpensThreads);
        Assert.NotNull((await ReadAsync()).Panel);
        DenyInApply(Permissions.ManageThreads);
        Assert.Contains("cannot delete a thread", await OnlyAsync(LayoutPart.Panel, CheckStatus.Note), StringComparison.Ordinal);
        _rest.Channels.Remove(ScriptedServer.Apply);
        Assert.Contains("no text channel called apply", await OnlyAsync(LayoutPart.Panel, CheckStatus.Note), StringComparison.Ordinal);
        _settings.PanelChannel = ScriptedServer.General.ToString();
        Assert.Equal(ScriptedServer.General, (await ReadAsync()).Panel!.Id);
    }

    [Fact]
    public async Task Doctor_says_the_same_part_by_part()
    {
        _bench = new DiscordBench(_settings, rest: _rest);
        _rest.Channels.Remove(ScriptedServer.Review);
        foreach (var part in Enum.GetValues<LayoutPart>())
        {
            var result = await new DiscordLayoutCheck(_bench.Layouts, part).RunAsync(CancellationToken.None);
            Assert.Equal(part == LayoutPart.Review ? CheckStatus.Bad : CheckStatus.Good, result.Status);
        }
        var token = new DiscordTokenCheck(new Settings { Discord = { Token = "x" } }, _bench.Layouts);
        Assert.Equal(new CheckResult(CheckStatus.Good, "Discord knows the bot as RecruitBot."), await token.RunAsync(CancellationToken.None));
        Assert.Equal(CheckStatus.Note, (await new DiscordTokenCheck(new Settings()).RunAsync(CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Doctor_says_when_discord_does_not_answer()
    {
        _bench = new DiscordBench(_settings, rest: _rest);
        _rest.Refuse("", 0);
        Assert.Equal(CheckStatus.Bad, (await new DiscordTokenCheck(new Settings { Discord = { Token = "x" } }, _bench.Layouts).RunAsync(CancellationToken.None)).Status);
        Assert.Equal(CheckStatus.Note, (await new DiscordLayoutCheck(_bench.Layouts, LayoutPart.Review).RunAsync(CancellationToken.None)).Status);
    }

    private void DenyInApply(Permissions denied) =>
        _rest.Channels[ScriptedServer.Apply] = _rest.Channels[ScriptedServer.Apply] with
        {
            PermissionOverwrites = [new() { Id = ScriptedServer.BotRole, Deny = denied }],
        };

    private Task<ServerLayout> ReadAsync() => new LayoutReader(_rest, _settings).ReadAsync(CancellationToken.None);

    /// <summary>The one problem there is.</summary>
    private async Task<string> OnlyAsync(LayoutPart part, CheckStatus status)
    {
        var problem = Assert.Single((await ReadAsync()).Problems);
        Assert.Equal((part, status), (problem.Part, problem.Status));
        Assert.EndsWith(".", problem.Message.Contains("https://", StringComparison.Ordinal) ? "." : problem.Message, StringComparison.Ordinal);
        return problem.Message;
    }
}
