using System.Net;
using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Discord.Interactions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Tests.Discord.Interactions;

/// <summary>One first answer, in time, and the rest where it belongs (interactions/receiving-and-responding).</summary>
public sealed class InteractionSessionTests
{
    [Fact]
    public async Task The_first_reply_is_the_answer_and_the_next_one_follows_up()
    {
        using var bench = new InteractionBench();
        Assert.Equal(AnswerOutcome.Delivered, await bench.Session.ReplyAsync(InteractionBench.Words, default));
        Assert.Equal(AnswerOutcome.Delivered, await bench.Session.ReplyAsync(InteractionBench.Words, default));
        Assert.Equal(["first 4", "follow-up"], bench.Sent);
        Assert.Equal((0, 0), (bench.Flags(0), bench.Flags(1)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_deferral_the_reply_takes_its_place_once_and_what_follows_is_as_private(bool ephemeral)
    {
        using var bench = new InteractionBench();
        await bench.Session.DeferMessageAsync(ephemeral, default);
        await bench.Session.ReplyAsync(InteractionBench.Words, default);
        await bench.Session.ReplyAsync(InteractionBench.Words, default);
        Assert.Equal(["first 5", "PATCH original", "follow-up"], bench.Sent);
        var flag = ephemeral ? 64 : 0;
        Assert.Equal((flag, 0, flag), (bench.Flags(0), bench.Flags(1), bench.Flags(2)));
    }

    [Fact]
    public async Task What_only_one_may_see_never_lands_in_a_public_answer()
    {
        using var bench = new InteractionBench();
        await bench.Session.DeferMessageAsync(ephemeral: false, default);
        bench.Discord.Then(HttpStatusCode.NoContent, "");
        await bench.Session.ReplyAsync(InteractionBench.Whisper, default);
        Assert.Equal(["first 5", "DELETE original", "follow-up"], bench.Sent);
        Assert.Equal(64, bench.Flags(2));
    }

    [Fact]
    public async Task A_button_answered_silently_is_followed_by_messages_and_changes_of_its_own_message()
    {
        using var bench = new InteractionBench(InteractionType.Component);
        await bench.Session.DeferUpdateAsync(default);
        await bench.Session.ReplyAsync(InteractionBench.Whisper, default);
        await bench.Session.UpdateMessageAsync(InteractionBench.Words, default);
        Assert.Equal(["first 6", "follow-up", "PATCH original"], bench.Sent);
    }

    [Fact]
    public async Task A_button_may_change_its_message_at_once()
    {
        using var bench = new InteractionBench(InteractionType.Component);
        await bench.Session.UpdateMessageAsync(InteractionBench.Words, default);
        await bench.Session.UpdateMessageAsync(InteractionBench.Words, default);
        Assert.Equal(["first 7", "PATCH original"], bench.Sent);
    }

    [Fact]
    public async Task A_file_in_the_first_reply_comes_by_way_of_a_deferral()
    {
        using var bench = new InteractionBench();
        await bench.Session.ReplyAsync(InteractionBench.Whisper, [new OutgoingFile("a.txt", "text/plain", new byte[] { 65 })], default);
        Assert.Equal(["first 5", "PATCH original"], bench.Sent);
        Assert.Equal(64, bench.Flags(0));
        Assert.StartsWith("multipart/form-data", bench.Discord.Last.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_shown_first_or_not_at_all()
    {
        using var first = new InteractionBench();
        Assert.Equal(AnswerOutcome.Delivered, await first.Session.ShowFormAsync(InteractionBench.Form, default));
        Assert.Equal(AnswerOutcome.OutOfTurn, await first.Session.ShowFormAsync(InteractionBench.Form, default));
        Assert.Equal(AnswerOutcome.OutOfTurn, await first.Session.ReplyAsync(InteractionBench.Words, default));
        Assert.Equal(["first 9"], first.Sent);
        using var late = new InteractionBench();
        await late.Session.DeferMessageAsync(ephemeral: true, default);
        Assert.Equal(AnswerOutcome.OutOfTurn, await late.Session.ShowFormAsync(InteractionBench.Form, default));
        using var form = new InteractionBench(InteractionType.Form);
        Assert.Equal(AnswerOutcome.OutOfTurn, await form.Session.ShowFormAsync(InteractionBench.Form, default));
        Assert.Empty(form.Sent);
    }

    [Fact]
    public async Task Choices_answer_autocomplete_and_nothing_else_does()
    {
        using var bench = new InteractionBench(InteractionType.Autocomplete);
        Assert.Equal(AnswerOutcome.OutOfTurn, await bench.Session.DeferMessageAsync(ephemeral: true, default));
        Assert.Equal(AnswerOutcome.OutOfTurn, await bench.Session.ReplyAsync(InteractionBench.Words, default));
        var many = Enumerable.Range(0, 30).Select(n => new CommandChoice { Name = $"n{n}", Value = $"v{n}" }).ToList();
        Assert.Equal(AnswerOutcome.Delivered, await bench.Session.ChoicesAsync(many, default));
        Assert.Equal(["first 8"], bench.Sent);
        Assert.Equal(25, bench.Discord.Last.Json.GetProperty("data").GetProperty("choices").GetArrayLength());
        using var command = new InteractionBench();
        Assert.Equal(AnswerOutcome.OutOfTurn, await command.Session.ChoicesAsync(many, default));
    }

    [Theory]
    [InlineData(ApiErrorCode.UnknownInteraction, HttpStatusCode.NotFound, AnswerOutcome.Missed)]
    [InlineData(ApiErrorCode.AlreadyAcknowledged, HttpStatusCode.BadRequest, AnswerOutcome.Taken)]
    public async Task A_first_answer_that_Discord_no_longer_waits_for_is_reported_and_nothing_more_is_tried(int code, HttpStatusCode status, AnswerOutcome outcome)
    {
        using var bench = new InteractionBench();
        bench.Refuse(code, status);
        Assert.Equal(outcome, await bench.Session.ReplyAsync(InteractionBench.Words, default));
        Assert.Equal(outcome, await bench.Session.ReplyAsync(InteractionBench.Words, default));
        Assert.Equal(outcome, await bench.Session.FinishAsync(InteractionBench.Words, default));
        Assert.Single(bench.Sent);
    }

    [Fact]
    public async Task After_three_seconds_a_first_answer_is_not_even_sent()
    {
        using var bench = new InteractionBench();
        bench.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(AnswerOutcome.Missed, await bench.Session.ReplyAsync(InteractionBench.Words, default));
        Assert.Empty(bench.Sent);
    }

    [Fact]
    public async Task After_fifteen_minutes_the_interaction_is_over()
    {
        using var bench = new InteractionBench();
        await bench.Session.DeferMessageAsync(ephemeral: true, default);
        bench.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(AnswerOutcome.Delivered, await bench.Session.ReplyAsync(InteractionBench.Words, default));
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(AnswerOutcome.Expired, await bench.Session.ReplyAsync(InteractionBench.Words, default));
        Assert.False(bench.Session.IsAlive);
        Assert.Equal(2, bench.Sent.Count);
    }

    [Theory]
    [InlineData(ApiErrorCode.UnknownWebhook, HttpStatusCode.NotFound)]
    [InlineData(ApiErrorCode.InvalidWebhookToken, HttpStatusCode.Unauthorized)]
    public async Task A_token_that_ran_out_early_is_reported(int code, HttpStatusCode status)
    {
        using var bench = new InteractionBench();
        await bench.Session.DeferMessageAsync(ephemeral: true, default);
        bench.Refuse(code, status);
        Assert.Equal(AnswerOutcome.Expired, await bench.Session.ReplyAsync(InteractionBench.Words, default));
    }

    [Fact]
    public async Task Where_the_person_dismissed_thinking_the_reply_follows_up()
    {
        using var bench = new InteractionBench();
        await bench.Session.DeferMessageAsync(ephemeral: true, default);
        bench.Refuse(ApiErrorCode.UnknownMessage);
        Assert.Equal(AnswerOutcome.Delivered, await bench.Session.ReplyAsync(InteractionBench.Words, default));
        Assert.Equal(["first 5", "PATCH original", "follow-up"], bench.Sent);
        Assert.Equal(64, bench.Flags(2));
    }

    [Fact]
    public async Task After_a_refusal_of_the_content_another_first_answer_may_be_tried()
    {
        using var bench = new InteractionBench();
        await Assert.ThrowsAsync<DiscordLimitException>(() => bench.Session.ReplyAsync(new MessageDraft { Content = new string('x', 2001) }, default));
        bench.Refuse(ApiErrorCode.InvalidFormBody, HttpStatusCode.BadRequest);
        await Assert.ThrowsAsync<DiscordApiException>(() => bench.Session.ReplyAsync(InteractionBench.Whisper, default));
        Assert.False(bench.Session.IsEphemeral);
        Assert.Equal(AnswerOutcome.Delivered, await bench.Session.ReplyAsync(InteractionBench.Words, default));
        Assert.Equal(["first 4", "first 4"], bench.Sent);
    }

    [Fact]
    public async Task A_first_answer_that_may_have_arrived_is_sent_again_and_no_other_is_given()
    {
        using var bench = new InteractionBench();
        bench.Discord.Then(4, HttpStatusCode.BadGateway, "");
        var deferred = bench.Session.DeferMessageAsync(ephemeral: true, default);
        foreach (var pause in new[] { .25, .5, 1 })
            await bench.Time.PassAsync(pause);
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => deferred);
        await bench.Session.ReplyAsync(InteractionBench.Words, default);
        Assert.Equal(["first 5", "first 5", "first 5", "first 5", "PATCH original"], bench.Sent);
    }

    [Fact]
    public async Task Ending_says_what_is_left_to_say_and_leaves_nothing_hanging()
    {
        using var silent = new InteractionBench();
        await silent.Session.FinishAsync(InteractionBench.Whisper, default);
        Assert.Equal(["first 4"], silent.Sent);
        using var thinking = new InteractionBench();
        await thinking.Session.DeferMessageAsync(ephemeral: true, default);
        await thinking.Session.FinishAsync(null, default);
        Assert.Equal(["first 5", "DELETE original"], thinking.Sent);
        using var button = new InteractionBench(InteractionType.Component);
        await button.Session.FinishAsync(null, default);
        Assert.Equal(["first 6"], button.Sent);
        using var said = new InteractionBench();
        await said.Session.ReplyAsync(InteractionBench.Words, default);
        await said.Session.FinishAsync(InteractionBench.Words, default);
        Assert.Equal(["first 4"], said.Sent);
    }

    [Fact]
    public async Task Work_within_the_patience_answers_for_itself()
    {
        using var bench = new InteractionBench();
        await bench.Session.RaceAsync(bench.Session.ShowFormAsync(InteractionBench.Form, default), null, ephemeral: true, default);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["first 9"], bench.Sent);
    }

    [Fact]
    public async Task Work_beyond_the_patience_is_deferred_and_then_heard()
    {
        using var bench = new InteractionBench();
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        var work = new TaskCompletionSource<int>();
        var race = bench.Session.RaceAsync(work.Task, null, ephemeral: true, default);
        // What was lost on the way to here counts.
        await bench.Time.PassAsync(0.5);
        await Eventually.TrueAsync(() => bench.Sent.Count == 1, "a deferral");
        Assert.False(race.IsCompleted);
        work.SetResult(5);
        Assert.Equal(5, await race);
        Assert.Equal(["first 5"], bench.Sent);
        Assert.Equal(64, bench.Flags(0));
    }

    [Fact]
    public async Task Work_that_fails_fails_the_race_after_the_deferral_or_before()
    {
        using var bench = new InteractionBench();
        await Assert.ThrowsAsync<TimeoutException>(() => bench.Session.RaceAsync(Task.FromException(new TimeoutException()), null, ephemeral: true, default));
        Assert.Empty(bench.Sent);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        bench.Discord.Then(HttpStatusCode.BadGateway, "");
        var work = new TaskCompletionSource();
        var race = bench.Session.RaceAsync(work.Task, null, ephemeral: true, default);
        await bench.Time.PassAsync(.25);
        await Eventually.TrueAsync(() => bench.Sent.Count == 2, "a deferral, sent again");
        work.SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => race);
    }

    [Fact]
    public void However_it_is_used_there_is_one_first_answer_and_it_comes_first()
    {
        var steps = Gen.Choose(0, 9).NonEmptyListOf();
        var types = Gen.Elements(InteractionType.Command, InteractionType.Component, InteractionType.Autocomplete, InteractionType.Form);
        var cases = from type in types from onMessage in Gen.Elements(true, false) from list in steps select (type, onMessage, list);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    using var bench = new InteractionBench(c.type, c.onMessage);
                    foreach (var step in c.list)
                        Step(bench, step).GetAwaiter().GetResult();
                    var firsts = bench.Sent.Count(s => s.StartsWith("first", StringComparison.Ordinal));
                    var spoke = bench.Sent.Count > 0;
                    return firsts == (spoke ? 1 : 0) && (!spoke || bench.Sent[0].StartsWith("first", StringComparison.Ordinal));
                }
            )
        );
    }

    [Fact]
    public async Task Called_from_everywhere_at_once_there_is_one_first_answer()
    {
        using var bench = new InteractionBench(InteractionType.Component);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => Step(bench, n % 10))));
        Assert.Single(bench.Sent, s => s.StartsWith("first", StringComparison.Ordinal));
        Assert.StartsWith("first", bench.Sent[0], StringComparison.Ordinal);
    }

    private static async Task<AnswerOutcome> Step(InteractionBench bench, int step) =>
        step switch
        {
            0 => await bench.Session.DeferMessageAsync(ephemeral: true, default),
            1 => await bench.Session.DeferMessageAsync(ephemeral: false, default),
            2 => await bench.Session.DeferUpdateAsync(default),
            3 => await bench.Session.ReplyAsync(InteractionBench.Words, default),
            4 => await bench.Session.ReplyAsync(InteractionBench.Whisper, default),
            5 => await bench.Session.UpdateMessageAsync(InteractionBench.Words, default),
            6 => await bench.Session.ShowFormAsync(InteractionBench.Form, default),
            7 => await bench.Session.ChoicesAsync([], default),
            8 => await bench.Session.FinishAsync(InteractionBench.Words, default),
            _ => await bench.Session.FinishAsync(null, default),
        };
}
