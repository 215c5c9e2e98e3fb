using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Discord.Server;

/// <summary>The layout that is remembered, the panel and the commands: brought up to date when they need it, and not otherwise.</summary>
public sealed class PreparationTests : IDisposable
{
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_layout_is_read_once_for_all_who_ask_and_again_when_it_is_stale()
    {
        var gate = new TaskCompletionSource();
        _bench.Rest.Before = _ => gate.Task;
        var asking = Enumerable.Range(0, 10).Select(_ => Task.Run(() => LayoutAsync())).ToList();
        gate.SetResult();
        await Task.WhenAll(asking);
        Assert.Equal(1, Reads);
        _bench.Time.Advance(TimeSpan.FromMinutes(5));
        await LayoutAsync();
        Assert.Equal(1, Reads);
        _bench.Layouts.Stale();
        await LayoutAsync();
        Assert.Equal(2, Reads);
        // However often something changes, it is read at most every two seconds.
        _bench.Layouts.Stale();
        await LayoutAsync();
        Assert.Equal(2, Reads);
        _bench.Time.Advance(TimeSpan.FromMinutes(10));
        await LayoutAsync();
        Assert.Equal(3, Reads);
    }

    [Fact]
    public async Task While_discord_is_out_of_reach_the_last_layout_serves_and_it_is_asked_again_soon()
    {
        _bench.Rest.Refuse("GetCurrentUser", 0);
        await Assert.ThrowsAsync<DiscordUnavailableException>(LayoutAsync);
        _bench.Rest.RefuseNothing();
        var layout = await LayoutAsync();
        _bench.Rest.Refuse("GetCurrentUser", 0);
        _bench.Layouts.Stale();
        _bench.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Same(layout, await LayoutAsync());
        _bench.Rest.RefuseNothing();
        _bench.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.NotSame(layout, await LayoutAsync());
    }

