using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Model.Resilience;
using RecruitBot.Tests.Shared.Model;

namespace RecruitBot.Tests.Assistant.Model;

/// <summary>Streamed answers, good and bad, through every wrapper. No test waits: the clock is moved when the server has what it was sent.</summary>
public sealed class StreamTests
{
    private const string Text = "Ümläute, \u4f60\u597d, \U0001f600 and \u202eback\u202c: level 4.";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task A_stream_that_is_cut_anywhere_reads_the_same(int bytes)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Cut(Text, bytes));

        var answer = await bench.StreamedAsync();

        Assert.Equal((Text, ChatFinishReason.Stop, 7L, 9L), (answer.Text, answer.FinishReason, answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount));
        var record = Assert.Single(bench.Call.Records);
        Assert.Equal((ModelOutcome.Answered, Text, 7L, 9L), (record.Outcome, record.Output, record.InputTokens, record.OutputTokens));
    }

    [Fact]
    public async Task Words_are_passed_on_as_they_come()
    {
        var rest = new TaskCompletionSource();
        await using var bench = await ModelBench.StartAsync(
            async (http, request, stopping) =>
            {
                await Replies.Events(Completions.RolePiece(), Completions.TextPiece("Level "))(http, request, stopping);
                await Replies.After(rest.Task, Replies.Events([Completions.TextPiece("4"), .. Completions.Ends("stop", null), "[DONE]"]))(http, request, stopping);
            }
        );
        await using var pieces = bench.StreamAsync().GetAsyncEnumerator();
        var read = "";
        while (read.Length == 0 && await pieces.MoveNextAsync())
            read += pieces.Current.Text;

        Assert.Equal("Level ", read);

        rest.SetResult();
        while (await pieces.MoveNextAsync())
            read += pieces.Current.Text;
        Assert.Equal("Level 4", read);
    }

    [Theory]
    [InlineData("Unsupported parameter: 'stream_options'")]
    [InlineData("stream: must be false for this model")]
    public async Task A_server_that_sends_no_streams_is_asked_for_whole_answers_from_then_on(string refusal)
    {
        await using var bench = await ModelBench.StartAsync();
        bench.Server.Otherwise = r => r.IsStream ? Replies.Error(400, refusal) : Replies.Text("4");

        Assert.Equal("4", (await bench.StreamedAsync("a")).Text);
        Assert.Equal("4", (await bench.StreamedAsync("b")).Text);

        Assert.Equal([true, false, false], bench.Server.Requests.Select(r => r.IsStream));
        Assert.Equal([ModelOutcome.Failed, ModelOutcome.Answered, ModelOutcome.Answered], bench.Call.Records.Select(r => r.Outcome));
    }

    [Fact]
    public async Task A_stream_without_usage_is_an_answer()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text("4"));
        Assert.Equal(("4", null), ((await bench.StreamedAsync()).Text, Assert.Single(bench.Call.Records).InputTokens));
    }

    [Fact]
    public async Task First_words_that_do_not_come_are_asked_for_again()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Silence(Completions.RolePiece()), Replies.Text("4"));
        var asked = bench.StreamedAsync();
        await bench.SentAsync(1);
        bench.Time.Advance(new ResilienceOptions().FirstToken);
        await bench.AdvanceUntilAsync(() => bench.Server.Requests.Count == 2);

        Assert.Equal("4", (await asked).Text);
        Assert.Equal([ModelOutcome.TimedOut, ModelOutcome.Answered], bench.Call.Records.Select(r => r.Outcome));
    }

    [Fact]
    public async Task A_model_that_never_begins_is_given_up_within_its_time()
    {
        await using var bench = await ModelBench.StartAsync();
        bench.Server.Otherwise = _ => Replies.Silence();
        var asked = bench.StreamedAsync();
        await bench.SentAsync(1);
        await bench.EndsInTimeAsync(asked);

        Assert.Equal(ModelFault.TimedOut, (await ModelBench.FaultOf(asked)).Fault);
        Assert.All(bench.Call.Records, r => Assert.Equal(ModelOutcome.TimedOut, r.Outcome));
    }

    [Fact]
    public async Task Silence_in_the_middle_ends_the_answer_and_is_not_tried_again()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Silence(Completions.TextPiece("Level ")));
        await using var pieces = bench.StreamAsync().GetAsyncEnumerator();
        Assert.True(await pieces.MoveNextAsync());
        // A reader may take its time.
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        var next = pieces.MoveNextAsync().AsTask();
        bench.Time.Advance(new ResilienceOptions().Stall);

        Assert.Equal(ModelFault.TimedOut, (await ModelBench.FaultOf(next)).Fault);

        var record = Assert.Single(bench.Call.Records);
        Assert.Equal((1, ModelOutcome.TimedOut, "Level "), (bench.Server.Requests.Count, record.Outcome, record.Output));
    }

    [Fact]
    public async Task A_connection_that_breaks_before_any_word_is_made_again()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Reset(Task.CompletedTask, Completions.RolePiece()), Replies.Text("4"));
        var asked = bench.StreamedAsync();
        await bench.AdvanceUntilAsync(() => bench.Server.Requests.Count == 2);

        Assert.Equal("4", (await asked).Text);
        Assert.Equal([ModelOutcome.Failed, ModelOutcome.Answered], bench.Call.Records.Select(r => r.Outcome));
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_ends_the_answer()
    {
        var read = new TaskCompletionSource();
        await using var bench = await ModelBench.StartAsync(Replies.Reset(read.Task, Completions.TextPiece("Level ")));
        await using var pieces = bench.StreamAsync().GetAsyncEnumerator();
        Assert.True(await pieces.MoveNextAsync());
        read.SetResult();

        Assert.Equal(ModelFault.Unavailable, (await ModelBench.FaultOf(pieces.MoveNextAsync().AsTask())).Fault);
        Assert.Equal((1, ModelOutcome.Failed), (bench.Server.Requests.Count, Assert.Single(bench.Call.Records).Outcome));
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_stream_is_one()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Events(Completions.TextPiece("Level "), """{"error":{"message":"overloaded","code":503}}""", "[DONE]"));
        Assert.Equal(ModelFault.Unavailable, (await ModelBench.FaultOf(bench.StreamedAsync())).Fault);
    }

    [Theory]
    [InlineData("[DONE]")]
    [InlineData("""{"choices":[{"index":0,"del""")]
    [InlineData("""{"choices":"none"}""")]
    public async Task A_stream_that_ends_in_the_middle_is_unreadable(string last)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Events(Completions.TextPiece("Level "), last));

        Assert.Equal(ModelFault.Unreadable, (await ModelBench.FaultOf(bench.StreamedAsync())).Fault);
        Assert.Equal(ModelOutcome.Failed, Assert.Single(bench.Call.Records).Outcome);
    }

    [Fact]
    public async Task A_stream_that_is_no_stream_is_unreadable()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Body("<html>Hello</html>", type: "text/html"));
        Assert.Equal(ModelFault.Unreadable, (await ModelBench.FaultOf(bench.StreamedAsync())).Fault);
    }

    [Fact]
    public async Task Bytes_that_are_no_letters_end_a_stream()
    {
        byte[] bytes = [.. "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\""u8, 0xff, 0xc3, 0x28, .. "\"},\"finish_reason\":null}]}\n\n"u8];
        await using var bench = await ModelBench.StartAsync(Replies.Body(bytes, type: "text/event-stream"));
        Assert.Equal(ModelFault.Unreadable, (await ModelBench.FaultOf(bench.StreamedAsync())).Fault);
    }

    [Fact]
    public async Task A_stream_without_end_is_left()
    {
        var piece = Completions.TextPiece(new string('x', 8000));
        var sent = 0;
        await using var bench = await ModelBench.StartAsync(
            async (http, _, stopping) =>
            {
                http.Response.ContentType = "text/event-stream";
                for (; sent < 10_000 && !http.RequestAborted.IsCancellationRequested; sent++)
                    await http.Response.WriteAsync($"data: {piece}\n\n", stopping);
            }
        );

        Assert.Equal(ModelFault.Unreadable, (await ModelBench.FaultOf(bench.StreamedAsync())).Fault);

        Assert.Equal((ModelOutcome.Failed, 256 * 1024), (Assert.Single(bench.Call.Records).Outcome, bench.Call.Records[0].Output!.Length));
        Assert.InRange(sent, 30, 9_999);
    }

    [Fact]
    public async Task A_reader_who_goes_ends_the_call_and_the_record_says_so()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Silence(Completions.TextPiece("Level ")));
        await foreach (var _ in bench.StreamAsync())
            break;

        Assert.Equal((ModelOutcome.Cancelled, "Level "), (Assert.Single(bench.Call.Records).Outcome, bench.Call.Records[0].Output));
    }

    [Fact]
    public async Task An_asker_who_cancels_is_not_told_of_a_fault()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Silence());
        using var enough = new CancellationTokenSource();
        var asked = bench.AskAsync(cancellationToken: enough.Token);
        await bench.SentAsync(1);
        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal(ModelOutcome.Cancelled, Assert.Single(bench.Call.Records).Outcome);
    }
}
