using RecruitBot.Adapters.Discord;
using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;
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
            Assert.DoesNotContain(_bench.Rest.Messages, m => m.Draft.Content == Words);
            _bench.Rest.RefuseNothing();
            await SayAsync(thread);
        }
        Assert.Single(_bench.Rest.Messages, m => m.Draft.Content == Words);
    }

    private Task SayAsync(Snowflake thread) => _bench.Platform.DeliverAsync(DiscordPlace.OfChannel(thread), new Reply(Words), "n.1.0", CancellationToken.None);
}
