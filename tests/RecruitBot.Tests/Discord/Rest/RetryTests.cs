using System.Net;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Tests.Discord.Rest;

/// <summary>A failed request is repeated where doing it twice is doing it once, and nowhere else.</summary>
public sealed class RetryTests : IDisposable
{
    private static readonly HttpRequestException Unreachable = new(HttpRequestError.ConnectionError, "refused");
    private static readonly HttpRequestException BrokenOff = new(HttpRequestError.ResponseEnded, "ended");

    private readonly RestBench _bench = new();

    public static TheoryData<string> Repeatable =>
        ["get", "edit", "delete", "direct", "typing", "member", "commands", "nonce", "original", "callback"];

    public static TheoryData<string> Once => ["message", "thread", "follow-up", "nonce not enforced"];

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task Trouble_is_repeated_with_growing_pauses(string what)
    {
        var body = string.Equals(what, "commands", StringComparison.Ordinal) ? "[]" : ScriptedDiscord.Message;
        _bench.Discord.Then(HttpStatusCode.BadGateway, "<html>").ThenThrow(BrokenOff).Then(HttpStatusCode.OK, body);
        var done = Do(what);
        await _bench.Time.PassAsync(0.25);
        await _bench.Time.PassAsync(0.5);
        await done;
        Assert.Equal(3, _bench.Discord.Sent.Count);
        Assert.Single(_bench.Discord.Sent.Select(s => s.Body).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Once))]
    public async Task What_may_have_arrived_is_not_sent_twice(string what)
    {
        _bench.Discord.Then(HttpStatusCode.InternalServerError, "");
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => Do(what));
        _bench.Discord.ThenThrow(BrokenOff);
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => Do(what));
        Assert.Equal(2, _bench.Discord.Sent.Count);
    }

    [Theory]
    [MemberData(nameof(Once))]
    public async Task What_never_left_is_sent_again(string what)
    {
        _bench.Discord.ThenThrow(Unreachable);
        var done = Do(what);
        await _bench.Time.PassAsync(0.25);
        await done;
        Assert.Equal(2, _bench.Discord.Sent.Count);
    }

    [Fact]
    public async Task Attempts_end()
    {
        _bench.Discord.Then(9, HttpStatusCode.ServiceUnavailable, "");
        var done = Do("get");
        foreach (var pause in new[] { 0.25, 0.5, 1, 2 })
            await _bench.Time.PassAsync(pause);
        var problem = await Assert.ThrowsAsync<DiscordUnavailableException>(() => done);
        Assert.Contains("GET /channels/{channel}/messages/{message}", problem.Message, StringComparison.Ordinal);
        Assert.Equal(5, _bench.Discord.Sent.Count);
    }

    [Fact]
    public async Task An_attempt_without_an_answer_is_broken_off_in_time()
    {
        _bench.Discord.ThenWait(Task.Delay(Timeout.InfiniteTimeSpan));
        var done = Do("get");
        await _bench.Time.PassAsync(30);
        await _bench.Time.PassAsync(0.25);
        await done;
    }

    [Fact]
    public async Task The_first_answer_to_an_interaction_is_waited_for_no_longer_than_Discord_does()
    {
        _bench.Discord.ThenWait(Task.Delay(Timeout.InfiniteTimeSpan));
        var done = Do("callback");
        await _bench.Time.PassAsync(3);
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => done);
    }

    [Fact]
    public async Task What_a_lost_attempt_deleted_counts_as_deleted()
    {
        _bench.Discord.ThenThrow(BrokenOff).Then(HttpStatusCode.NotFound, """{"code":10008,"message":"Unknown Message"}""");
        var done = Do("delete");
        await _bench.Time.PassAsync(0.25);
        await done;
        _bench.Discord.Then(HttpStatusCode.NotFound, """{"code":10008,"message":"Unknown Message"}""");
        var refusal = await Assert.ThrowsAsync<DiscordApiException>(() => Do("delete"));
        Assert.Equal(ApiErrorCode.UnknownMessage, refusal.Code);
    }

    [Fact]
    public async Task A_first_answer_that_a_lost_attempt_gave_counts_as_given()
    {
        const string Given = """{"code":40060,"message":"Interaction has already been acknowledged."}""";
        _bench.Discord.Then(HttpStatusCode.InternalServerError, "").Then(HttpStatusCode.BadRequest, Given);
        var done = Do("callback");
        await _bench.Time.PassAsync(0.25);
        await done;
        _bench.Discord.Then(HttpStatusCode.BadRequest, Given);
        var refusal = await Assert.ThrowsAsync<DiscordApiException>(() => Do("callback"));
        Assert.Equal(ApiErrorCode.AlreadyAcknowledged, refusal.Code);
    }

    [Fact]
    public async Task A_first_answer_is_not_sent_again_when_Discord_no_longer_waits_for_it()
    {
        _bench.Discord.Then(9, HttpStatusCode.InternalServerError, "");
        var done = Do("callback");
        foreach (var pause in new[] { .25, .5, 1 })
            await _bench.Time.PassAsync(pause);
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => done);
        Assert.Equal(4, _bench.Discord.Sent.Count);
    }

    [Fact]
    public async Task Cancelling_ends_a_pause()
    {
        _bench.Discord.Then(HttpStatusCode.BadGateway, "");
        using var stop = new CancellationTokenSource();
        var done = _bench.Rest.GetChannelAsync(RestBench.Channel, stop.Token);
        await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.25));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => done);
    }

    public void Dispose() => _bench.Dispose();

    private Task Do(string what)
    {
        var (channel, id, rest) = (RestBench.Channel, new Snowflake(1), _bench.Rest);
        return what switch
        {
            "get" => rest.GetMessageAsync(channel, id, default),
            "edit" => rest.EditMessageAsync(channel, id, RestBench.Words, default),
            "delete" => rest.DeleteMessageAsync(channel, id, default),
            "direct" => rest.CreateDirectAsync(id, default),
            "typing" => rest.TriggerTypingAsync(channel, default),
            "member" => rest.AddThreadMemberAsync(channel, id, default),
            "commands" => rest.OverwriteCommandsAsync(id, [], default),
            "nonce" => rest.CreateMessageAsync(channel, RestBench.Words with { Nonce = "n", EnforceNonce = true }, null, default),
            "original" => rest.EditOriginalAsync(id, "tok", RestBench.Words, null, default),
            "message" => rest.CreateMessageAsync(channel, RestBench.Words, null, default),
            "nonce not enforced" => rest.CreateMessageAsync(channel, RestBench.Words with { Nonce = "n" }, null, default),
            "thread" => rest.StartThreadAsync(channel, new ThreadDraft { Name = "t" }, default),
            "callback" => rest.RespondAsync(id, "tok", new InteractionResponse { Type = InteractionAnswer.DeferredUpdate }, default),
            "follow-up" => rest.FollowUpAsync(id, "tok", RestBench.Words, null, default),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }
}
