using System.Net;
using RecruitBot.Discord;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Discord.Rest.RateLimits;

namespace RecruitBot.Tests.Discord.Rest;

/// <summary>Refusals are told apart, and say what is wrong without saying what was sent.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly RestBench _bench = new();

    [Fact]
    public async Task A_refused_token_is_not_tried_again()
    {
        _bench.Discord.Then(HttpStatusCode.Unauthorized, """{"message":"401: Unauthorized","code":0}""");
        var first = await Assert.ThrowsAsync<DiscordFatalException>(() => _bench.SayAsync());
        Assert.Contains("developer portal", first.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DiscordFatalException>(() => _bench.ReadAsync());
        Assert.Single(_bench.Discord.Sent);
    }

    [Fact]
    public async Task A_refused_token_is_told_once_to_whoever_can_stop_the_program()
    {
        var told = new List<DiscordFatalException>();
        using var bench = new RestBench(o => o with { OnTokenRefused = told.Add });
        bench.Discord.Then(HttpStatusCode.Unauthorized, """{"message":"401: Unauthorized","code":0}""");
        for (var n = 0; n < 3; n++)
            await Assert.ThrowsAsync<DiscordFatalException>(() => bench.SayAsync());
        Assert.Contains("developer portal", Assert.Single(told).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_an_interaction_that_ran_out_says_nothing_about_the_bot_s()
    {
        _bench.Discord.Then(HttpStatusCode.Unauthorized, """{"message":"Invalid Webhook Token","code":50027}""");
        var refusal = await Assert.ThrowsAsync<DiscordApiException>(() => _bench.Rest.FollowUpAsync(new Snowflake(5), "tok", RestBench.Words, null, default));
        Assert.Equal(ApiErrorCode.InvalidWebhookToken, refusal.Code);
        await _bench.SayAsync();
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task A_page_that_is_not_Discord_s_holds_everything_back_for_a_while(HttpStatusCode status)
    {
        _bench.Discord.Then(status, "<!doctype html><title>Attention required</title>");
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => _bench.SayAsync());
        var next = _bench.ReadAsync();
        Assert.Single(_bench.Discord.Sent);
        await _bench.Time.PassAsync(60);
        await next;
    }

    [Fact]
    public async Task Places_and_codes_are_passed_on_and_values_and_tokens_are_not()
    {
        _bench.Discord.Then(
            HttpStatusCode.BadRequest,
            """{"code":50035,"message":"Invalid Form Body","errors":{"embeds":{"0":{"title":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH","message":"Value \"my private words\" is too long"}]}}},"_errors":[{"code":"X"}]}}"""
        );
        var refusal = await Assert.ThrowsAsync<DiscordApiException>(() =>
            _bench.Rest.EditOriginalAsync(new Snowflake(5), "interaction-secret", new MessageDraft { Content = "my private words" }, null, default)
        );
        Assert.Equal(ApiErrorCode.InvalidFormBody, refusal.Code);
        Assert.Equal(HttpStatusCode.BadRequest, refusal.Status);
        Assert.Contains("Invalid Form Body", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("embeds.0.title: BASE_TYPE_MAX_LENGTH", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("request: X", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("private", refusal + _bench.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal + _bench.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"no\"")]
    [InlineData("""{"code":"NaN","message":{}}""")]
    [InlineData("""{"code":50035,"message":null,"errors":[1,{"_errors":2}]}""")]
    [InlineData("""{"code":50035,"message":"m","errors":{"a":{"_errors":[1,null,{"code":3}]},"b":7}}""")]
    [InlineData("""{"code":50035,"message":"m","errors":{"\ud800":{"_errors":[{"code":"X"}]}}}""")]
    [InlineData("""{"code":50035,"message":"m","errors":{"a":{"_errors":[{"code":"\ud800"}]}}}""")]
    [InlineData("""{"code":50035,"message":"\ud800"}""")]
    public async Task A_refusal_in_any_form_is_a_refusal(string body)
    {
        _bench.Discord.Then(HttpStatusCode.BadRequest, body);
        Assert.Equal(HttpStatusCode.BadRequest, (await Assert.ThrowsAsync<DiscordApiException>(() => _bench.SayAsync())).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("""{"id":"abc"}""")]
    public async Task A_success_that_says_nothing_sensible_is_a_refusal_too(string body)
    {
        _bench.Discord.Then(2, HttpStatusCode.OK, body);
        await Assert.ThrowsAsync<DiscordApiException>(() => _bench.ReadAsync());
    }

    [Fact]
    public async Task What_was_done_and_answered_with_nonsense_is_asked_for_once_more_where_that_is_safe()
    {
        _bench.Discord.Then(HttpStatusCode.OK, "<html>");
        var kept = RestBench.Words with { Nonce = "n", EnforceNonce = true };
        await _bench.Rest.CreateMessageAsync(RestBench.Channel, kept, null, default);
        Assert.Equal(2, _bench.Discord.Sent.Count);
        _bench.Discord.Then(HttpStatusCode.OK, "<html>");
        await Assert.ThrowsAsync<DiscordApiException>(() => _bench.SayAsync());
        Assert.Equal(3, _bench.Discord.Sent.Count);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        _bench.Discord.Then(2, HttpStatusCode.OK, new string('x', 25 * 1024 * 1024 + 1));
        await Assert.ThrowsAsync<DiscordApiException>(() => _bench.ReadAsync());
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        _bench.Discord.Then(HttpStatusCode.Found, "", ("Location", "https://elsewhere.example/"));
        await Assert.ThrowsAsync<DiscordApiException>(() => _bench.ReadAsync());
        Assert.Single(_bench.Discord.Sent);
    }

    [Fact]
    public void Refusals_are_counted_for_ten_minutes_those_for_shared_limits_excepted()
    {
        var count = new RefusalCount(_bench.Time);
        for (var n = 0; n < RefusalCount.Most - 1; n++)
            count.Note(n % 3 == 0 ? 401 : n % 3 == 1 ? 403 : 429, shared: false);
        count.Note(429, shared: true);
        count.Note(404, shared: false);
        Assert.False(count.IsFull);
        count.Note(403, shared: false);
        Assert.True(count.IsFull);
        _bench.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.False(count.IsFull);
    }

    [Fact]
    public async Task So_many_refusals_that_the_address_is_at_risk_stop_the_client()
    {
        for (var n = 0; n < RefusalCount.Most; n++)
        {
            _bench.Discord.Then(HttpStatusCode.Forbidden, """{"code":50001,"message":"Missing Access"}""");
            await Assert.ThrowsAsync<DiscordApiException>(() => _bench.Rest.DeleteOriginalAsync(new Snowflake(5), "tok", default));
        }
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => _bench.SayAsync());
        Assert.Equal(RefusalCount.Most, _bench.Discord.Sent.Count);
    }

    public void Dispose() => _bench.Dispose();
}
