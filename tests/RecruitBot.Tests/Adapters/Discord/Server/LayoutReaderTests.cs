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
        _rest.Guilds.Add(_rest.Guilds[0] with { Id = new Snowflake(77), Name = "Brewery" });
        Assert.Contains("set Discord:Guild to the id of the one it works for (Bakery: 100, Brewery: 77).", await OnlyAsync(LayoutPart.Server, CheckStatus.Bad), StringComparison.Ordinal);
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
            PermissionOverwrites = [.. review.PermissionOverwrites!, new() { Id = ScriptedServer.Bot, Type = 1, Deny = Permissions.SendMessages | Permissions.EmbedLinks }],
        };
        Assert.Contains("lacks Send Messages, Embed Links in #recruiting-review", await OnlyAsync(LayoutPart.Review, CheckStatus.Bad), StringComparison.Ordinal);
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

    [Theory]
    [InlineData(Permissions.SendMessagesInThreads, "Candidates cannot write in threads below #apply, so screening runs in direct messages.", "allow Send Messages in Threads")]
    [InlineData(Permissions.ViewChannel, "Candidates cannot see #apply and its panel, so screening runs in direct messages.", "allow View Channel, Send Messages in Threads")]
    public async Task What_candidates_lack_is_named_and_they_are_screened_where_they_can_write(Permissions denied, string says, string click)
    {
        Overwrite(ScriptedServer.Apply, new() { Id = ScriptedServer.Everyone, Deny = denied }, new() { Id = ScriptedServer.BotRole, Allow = denied }, new() { Id = ScriptedServer.Recruiter, Allow = denied });
        var problem = await OnlyAsync(LayoutPart.Panel, CheckStatus.Note);
        Assert.StartsWith(says, problem, StringComparison.Ordinal);
        Assert.EndsWith($"Permissions → @everyone (add it if it is not listed) → {click} → Save Changes.", problem, StringComparison.Ordinal);
        Assert.True(await ReadAsync() is { OpensThreads: false, IsMuteInThreads: true, Panel: not null });
    }

    [Fact]
    public async Task Candidates_who_get_in_by_a_role_are_screened_in_threads_and_who_asks_is_told_which()
    {
        Overwrite(ScriptedServer.Apply, new() { Id = ScriptedServer.Everyone, Deny = Permissions.ViewChannel }, new() { Id = ScriptedServer.BotRole, Allow = Permissions.ViewChannel });
        var member = new GuildRole { Id = new Snowflake(104), Name = "Member" };
        var guild = _rest.Guilds[0];
        _rest.Guilds[0] = guild with { Roles = [.. guild.Roles!, member] };
        Allow(member.Id);
        // A role that nobody has lets nobody in.
        Assert.Contains("Candidates cannot see", await OnlyAsync(LayoutPart.Panel, CheckStatus.Note), StringComparison.Ordinal);
        _rest.Join(DiscordBench.Alice, member.Id);
        var layout = await ReadAsync();
        Assert.Empty(layout.Problems);
        Assert.True(layout is { OpensThreads: true, IsMuteInThreads: false });
        Assert.Contains("only members with Member have View Channel, Send Messages in Threads", Assert.Single(layout.Remarks).Message, StringComparison.Ordinal);
        _bench = new DiscordBench(_settings, rest: _rest);
        Assert.Equal(CheckStatus.Note, (await new DiscordLayoutCheck(new DiscordLook(_bench.Layouts), LayoutPart.Panel).RunAsync(CancellationToken.None)).Status);
        // Neither the team nor a role that comes with a bot says anything about candidates.
        _rest.Guilds[0] = guild with { Roles = [.. guild.Roles!, member with { Managed = true }] };
        Assert.False((await ReadAsync()).OpensThreads);

        void Allow(Snowflake role)
        {
            var apply = _rest.Channels[ScriptedServer.Apply];
            Overwrite(ScriptedServer.Apply, [.. apply.PermissionOverwrites!, new() { Id = role, Allow = Permissions.ViewChannel }, new() { Id = ScriptedServer.Recruiter, Allow = Permissions.ViewChannel }]);
        }
    }

    [Fact]
    public async Task One_channel_for_panel_and_review_is_no_reason_to_hide_the_panel()
    {
        _settings.ReviewChannel = "#apply";
        Assert.Contains("Discord:PanelChannel and Discord:ReviewChannel name the same channel, #apply", await OnlyAsync(LayoutPart.Review, CheckStatus.Bad), StringComparison.Ordinal);
        Assert.True(await ReadAsync() is { Review: null, Panel.Name: "apply" });
    }

    [Fact]
    public async Task What_is_denied_to_the_bot_itself_is_to_be_allowed_to_the_bot_itself()
    {
        var apply = _rest.Channels[ScriptedServer.Apply];
        _rest.Channels[ScriptedServer.Apply] = apply with { PermissionOverwrites = [new() { Id = ScriptedServer.Bot, Type = 1, Deny = Permissions.SendMessages }] };
        Assert.Contains("Permissions → the member RecruitBot (add it if it is not listed) → allow Send Messages → Save Changes.", await OnlyAsync(LayoutPart.Panel, CheckStatus.Bad), StringComparison.Ordinal);
        DenyInApply(Permissions.ViewChannel | Permissions.EmbedLinks);
        Assert.Contains("lacks View Channel, Embed Links in #apply, so there is no panel and no thread below it is heard", await OnlyAsync(LayoutPart.Panel, CheckStatus.Bad), StringComparison.Ordinal);
        Assert.True((await ReadAsync()) is { HidesThreads: true, HidesHistory: false });
    }

    [Fact]
    public async Task A_role_that_nobody_has_or_that_does_not_see_the_review_channel_is_named()
    {
        _rest.Members.Remove(new Snowflake(DiscordBench.Rita));
        Assert.Contains("Nobody has the role Recruiter yet", await OnlyAsync(LayoutPart.Recruiters, CheckStatus.Note), StringComparison.Ordinal);
        // Where Discord does not tell how many have it, that is no problem.
        _rest.Refuse("GetRoleMemberCounts", ApiErrorCode.MissingAccess);
        Assert.Empty((await ReadAsync()).Problems);
        var review = _rest.Channels[ScriptedServer.Review];
        _rest.Channels[ScriptedServer.Review] = review with { PermissionOverwrites = [.. review.PermissionOverwrites!.Where(o => o.Id != ScriptedServer.Recruiter)] };
        Assert.Contains("The role Recruiter cannot see #recruiting-review", await OnlyAsync(LayoutPart.Review, CheckStatus.Note), StringComparison.Ordinal);
        Assert.NotNull((await ReadAsync()).Review);
    }

    private void Overwrite(Snowflake channel, params Overwrite[] overwrites) => _rest.Channels[channel] = _rest.Channels[channel] with { PermissionOverwrites = overwrites };

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
