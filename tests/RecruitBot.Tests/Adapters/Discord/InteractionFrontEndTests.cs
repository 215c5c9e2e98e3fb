using Microsoft.Extensions.Logging;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord;

/// <summary>Buttons, commands, forms and suggestions: answered in time, shown where they belong, and never undone by what is shown.</summary>
public sealed class InteractionFrontEndTests : IDisposable
{
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("step")]
    [InlineData("command")]
    [InlineData("panel")]
    public async Task Nothing_is_asked_of_the_store_or_of_discord_before_an_interaction_is_acknowledged(string kind)
    {
        var thread = await _bench.ApplyAsync(Alice);
        var session = (await _bench.StateAsync(Alice)).Id;
        var interaction = kind switch
        {
            "step" => _bench.Press(Alice, ActionId.Of("consent", session, "scoring"), thread),
            "command" => _bench.Command(Alice, "status"),
            _ => _bench.Press(Bob, ActionId.Of("apply", "baker")),
        };
        _bench.Time.Advance(TimeSpan.FromMinutes(11));
        var (calls, asked) = (_bench.Rest.Calls.Count, _bench.Store.Calls);
        var gate = new TaskCompletionSource();
        _bench.Rest.Before = call => call.StartsWith("Respond", StringComparison.Ordinal) ? gate.Task : Task.CompletedTask;
        var handling = _bench.HandleAsync(interaction);
        Assert.Equal(kind == "step" ? "Respond 6" : "Respond 5", Assert.Single(_bench.Rest.Calls.Skip(calls)));
        Assert.Equal(asked, _bench.Store.Calls);
        Assert.False(handling.IsCompleted);
        gate.SetResult();
        await handling;
        Assert.NotEqual(asked, _bench.Store.Calls);
    }

    [Fact]
    public async Task What_another_process_has_answered_already_is_told_by_no_other_way()
    {
        _bench.Rest.Refuse("Respond", ApiErrorCode.AlreadyAcknowledged, times: 1);
        await _bench.HandleAsync(_bench.Command(Alice, "status"));
        await _bench.DeliverAsync();
        Assert.Empty(_bench.Rest.FollowUps);
        Assert.DoesNotContain(_bench.Rest.Calls, c => c.StartsWith("CreateDirect", StringComparison.Ordinal) || c.StartsWith("CreateMessage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_is_shown_at_once_and_nothing_beside_it()
    {
        var session = (await _bench.HandInAsync(Alice)).Id;
        var before = _bench.Rest.Answers.Count;
        await _bench.HandleAsync(_bench.Press(Rita, ActionId.Of("decide", session, "decline"), ScriptedServer.Review));
        var shown = Assert.Single(_bench.Rest.Answers.Skip(before));
        Assert.Equal((InteractionAnswer.Form, ActionId.Of("decide-form", session)), (shown.Type, shown.Data!.CustomId));
        Assert.DoesNotContain(_bench.Rest.FollowUps, f => f.Content == "Done.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_that_comes_too_late_leaves_a_button_that_opens_it(bool decline)
    {
        var session = decline ? (await _bench.HandInAsync(Alice)).Id : null;
        var thread = decline ? ScriptedServer.Review : await _bench.ToFirstQuestionAsync(Alice);
        session ??= (await _bench.StateAsync(Alice)).Id;
        var action = decline ? ActionId.Of("decide", session, "decline") : ActionId.Of("write", session, "q.rescue");
        var before = _bench.Rest.Answers.Count;
        using var gate = new ManualResetEventSlim();
        // A store that holds up the thread it is asked on, as a slow disk does.
        _bench.Store.Gate = () =>
        {
            gate.Wait();
            return Task.CompletedTask;
        };
        var handling = _bench.HandleAsync(_bench.Press(decline ? Rita : Alice, action, thread));
        await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(1.4), TimeSpan.FromSeconds(1.6));
        _bench.Time.Advance(TimeSpan.FromSeconds(1.5));
        await Eventually.TrueAsync(() => _bench.Rest.Answers.Count > before, "an acknowledgement");
        gate.Set();
        await handling;
        var thinking = Assert.Single(_bench.Rest.Answers.Skip(before));
        Assert.Equal((InteractionAnswer.DeferredMessage, MessageFlags.Ephemeral), (thinking.Type, thinking.Data!.Flags));
        var said = _bench.Rest.FollowUps.Last();
        Assert.NotEmpty(said.Content!);
        Assert.Equal(action, said.Components![0].Components![0].CustomId);
    }

    [Fact]
    public async Task Suggestions_keep_to_what_the_person_may_see()
    {
        var session = (await _bench.HandInAsync(Alice)).Id;
        Assert.Empty(await SuggestedAsync(Bob, "candidate", "session", ""));
        Assert.Equal(session, Assert.Single(await SuggestedAsync(Rita, "candidate", "session", "user")).Value);
        Assert.Equal(["baker", "miller"], (await SuggestedAsync(Bob, "apply", "role", "")).Select(c => c.Value).Order(StringComparer.Ordinal));
        Assert.Empty(await SuggestedAsync(Rita, "candidate", "session", "", new Snowflake(999)));
        Assert.Empty(await SuggestedAsync(Rita, "nosuch", "session", ""));
    }

    [Fact]
    public async Task In_another_server_it_does_nothing_and_says_so()
    {
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("apply", "baker")) with { GuildId = new Snowflake(999) });
        Assert.Contains("another server", Assert.Single(_bench.Rest.FollowUps).Content, StringComparison.Ordinal);
        Assert.Empty(await _bench.Store.FindAsync(new SessionQuery(), CancellationToken.None));
    }

    [Fact]
    public async Task What_comes_after_fifteen_minutes_comes_by_direct_message()
    {
        await LateAsync(_bench.Command(Alice, "status"));
        Assert.Contains("You have no application", Assert.Single(_bench.Rest.Said(ScriptedServer.DirectOf(Alice))), StringComparison.Ordinal);
        await LateAsync(_bench.Command(Bob, "human"));
        Assert.Contains(_bench.Rest.Said(ScriptedServer.DirectOf(Bob)), t => t.Contains("I have told the recruiting team", StringComparison.Ordinal));
        Assert.Empty(_bench.Rest.FollowUps);
    }

    [Theory]
    [InlineData("panel", "EditOriginal")]
    [InlineData("status", "EditOriginal")]
    [InlineData("withdraw", "DeleteOriginal")]
    [InlineData("failing", "EditOriginal")]
    [InlineData("nonsense", "EditOriginal")]
    public async Task Thinking_always_ends(string kind, string how)
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        if (kind == "failing")
            _bench.Store.Fail();
        var calls = _bench.Rest.Calls.Count;
        await _bench.HandleAsync(
            kind switch
            {
                "panel" => _bench.Press(Bob, ActionId.Of("apply", "baker")),
                "withdraw" => _bench.Command(Alice, "withdraw", thread),
                "nonsense" => _bench.Press(Bob, "not one of ours"),
                _ => _bench.Command(Bob, "status"),
            }
        );
        var made = _bench.Rest.Calls.Skip(calls).ToList();
        Assert.Contains("Respond 5", made);
        Assert.Equal(how, made.Find(c => c is "EditOriginal" or "DeleteOriginal" or "FollowUp"));
    }

    [Fact]
    public async Task A_step_takes_the_buttons_from_its_message_and_leaves_the_words()
    {
        var thread = await _bench.ApplyAsync(Alice);
        var session = (await _bench.StateAsync(Alice)).Id;
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("consent", session, "scoring"), thread));
        var edit = Assert.Single(_bench.Rest.FollowUps, f => f.Components is { Count: 0 });
        Assert.Equal((null, null), (edit.Content, edit.Embeds));
    }

    [Fact]
    public async Task Panels_cards_and_what_is_not_ones_own_keep_their_buttons()
    {
        var session = (await _bench.HandInAsync(Alice)).Id;
        var before = _bench.Rest.FollowUps.Count;
        await _bench.HandleAsync(_bench.Press(Bob, ActionId.Of("apply", "baker")));
        await _bench.HandleAsync(_bench.Press(Bob, ActionId.Of("withdraw", session), _bench.ThreadOf(Alice)));
        await _bench.HandleAsync(_bench.Press(Rita, ActionId.Of("decide", session, "hold"), ScriptedServer.Review));
        await _bench.HandleAsync(Directly(_bench.Press(Rita, ActionId.Of("decide", session, "advance"))));
        await _bench.HandleAsync(Directly(_bench.Press(Rita, ActionId.Of("apply", "miller"))));
        Assert.Equal(Stage.Advanced, (await _bench.StateAsync(Alice)).Stage);
        Assert.DoesNotContain(_bench.Rest.FollowUps.Skip(before), f => f.Components is { Count: 0 } && f.Content is null && f.Embeds is null);
    }

    [Fact]
    public async Task Buttons_that_cannot_be_taken_away_stay()
    {
        var thread = await _bench.ApplyAsync(Alice);
        _bench.Rest.Refuse("EditOriginal", ApiErrorCode.UnknownMessage);
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("consent", (await _bench.StateAsync(Alice)).Id, "scoring"), thread));
        Assert.Equal(Stage.Screening, (await _bench.StateAsync(Alice)).Stage);
        Assert.Empty(_bench.Log.Lines);
        Assert.DoesNotContain(_bench.Rest.FollowUps, f => f.Content?.Contains("Something went wrong", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task What_was_taken_is_never_called_undone()
    {
        var thread = await _bench.ApplyAsync(Alice);
        _bench.Rest.Before = call => call.StartsWith("CreateMessage", StringComparison.Ordinal) ? throw new InvalidOperationException("secret words") : Task.CompletedTask;
        _bench.Rest.Refuse("DeleteOriginal", ApiErrorCode.MissingAccess);
        await _bench.HandleAsync(_bench.Command(Alice, "withdraw", thread));
        Assert.DoesNotContain(_bench.Rest.FollowUps, f => f.Content!.Contains("nothing was changed", StringComparison.Ordinal));
        Assert.DoesNotContain(_bench.Log.Lines, l => l.Text.Contains("secret", StringComparison.Ordinal));
        Assert.True((await _bench.StateAsync(Alice)).AsksToWithdraw);
    }

    [Fact]
    public async Task Whoever_has_everything_erased_in_their_thread_is_told_by_direct_message()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        _bench.Rest.Refuse("FollowUp", ApiErrorCode.UnknownChannel);
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("erase-now"), thread));
        Assert.False(_bench.Rest.Channels.ContainsKey(thread));
        Assert.Contains("is deleted", Assert.Single(_bench.Rest.Said(ScriptedServer.DirectOf(Alice))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_in_a_thread_hands_back_the_conversation_of_that_thread()
    {
        var first = await _bench.ToFirstQuestionAsync(Alice);
        await _bench.ToFirstQuestionAsync(Bob);
        foreach (var candidate in (ulong[])[Alice, Bob])
            await _bench.HandleAsync(_bench.Command(Rita, "claim", ScriptedServer.Review, ("session", (await _bench.StateAsync(candidate)).Id)));
        await _bench.HandleAsync(_bench.Command(Rita, "release", first));
        Assert.Null((await _bench.StateAsync(Alice)).ClaimedBy);
        Assert.NotNull((await _bench.StateAsync(Bob)).ClaimedBy);
        Assert.DoesNotContain(_bench.Rest.Said(first), t => t.Contains("Handed back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recruiter_who_claims_is_let_into_the_thread_and_a_failure_of_that_changes_nothing()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        _bench.Rest.Refuse($"AddThreadMember {thread} {Rita}", 0, times: 1);
        var session = (await _bench.StateAsync(Alice)).Id;
        await _bench.HandleAsync(_bench.Press(Rita, ActionId.Of("claim", session), ScriptedServer.Review));
        Assert.NotNull((await _bench.StateAsync(Alice)).ClaimedBy);
        Assert.DoesNotContain(_bench.Log.Lines, l => l.Level >= LogLevel.Error);
        await _bench.HandleAsync(_bench.Command(Rita, "status"));
        Assert.Equal(2, _bench.Rest.Count($"AddThreadMember {thread} {Rita}"));
        await _bench.HandleAsync(_bench.Command(Rita, "status"));
        Assert.Equal(2, _bench.Rest.Count($"AddThreadMember {thread} {Rita}"));
    }

    private async Task<IReadOnlyList<CommandChoice>> SuggestedAsync(ulong user, string command, string option, string typed, Snowflake? guild = null)
    {
        var interaction = _bench.Command(user, command, null, (option, typed));
        interaction = interaction with
        {
            Type = InteractionType.Autocomplete,
            GuildId = guild ?? interaction.GuildId,
            Data = interaction.Data! with { Options = [interaction.Data.Options![0] with { Focused = true }] },
        };
        await _bench.HandleAsync(interaction);
        return _bench.Rest.Answers.Last().Data!.Choices!;
    }

    /// <summary>The store takes its time until the token has expired.</summary>
    private async Task LateAsync(Interaction interaction)
    {
        var gate = new TaskCompletionSource();
        _bench.Store.Gate = () => gate.Task;
        var handling = _bench.HandleAsync(interaction);
        _bench.Time.Advance(TimeSpan.FromMinutes(16));
        gate.SetResult();
        await handling;
        _bench.Store.Open();
        await _bench.DeliverAsync();
    }
}