    [Fact]
    public async Task The_intent_that_is_switched_on_later_counts_after_the_next_start()
    {
        _bench.Rest.Flags = ApplicationFlags.None;
        await LayoutAsync();
        _bench.Rest.Flags = ApplicationFlags.MessageContentLimited;
        _bench.Time.Advance(TimeSpan.FromMinutes(11));
        var layout = await LayoutAsync();
        Assert.False(layout.ReadsMessages);
        Assert.Contains("start the bot again", Assert.Single(layout.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_panel_is_posted_once_edited_when_it_changes_and_posted_again_when_it_is_gone()
    {
        await ShowAsync(_bench.Panel);
        await ShowAsync(_bench.Panel);
        var posted = Assert.Single(_bench.Rest.Messages);
        Assert.Equal(ScriptedServer.Apply, posted.Channel);
        Assert.Equal(ActionId.Of("apply"), posted.Draft.Components![0].Components![0].CustomId);
        var renamed = new Panel(
            _bench.Rest,
            RoleCatalog.Load(Path.Combine(AppContext.BaseDirectory, "Conversations", "Data", "bakery")),
            new() { Employer = { Name = "The New Bakery" } },
            _bench.Notes,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<Panel>.Instance
        );
        await ShowAsync(renamed);
        var edited = Assert.Single(_bench.Rest.Messages);
        Assert.Equal(posted.Id, edited.Id);
        Assert.Equal("Work at The New Bakery", edited.Draft.Embeds![0].Title);
        _bench.Rest.Delete(edited.Id);
        await ShowAsync(renamed);
        var again = Assert.Single(_bench.Rest.Messages);
        Assert.NotEqual(edited.Draft.Nonce ?? posted.Draft.Nonce, again.Draft.Nonce);
        _bench.Rest.Delete(again.Id);
        await ShowAsync(renamed);
        Assert.Single(_bench.Rest.Messages);
        Assert.All(_bench.Rest.Messages, m => Assert.InRange(m.Draft.Nonce!.Length, 1, DiscordLimits.Message.Nonce));
    }

    [Fact]
    public async Task Commands_are_written_only_when_they_differ()
    {
        await _bench.Registration.RegisterAsync(ScriptedServer.ApplicationId, CancellationToken.None);
        await _bench.Registration.RegisterAsync(ScriptedServer.ApplicationId, CancellationToken.None);
        Assert.Equal(1, _bench.Rest.Count("OverwriteCommands"));
        // As Discord gives them back: in another order, with ids, with what is not set left out.
        var known = _bench.Rest.Commands.Select((c, i) => c with { Id = new Snowflake((ulong)i), Options = c.Options ?? [] }).Reverse().ToList();
        _bench.Rest.Commands.Clear();
        _bench.Rest.Commands.AddRange(known);
        await _bench.Registration.RegisterAsync(ScriptedServer.ApplicationId, CancellationToken.None);
        Assert.Equal(1, _bench.Rest.Count("OverwriteCommands"));
        _bench.Rest.Commands[0] = _bench.Rest.Commands[0] with { Description = "Something else" };
        await _bench.Registration.RegisterAsync(ScriptedServer.ApplicationId, CancellationToken.None);
        Assert.Equal(2, _bench.Rest.Count("OverwriteCommands"));
    }

    [Fact]
    public async Task What_discord_adds_to_a_command_is_no_difference()
    {
        await _bench.Registration.RegisterAsync(ScriptedServer.ApplicationId, CancellationToken.None);
        var told = System.Text.Json.JsonSerializer.SerializeToNode(_bench.Rest.Commands, DiscordJson.Options)!.AsArray();
        foreach (var command in told.Select(c => c!.AsObject()))
        {
            command["id"] = "1300000000000000001";
            command["application_id"] = ScriptedServer.ApplicationId.ToString();
            command["version"] = "1300000000000000002";
            foreach (var absent in (string[])["name_localizations", "description_localizations", "handler"])
                command[absent] = null;
            command["name_localizations"] = new System.Text.Json.Nodes.JsonObject { ["de"] = "anders" };
            command["dm_permission"] = true;
            command["default_permission"] = true;
            command["nsfw"] = false;
            command["something_new"] = new System.Text.Json.Nodes.JsonArray(1, 2);
            command["contexts"] = new System.Text.Json.Nodes.JsonArray(1, 0);
            if (!command.ContainsKey("default_member_permissions"))
                command["default_member_permissions"] = null;
            foreach (var option in command["options"]?.AsArray() ?? [])
            {
                option!["name_localizations"] = null;
                option["required"] ??= false;
                option["autocomplete"] ??= false;
                option["choices"] ??= new System.Text.Json.Nodes.JsonArray();
            }
        }
        _bench.Rest.Commands.Clear();
        _bench.Rest.Commands.AddRange(System.Text.Json.JsonSerializer.Deserialize<List<ApplicationCommand>>(told.ToJsonString(), DiscordJson.Options)!);
        await _bench.Registration.RegisterAsync(ScriptedServer.ApplicationId, CancellationToken.None);
        Assert.Equal(1, _bench.Rest.Count("OverwriteCommands"));
    }

    [Fact]
    public async Task A_change_ends_the_wait_for_the_next_try()
    {
        // Such as when the channel of the panel was deleted while it was looked at.
        _bench.Rest.Refuse("GetCommands", 0);
        await _bench.BeginAsync();
        await _bench.Time.PassAsync(15);
        await _bench.Time.PassAsync(30);
        await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(61));
        _bench.Rest.RefuseNothing();
        await _bench.FrontEnd.HandleAsync(new GuildChanged(ScriptedServer.GuildId), CancellationToken.None);
        await _bench.Time.PassAsync(3);
        await _bench.Announcements.WhenReady.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Threads_that_were_hidden_for_a_moment_are_read_when_they_are_seen_again()
    {
        var thread = await _bench.ToFirstQuestionAsync(DiscordBench.Alice);
        var apply = _bench.Rest.Channels[ScriptedServer.Apply];
        _bench.Rest.Channels[ScriptedServer.Apply] = apply with { PermissionOverwrites = [new() { Id = ScriptedServer.BotRole, Deny = Permissions.ViewChannel }] };
        _bench.Time.Advance(TimeSpan.FromSeconds(3));
        await _bench.BeginAsync();
        await _bench.FrontEnd.IdleAsync();
        _bench.Rest.Write(DiscordBench.Alice, thread, Paths.WholeStory);
        _bench.Rest.Channels[ScriptedServer.Apply] = apply;
        await _bench.FrontEnd.HandleAsync(new GuildChanged(ScriptedServer.GuildId), CancellationToken.None);
        await _bench.Time.PassAsync(3);
        await _bench.FrontEnd.IdleAsync();
        var events = (await _bench.Store.ReadAsync((await _bench.StateAsync(DiscordBench.Alice)).Id, CancellationToken.None)).Select(e => e.Event);
        Assert.Contains(events.OfType<RecruitBot.Core.Sessions.AnswerGiven>(), a => a.Text == Paths.WholeStory);
    }

    [Fact]
    public void Every_command_is_within_discords_limits_and_what_is_the_teams_is_hidden_from_others()
    {
        foreach (var (definition, command) in _bench.Catalog.Commands.Zip(CommandRegistration.Of(_bench.Catalog)))
        {
            RecruitBot.Discord.Rest.LimitChecks.CommandCheck.Check([command]);
            Assert.Equal(definition.Requires == Authority.Candidate ? (Permissions?)null : Permissions.ManageThreads, command.DefaultMemberPermissions);
            Assert.Equal([0, 1], command.Contexts!);
        }
        RecruitBot.Discord.Rest.LimitChecks.CommandCheck.Check(CommandRegistration.Of(_bench.Catalog));
    }

    [Fact]
    public async Task Channels_that_are_created_later_are_taken_into_use()
    {
        _bench.Rest.Channels.Remove(ScriptedServer.Apply, out var apply);
        await _bench.BeginAsync();
        await _bench.FrontEnd.IdleAsync();
        Assert.DoesNotContain(_bench.Rest.Messages, m => m.Channel != ScriptedServer.Review);
        Assert.Contains(_bench.Announced.Lines, l => l.Text.Contains("no text channel called apply", StringComparison.Ordinal));
        _bench.Rest.Channels[ScriptedServer.Apply] = apply!;
        var reads = Reads;
        for (var i = 0; i < 20; i++)
            await _bench.FrontEnd.HandleAsync(new GuildChanged(ScriptedServer.GuildId), CancellationToken.None);
        await _bench.Time.PassAsync(3);
        await _bench.FrontEnd.IdleAsync();
        Assert.Single(_bench.Rest.Messages, m => m.Channel == ScriptedServer.Apply);
        Assert.Equal(reads + 1, Reads);
    }

    [Fact]
    public async Task What_fails_at_the_start_is_tried_again()
    {
        _bench.Rest.Refuse("GetCommands", 0, times: 1);
        _bench.Rest.Refuse($"CreateMessage {ScriptedServer.Apply}", 0, times: 1);
        await _bench.BeginAsync();
        await _bench.Time.PassAsync(15);
        await _bench.Time.PassAsync(30);
        await _bench.Announcements.WhenReady.WaitAsync(TimeSpan.FromSeconds(20));
        await _bench.FrontEnd.IdleAsync();
        Assert.NotEmpty(_bench.Rest.Commands);
        Assert.Single(_bench.Rest.Messages);
    }

    [Fact]
    public async Task A_problem_is_said_once()
    {
        _bench.Rest.Channels.Remove(ScriptedServer.Review);
        for (var i = 0; i < 3; i++)
            _bench.Announcements.Seen(await LayoutAsync());
        Assert.Single(_bench.Announced.Lines);
    }

    private int Reads => _bench.Rest.Count("GetCurrentUser");

    private Task<ServerLayout> LayoutAsync() => _bench.Layouts.GetAsync(CancellationToken.None).AsTask();

    private async Task ShowAsync(Panel panel) => await panel.ShowAsync(await LayoutAsync(), CancellationToken.None);
}
