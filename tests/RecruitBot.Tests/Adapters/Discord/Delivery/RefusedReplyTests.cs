using RecruitBot.Adapters.Discord;
using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Delivery;

/// <summary>Whatever Discord refuses a reply with, it is said elsewhere or waits; it is never lost (topics/opcodes-and-status-codes, JSON Error Codes).</summary>
public sealed class RefusedReplyTests : IDisposable
{
    private const string Words = "on we go";

    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(10003)]
    [InlineData(10004)]
    [InlineData(10008)]
    [InlineData(10013)]
    [InlineData(20016)]
    [InlineData(20028)]
    [InlineData(40003)]
    [InlineData(40005)]
    [InlineData(50001)]
    [InlineData(50007)]
    [InlineData(50013)]
    [InlineData(50035)]
    [InlineData(50083)]
    [InlineData(50278)]
    [InlineData(130000)]
    [InlineData(160002)]
    [InlineData(160005)]
    [InlineData(160006)]
    [InlineData(200000)]
    [InlineData(240000)]
    public async Task A_reply_to_a_thread_is_said_elsewhere_or_waits(int code)
    {
        var thread = await _bench.ApplyAsync(Alice);
        _bench.Rest.Refuse($"CreateMessage {thread}", code, times: 2);
        var waits = false;
        try
        {
            await SayAsync(thread);
        }
        catch (DeliveryException)
        {
            waits = true;
        }
        if (waits)
        {
            Assert.DoesNotContain(_bench.Rest.Messages, m => m.Draft.Content?.EndsWith(Words, StringComparison.Ordinal) == true);
            _bench.Rest.RefuseNothing();
            await SayAsync(thread);
        }
        Assert.Single(_bench.Rest.Messages, m => m.Draft.Content?.EndsWith(Words, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_reply_that_may_not_point_to_what_it_answers_is_said_all_the_same()
    {
        var draft = new RecruitBot.Adapters.Discord.Drawing.DrawnMessage(new MessageDraft { Content = Words }, []);
        _bench.Rest.Refuse($"CreateMessage {ScriptedServer.Apply}", ApiErrorCode.NoHistoryForReply, times: 1);
        var sender = new RecruitBot.Adapters.Discord.Delivery.ReplySender(_bench.Rest, _bench.Drafts);
        await sender.SendAsync(ScriptedServer.Apply, [draft], "n.1.0", new MessageReference { MessageId = new Snowflake(5) }, CancellationToken.None);
        Assert.Null(Assert.Single(_bench.Rest.Messages, m => m.Draft.Content == Words).Draft.MessageReference);
    }

    [Theory]
    [InlineData(ApiErrorCode.BlockedByModeration)]
    [InlineData(ApiErrorCode.HarmfulLink)]
    public async Task What_moderation_holds_back_in_a_thread_is_said_in_direct_messages_and_the_team_told(int code)
    {
        var thread = await _bench.ApplyAsync(Alice);
        _bench.Rest.Refuse($"CreateMessage {thread}", code, times: 1);
        var detour = await _bench.Platform.DeliverAsync(DiscordPlace.OfChannel(thread), new Reply(Words), "n.1.0", CancellationToken.None);
        Assert.Equal(DiscordPlace.OfDirect(new Snowflake(Alice)), detour!.Place);
        Assert.Contains("AutoMod", detour.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_moderation_holds_back_keeps_its_buttons_and_holds_up_no_other()
    {
        await _bench.ApplyAsync(Alice);
        _bench.Rest.Refuse($"CreateMessage {ScriptedServer.Review}", ApiErrorCode.BlockedByModeration, times: 1);
        var card = new Reply(Words) { To = ReplyTo.Reviewers, Buttons = [new Button("rb:advance:s", "Advance")] };
        await _bench.Platform.DeliverAsync(Place.Reviewers(DiscordPlace.Platform), card, "n.1.0", CancellationToken.None);
        var shown = _bench.Rest.Messages.Last(m => m.Channel == ScriptedServer.Review).Draft;
        Assert.DoesNotContain(Words, shown.Content, StringComparison.Ordinal);
        Assert.Contains("/candidate", shown.Content, StringComparison.Ordinal);
        Assert.NotEmpty(shown.Components!);
    }

    private Task SayAsync(Snowflake thread) => _bench.Platform.DeliverAsync(DiscordPlace.OfChannel(thread), new Reply(Words), "n.1.0", CancellationToken.None);
}
