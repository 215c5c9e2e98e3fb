using System.Text.Json;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord;

/// <summary>O-16: nothing of the server that the bot works for can be reached from another one, whoever one is there.</summary>
public sealed class OtherServerTests : IDisposable
{
    private static readonly Snowflake Other = new(999);
    private const ulong Mallory = 6666;
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_owner_of_another_server_reaches_nothing_by_any_command_or_button()
    {
        var state = await _bench.HandInAsync(Alice);
        var (before, since) = (await EverythingAsync(), Mark());
        foreach (var command in _bench.Catalog.Commands)
            await _bench.HandleAsync(FromOther(_bench.Command(Mallory, command.Name, null, [.. command.Options.Select(o => (o.Name, o.Kind == OptionKind.Role ? "baker" : state.Id))])));
        foreach (var action in _bench.Catalog.Actions)
            foreach (var id in new[] { ActionId.Of(action.Verb, state.Id), ActionId.Of(action.Verb, state.Id, "advance"), ActionId.Of(action.Verb, state.Id, "1") })
            {
                await _bench.HandleAsync(FromOther(_bench.Press(Mallory, id, _bench.ThreadOf(Alice), state.Id)));
                await _bench.HandleAsync(FromOther(_bench.Fill(Mallory, id, _bench.ThreadOf(Alice), ("reason", "Because."), ("message", "x"))));
            }

        Assert.True(_bench.Rest.Answers.Count > since.Answers + 20, "Nothing came through: the test shows nothing.");
        Assert.Equal(before, await EverythingAsync());
        AssertNothingWasShown(state, since);
        Assert.Contains(_bench.Rest.FollowUps, f => f.Content == "This bot works for another server, so it does nothing here.");
    }

    [Fact]
    public async Task Nothing_is_suggested_there()
    {
        var state = await _bench.HandInAsync(Alice);
        var since = Mark();
        var typed = _bench.Command(Mallory, "candidate", null, ("session", state.Id[..2])) with { Type = InteractionType.Autocomplete };
        await _bench.HandleAsync(FromOther(typed with { Data = typed.Data! with { Options = [typed.Data.Options![0] with { Focused = true }] } }));
        AssertNothingWasShown(state, since);
    }

    [Fact]
    public async Task Nobody_there_is_of_the_team_when_they_write_to_the_bot_directly()
    {
        var state = await _bench.HandInAsync(Alice);
        var (before, since) = (await EverythingAsync(), Mark());
        await _bench.HandleAsync(Directly(FromOther(_bench.Command(Mallory, "candidate", null, ("session", state.Id)))));
        await _bench.HandleAsync(Directly(FromOther(_bench.Command(Mallory, "decline", null, ("session", state.Id), ("reason", "x")))));
        Assert.Equal(before, await EverythingAsync());
        AssertNothingWasShown(state, since);
    }

    /// <summary>As Discord tells of it: a member with every permission, and with a role whose id is that of our recruiters.</summary>
    private static Interaction FromOther(Interaction interaction) =>
        interaction with
        {
            GuildId = Other,
            Member = new GuildMember { User = new User { Id = new Snowflake(Mallory), Username = "mallory" }, Permissions = Permissions.Administrator, Roles = [ScriptedServer.Recruiter] },
        };

    /// <summary>What was said since, wherever: nothing of it is the candidate's.</summary>
    private void AssertNothingWasShown(SessionState state, (int Answers, int FollowUps, int Messages) since)
    {
        var shown = JsonSerializer.Serialize(_bench.Rest.Answers.Skip(since.Answers)) + JsonSerializer.Serialize(_bench.Rest.FollowUps.Skip(since.FollowUps)) + JsonSerializer.Serialize(_bench.Rest.Messages.Skip(since.Messages).Select(m => m.Draft));
        string[] theirs = [state.Candidate.Name, .. state.Answers.Values.SelectMany(a => a.Texts).Where(t => t.Length > 0).Select(t => t[..Math.Min(20, t.Length)])];
        Assert.True(theirs.Length > 2);
        foreach (var words in theirs)
            Assert.DoesNotContain(JsonEncodedText.Encode(words).ToString(), shown, StringComparison.Ordinal);
    }

    private (int Answers, int FollowUps, int Messages) Mark() => (_bench.Rest.Answers.Count, _bench.Rest.FollowUps.Count, _bench.Rest.Messages.Count);

    private async Task<string> EverythingAsync()
    {
        var heads = await _bench.Store.FindAsync(new SessionQuery { Limit = 1000 }, CancellationToken.None);
        var views = (await ((IAuditLog)_bench.Store.Inner).ReadAsync("main", 0, int.MaxValue, CancellationToken.None)).Count;
        return JsonSerializer.Serialize(heads.OrderBy(h => h.SessionId, StringComparer.Ordinal)) + views;
    }
}
