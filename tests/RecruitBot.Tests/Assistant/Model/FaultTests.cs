using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Model.Resilience;
using RecruitBot.Tests.Shared.Model;

namespace RecruitBot.Tests.Assistant.Model;

/// <summary>Providers that fail: what is told, how often they are asked, and how long anybody waits.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(401, "Model:ApiKey")]
    [InlineData(403, "Model:ApiKey")]
    [InlineData(404, "Model:Endpoint")]
    [InlineData(307, "Model:Endpoint")]
    public async Task What_somebody_must_set_right_is_asked_once_and_named(int status, string key)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Error(status, "Rate this."));

        var fault = await ModelBench.FaultOf(bench.AskAsync());

        Assert.Equal((ModelFault.Misconfigured, 1), (fault.Fault, bench.Server.Requests.Count));
        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Rate this", fault.Message, StringComparison.Ordinal);
        Assert.Equal(ModelOutcome.Failed, Assert.Single(bench.Call.Records).Outcome);
    }

    [Theory]
    [InlineData(400, "context_length_exceeded")]
    [InlineData(413, null)]
    [InlineData(422, null)]
    [InlineData(429, "insufficient_quota")]
    public async Task A_refusal_that_would_come_again_is_not_provoked(int status, string? code)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Error(status, "No.", code));

        Assert.Equal(ModelFault.Unavailable, (await ModelBench.FaultOf(bench.AskAsync())).Fault);
        Assert.Single(bench.Server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_may_pass_is_tried_again(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Error(500), Replies.Body("<html>Bad gateway</html>", 502, "text/html"), Replies.Text("4"));
        var asked = streamed ? bench.StreamedAsync() : bench.AskAsync();
        await bench.AdvanceUntilAsync(() => bench.Server.Requests.Count == 3);

        Assert.Equal("4", (await asked).Text);
        Assert.Equal([ModelOutcome.Failed, ModelOutcome.Failed, ModelOutcome.Answered], bench.Call.Records.Select(r => r.Outcome));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task What_does_not_pass_is_given_up_after_three_attempts(int status)
    {
        await using var bench = await ModelBench.StartAsync();
        bench.Server.Otherwise = _ => Replies.Error(status);
        var asked = bench.AskAsync();
        await bench.AdvanceUntilAsync(() => asked.IsCompleted);

        Assert.Equal(ModelFault.Unavailable, (await ModelBench.FaultOf(asked)).Fault);
        Assert.Equal((3, 3), (bench.Server.Requests.Count, bench.Call.Records.Count(r => r.Outcome == ModelOutcome.Failed)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_provider_that_names_its_time_is_left_alone_until_then(bool asDate)
    {
        await using var bench = await ModelBench.StartAsync();
        bench.Server.Then(Replies.Error(429, retryAfter: asDate ? bench.Time.GetUtcNow().AddSeconds(15).ToString("R") : "15"), Replies.Text("4"));
        var asked = bench.AskAsync();
        await ModelBench.UntilAsync(() => bench.Call.Records.Count == 1);
        var began = bench.Time.GetUtcNow();
        await bench.AdvanceUntilAsync(() => bench.Server.Requests.Count == 2, mostSeconds: 40);

        Assert.Equal("4", (await asked).Text);
        Assert.InRange(bench.Time.GetUtcNow() - began, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_provider_that_asks_for_too_long_is_not_waited_for()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Error(429, retryAfter: "3600"));

        var fault = await ModelBench.FaultOf(bench.AskAsync());

        Assert.Equal((ModelFault.Unavailable, TimeSpan.FromHours(1), 1), (fault.Fault, fault.RetryAfter, bench.Server.Requests.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_provider_that_asks_for_more_than_is_left_of_the_time_is_not_waited_for(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(new ResilienceOptions { Total = TimeSpan.FromSeconds(10) }, Replies.Error(429, retryAfter: "15"));

        // The clock stands: whoever waited would wait for ever.
        Task asked = streamed ? bench.StreamedAsync() : bench.AskAsync();
        await ModelBench.UntilAsync(() => asked.IsCompleted);

        var fault = await ModelBench.FaultOf(asked);
        Assert.Equal((ModelFault.Unavailable, TimeSpan.FromSeconds(15), 1), (fault.Fault, fault.RetryAfter, bench.Server.Requests.Count));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_made_again()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Reset(), Replies.Text("4"));
        var asked = bench.AskAsync();
        await bench.AdvanceUntilAsync(() => bench.Server.Requests.Count == 2);

        Assert.Equal("4", (await asked).Text);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_told_as_such()
    {
        await using var bench = await ModelBench.StartAsync();
        await bench.Server.DisposeAsync();
        var asked = bench.AskAsync();
        await bench.AdvanceUntilAsync(() => asked.IsCompleted);

        Assert.Equal(ModelFault.Unavailable, (await ModelBench.FaultOf(asked)).Fault);
        Assert.Equal(3, bench.Call.Records.Count);
    }

    [Fact]
    public async Task Nobody_waits_for_longer_than_the_time_of_a_call()
    {
        await using var bench = await ModelBench.StartAsync();
        bench.Server.Otherwise = _ => Replies.Silence();
        var asked = bench.AskAsync();
        await bench.SentAsync(1);
        await bench.EndsInTimeAsync(asked);

        Assert.Equal(ModelFault.TimedOut, (await ModelBench.FaultOf(asked)).Fault);
        Assert.All(bench.Call.Records, r => Assert.Equal(ModelOutcome.TimedOut, r.Outcome));
    }

    [Fact]
    public async Task An_endpoint_that_keeps_failing_is_left_alone_for_a_while_and_then_asked_again()
    {
        await using var bench = await ModelBench.StartAsync(new ResilienceOptions { Retries = 0, BreakerAttempts = 4 });
        bench.Server.Otherwise = _ => Replies.Error(500);
        for (var i = 0; i < 4; i++)
            await ModelBench.FaultOf(bench.AskAsync());

        var left = await ModelBench.FaultOf(bench.AskAsync());

        Assert.Equal((ModelFault.Unavailable, 4), (left.Fault, bench.Server.Requests.Count));
        Assert.Contains("left alone", left.Message, StringComparison.Ordinal);
        bench.Server.Otherwise = _ => Replies.Text("4");
        bench.Time.Advance(new ResilienceOptions().BreakerPause + TimeSpan.FromSeconds(1));
        Assert.Equal("4", (await bench.AskAsync()).Text);
    }

    [Fact]
    public async Task More_calls_than_there_is_room_for_are_refused_at_once_and_the_others_answered()
    {
        var gate = new TaskCompletionSource();
        await using var bench = await ModelBench.StartAsync(new ResilienceOptions { Parallel = 2, Waiting = 3 });
        bench.Server.Otherwise = _ => Replies.After(gate.Task, Replies.Text("4"));
        var asked = Enumerable.Range(0, 5).Select(_ => bench.AskAsync()).ToList();
        await bench.SentAsync(2);

        var refused = await ModelBench.FaultOf(bench.AskAsync());
        var refusedStream = await ModelBench.FaultOf(bench.StreamedAsync());

        Assert.Equal((ModelFault.Unavailable, ModelFault.Unavailable, 2), (refused.Fault, refusedStream.Fault, bench.Server.Requests.Count));
        gate.SetResult();
        Assert.All(await Task.WhenAll(asked), a => Assert.Equal("4", a.Text));
        Assert.Equal(5, bench.Server.Requests.Count);
        Assert.Equal("4", (await bench.StreamedAsync()).Text);
    }
}
