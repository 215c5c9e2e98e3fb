using System.Net;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Tests.Discord.Rest;

/// <summary>Rate limits are waited for, not run into (topics/rate-limits).</summary>
public sealed class RateLimitTests : IDisposable
{
    private readonly RestBench _bench = new();

    [Fact]
    public async Task An_exhausted_limit_is_waited_for_by_the_span_that_Discord_named()
    {
        _bench.Discord.Then(HttpStatusCode.OK, headers: Limits("hash", remaining: 0, resetAfter: "1.250"));
        await _bench.SayAsync();
        var second = _bench.SayAsync();
        await _bench.Time.PassAsync(1.250);
        await second;
        Assert.Equal(2, _bench.Discord.Sent.Count);
    }

    [Fact]
    public async Task Requests_of_one_limit_go_out_one_after_another_in_order()
    {
        var gates = Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource()).ToList();
        foreach (var gate in gates)
            _bench.Discord.ThenWait(gate.Task);
        var all = new[] { "a", "b", "c" }.Select(t => _bench.SayAsync(text: t)).ToList();
        for (var n = 0; n < 3; n++)
        {
            await _bench.SentAsync(n + 1);
            Assert.Equal(n + 1, _bench.Discord.Sent.Count);
            gates[n].SetResult();
            await all[n];
        }
        Assert.Equal(["a", "b", "c"], _bench.Discord.Sent.Select(s => s.Json.GetProperty("content").GetString()));
    }

    [Fact]
    public async Task Another_channel_does_not_wait()
    {
        _bench.Discord.Then(HttpStatusCode.OK, headers: Limits("hash", remaining: 0, resetAfter: "60"));
        await _bench.SayAsync(channel: 1);
        await _bench.SayAsync(channel: 2);
        Assert.Equal(2, _bench.Discord.Sent.Count);
    }

    [Fact]
    public async Task Routes_that_share_a_name_share_the_limit()
    {
        _bench.Discord.Then(HttpStatusCode.OK, headers: Limits("same", 4, "60")).Then(HttpStatusCode.OK, headers: Limits("same", 0, "7"));
        await _bench.SayAsync();
        await _bench.ReadAsync();
        var third = _bench.SayAsync();
        await _bench.Time.PassAsync(7);
        await third;
    }

    [Fact]
    public async Task A_limit_without_requests_left_frees_itself_when_its_time_is_over()
    {
        _bench.Discord.Then(HttpStatusCode.OK, headers: Limits("hash", 0, "2"));
        await _bench.SayAsync();
        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        await _bench.SayAsync();
        Assert.Equal(2, _bench.Discord.Sent.Count);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("shared")]
    public async Task A_refusal_for_its_rate_is_waited_out_by_the_longer_of_both_spans(string scope)
    {
        _bench.Discord.Then(
            HttpStatusCode.TooManyRequests,
            """{"message":"slow","retry_after":3.5,"global":false}""",
            [.. Limits("hash", 1, "9"), ("Retry-After", "3"), ("X-RateLimit-Scope", scope)]
        );
        var sent = _bench.SayAsync();
        await _bench.Time.PassAsync(3.5);
        await sent;
        Assert.Equal(2, _bench.Discord.Sent.Count);
    }

    [Theory]
    [InlineData(30046)]
    [InlineData(20016)]
    [InlineData(20028)]
    public async Task A_refusal_for_its_rate_that_names_no_span_is_waited_out_for_a_minute(int code)
    {
        _bench.Discord.Then(HttpStatusCode.TooManyRequests, $$"""{"message":"slow","code":{{code}}}""");
        var sent = _bench.SayAsync();
        await _bench.Time.PassAsync(60);
        await sent;
        Assert.Equal(2, _bench.Discord.Sent.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task That_too_many_direct_messages_were_opened_is_told_at_once_and_holds_nobody_back(HttpStatusCode status)
    {
        _bench.Discord.Then(status, """{"message":"slow","code":40003}""").Then(HttpStatusCode.OK, """{"id":"77","type":1}""");
        var refused = await Assert.ThrowsAsync<DiscordApiException>(() => _bench.Rest.CreateDirectAsync(new Snowflake(5), default));
        Assert.Equal(ApiErrorCode.OpensDirectsTooFast, refused.Code);
        Assert.Equal(new Snowflake(77), (await _bench.Rest.CreateDirectAsync(new Snowflake(6), default)).Id);
    }

    [Fact]
    public async Task A_global_refusal_stops_every_route_but_answers_to_interactions()
    {
        _bench.Discord.Then(
            HttpStatusCode.TooManyRequests,
            """{"message":"slow","retry_after":5,"global":true}""",
            ("X-RateLimit-Global", "true"),
            ("Retry-After", "5")
        );
        var first = _bench.SayAsync(channel: 1);
        await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        var other = _bench.SayAsync(channel: 2);
        await _bench.Rest.RespondAsync(new Snowflake(9), "tok", new InteractionResponse { Type = InteractionAnswer.DeferredMessage }, default);
        Assert.Equal(2, _bench.Discord.Sent.Count);
        _bench.Time.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAll(first, other);
        Assert.Equal(4, _bench.Discord.Sent.Count);
    }

    [Fact]
    public async Task No_more_than_fifty_go_out_within_a_second_and_answers_to_interactions_do_not_count()
    {
        for (ulong n = 1; n <= 50; n++)
            await _bench.ReadAsync(n);
        var next = _bench.ReadAsync(51);
        await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        await _bench.Rest.FollowUpAsync(new Snowflake(5), "tok", RestBench.Words, null, default);
        Assert.Equal(51, _bench.Discord.Sent.Count);
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        await next;
    }

    [Fact]
    public async Task Who_waits_for_the_limit_of_all_goes_in_the_order_of_coming_as_many_at_a_time_as_Discord_grants()
    {
        using var bench = new RestBench(o => o with { RequestsPerSecond = 2 });
        for (ulong n = 1; n <= 2; n++)
            await bench.ReadAsync(n);
        var waiting = Enumerable.Range(3, 4).Select(n => bench.ReadAsync((ulong)n)).ToList();
        foreach (var sent in new[] { 4, 6 })
        {
            await bench.Time.PassAsync(1);
            await bench.SentAsync(sent);
            Assert.Equal([$"{sent - 1}", $"{sent}"], bench.Discord.Sent.Skip(sent - 2).Select(s => s.Path.Split('/')[^3]).Order(StringComparer.Ordinal));
        }
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task A_page_instead_of_a_refusal_holds_back_everything()
    {
        _bench.Discord.Then(HttpStatusCode.TooManyRequests, "<html>banned</html>", ("Retry-After", "30"));
        var first = _bench.SayAsync(channel: 1);
        await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
        var other = _bench.Rest.FollowUpAsync(new Snowflake(5), "tok", RestBench.Words, null, default);
        Assert.False(other.IsCompleted);
        Assert.Single(_bench.Discord.Sent);
        _bench.Time.Advance(TimeSpan.FromSeconds(30));
        await Task.WhenAll(first, other);
    }

    [Fact]
    public async Task A_wait_beyond_reason_fails_at_once()
    {
        _bench.Discord.Then(HttpStatusCode.TooManyRequests, """{"message":"x","retry_after":86400,"global":false}""");
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => _bench.SayAsync());
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => _bench.SayAsync());
        Assert.Single(_bench.Discord.Sent);
    }

    [Fact]
    public async Task Refusals_for_their_rate_end_after_a_number_of_attempts()
    {
        _bench.Discord.Then(5, HttpStatusCode.TooManyRequests, """{"message":"x","retry_after":1,"global":false}""");
        var sent = _bench.SayAsync();
        for (var n = 0; n < 4; n++)
            await _bench.Time.PassAsync(1);
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => sent);
        Assert.Equal(5, _bench.Discord.Sent.Count);
    }

    [Fact]
    public async Task Who_gives_up_waiting_lets_the_next_one_through_in_turn()
    {
        var gate = new TaskCompletionSource();
        _bench.Discord.ThenWait(gate.Task);
        var first = _bench.SayAsync(text: "first");
        using var stop = new CancellationTokenSource();
        var second = _bench.Rest.CreateMessageAsync(RestBench.Channel, RestBench.Words, null, stop.Token);
        var third = _bench.SayAsync(text: "third");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Single(_bench.Discord.Sent);
        gate.SetResult();
        await Task.WhenAll(first, third);
        Assert.Equal(2, _bench.Discord.Sent.Count);
    }

    public void Dispose() => _bench.Dispose();

    private static (string, string)[] Limits(string bucket, int remaining, string resetAfter) =>
        [
            ("X-RateLimit-Bucket", bucket),
            ("X-RateLimit-Limit", "5"),
            ("X-RateLimit-Remaining", $"{remaining}"),
            // Of another clock, and to be passed over.
            ("X-RateLimit-Reset", "1"),
            ("X-RateLimit-Reset-After", resetAfter),
        ];
}
