using System.Text;
using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Assistant.Model.Resilience;
using RecruitBot.Tests.Shared.Model;

namespace RecruitBot.Tests.Assistant.Model;

/// <summary>Whole answers of a provider, good and bad, through every wrapper.</summary>
public sealed class AnswersTests
{
    [Fact]
    public async Task An_answer_comes_back_with_its_usage_and_is_recorded()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text("Level 4 \u2603", usage: (120, 30), model: "scripted-1-2026"));

        var answer = await bench.AskAsync("Rate this.", new ChatOptions { Temperature = 0.2f, MaxOutputTokens = 800 });

        Assert.Equal(("Level 4 \u2603", ChatFinishReason.Stop, 120L, 30L), (answer.Text, answer.FinishReason, answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount));
        var request = Assert.Single(bench.Server.Requests);
        Assert.Equal([("system", "You rate answers."), ("user", "Rate this.")], request.Messages);
        Assert.Equal(("scripted-1", "Bearer sk-very-secret", 800), (request.Model, request.Authorization, request.Field("max_tokens")!.Value.GetInt32()));
        var record = Assert.Single(bench.Call.Records);
        Assert.Equal(("127.0.0.1", "scripted-1-2026", "rate-answer", "s1#4"), (record.Provider, record.Model, record.Prompt, record.ConsentId));
        Assert.Equal((ModelOutcome.Answered, "Level 4 \u2603", 120L, 30L, (decimal?)null), (record.Outcome, record.Output, record.InputTokens, record.OutputTokens, record.Cost));
        Assert.Equal(("temperature=0.2, max_tokens=800", 64), (record.Parameters, record.PromptSha256.Length));
        Assert.Equal(["m1", "m2"], record.Inputs);
    }

    [Fact]
    public async Task The_hash_of_a_record_is_that_of_what_was_sent()
    {
        await using var bench = await ModelBench.StartAsync();
        bench.Server.Otherwise = _ => Replies.Text("4");

        foreach (var text in new[] { "a", "a", "b" })
            await bench.AskAsync(text);

        var hashes = bench.Call.Records.Select(r => r.PromptSha256).ToList();
        Assert.Equal((hashes[0], 2), (hashes[1], hashes.Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public async Task A_server_that_counts_nothing_leaves_no_usage_and_no_cost()
    {
        await using var bench = await ModelBench.StartAsync(new SpendingLimit(null, null), new ModelPrice(1, 1));
        bench.Server.Then(Replies.Text("4"));

        Assert.Null((await bench.AskAsync()).Usage);

        var record = Assert.Single(bench.Call.Records);
        Assert.Equal((null, null, null), (record.InputTokens, record.OutputTokens, record.Cost));
    }

    [Fact]
    public async Task What_a_call_cost_is_recorded_by_the_prices()
    {
        await using var bench = await ModelBench.StartAsync(new SpendingLimit(null, null), new ModelPrice(2.5m, 10m));
        bench.Server.Then(Replies.Text("4", usage: (1_000_000, 10_000)));

        await bench.AskAsync();

        Assert.Equal(2.6m, Assert.Single(bench.Call.Records).Cost);
    }

    [Fact]
    public async Task A_server_that_lacks_schemas_is_asked_without_once_and_from_then_on()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Error(400, "'response_format' of type 'json_schema' is not supported"), Replies.Text("{\"level\":4}"), Replies.Text("{\"level\":3}"));
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema<Dictionary<string, int>>() };

        Assert.Equal("{\"level\":4}", (await bench.AskAsync("a", options)).Text);
        Assert.Equal("{\"level\":3}", (await bench.AskAsync("b", options)).Text);

        Assert.Equal([true, false, false], bench.Server.Requests.Select(r => r.AsksForSchema));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whatever_was_sent_to_learn_what_a_server_lacks_is_on_record_as_it_was_sent(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(
            new ResilienceOptions { Retries = 0, BreakerAttempts = 2 },
            Replies.Error(400, "Unsupported parameter: 'temperature'"),
            Replies.Error(422, "seed: extra inputs are not permitted"),
            Replies.Text("4"),
            Replies.Text("5")
        );
        var options = new ChatOptions { Temperature = 0.5f, Seed = 7, MaxOutputTokens = 80 };

        Assert.Equal("4", (streamed ? await bench.StreamedAsync("a", options) : await bench.AskAsync("a", options)).Text);
        Assert.Equal("5", (await bench.AskAsync("b", options)).Text);

        Assert.Equal(
            [
                (ModelOutcome.Failed, "temperature=0.5, seed=7, max_tokens=80"),
                (ModelOutcome.Failed, "seed=7, max_tokens=80"),
                (ModelOutcome.Answered, "max_tokens=80"),
                (ModelOutcome.Answered, "max_tokens=80"),
            ],
            bench.Call.Records.Select(r => (r.Outcome, r.Parameters))
        );
        Assert.Equal(4, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_repeats_the_request_teaches_nothing()
    {
        await using var bench = await ModelBench.StartAsync(
            Replies.Body("""{"error":{"message":"Bad request.","param":null,"code":null},"request":{"temperature":0.5,"seed":7}}""", 400),
            Replies.Text("4")
        );
        var options = new ChatOptions { Temperature = 0.5f, Seed = 7 };

        await ModelBench.FaultOf(bench.AskAsync(options: options));
        await bench.AskAsync(options: options);

        Assert.Equal(2, bench.Server.Requests.Count);
        Assert.All(bench.Server.Requests, r => Assert.NotNull(r.Field("temperature")));
    }

    [Fact]
    public async Task Several_at_once_learn_it_together()
    {
        await using var bench = await ModelBench.StartAsync();
        bench.Server.Otherwise = r => r.AsksForSchema ? Replies.Error(400, "Unknown parameter: response_format.") : Replies.Text("4");
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema<Dictionary<string, int>>() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bench.AskAsync(options: options)));

        Assert.All(answers, a => Assert.Equal("4", a.Text));
    }

    [Fact]
    public async Task An_answer_that_is_not_of_the_schema_is_its_readers_to_judge()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text("{\"mood\":\"good\"}"));

        Assert.Equal("{\"mood\":\"good\"}", (await bench.AskAsync(options: new ChatOptions { ResponseFormat = ChatResponseFormat.Json })).Text);
    }

    [Fact]
    public async Task Letters_that_turn_the_direction_of_writing_stay_what_they_are()
    {
        const string Tricky = "level \u202e5\u202c \u200f\u2066x\u2069";
        await using var bench = await ModelBench.StartAsync(Replies.Text(Tricky));

        Assert.Equal(Tricky, (await bench.AskAsync(Tricky)).Text);
        Assert.Contains(Tricky, bench.Server.Requests[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[]}")]
    [InlineData("{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Lev")]
    [InlineData("{\"choices\":null}")]
    [InlineData("{\"answer\":42}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("<html>It works!</html>")]
    [InlineData("{\"id\":\"c1\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":\"stop\"}]}")]
    [InlineData("{\"id\":\"c1\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"x\"},\"finish_reason\":\"whim\"}]}")]
    public async Task What_is_no_answer_is_unreadable_and_not_asked_for_again(string body)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Body(body));

        Assert.Equal(ModelFault.Unreadable, (await ModelBench.FaultOf(bench.AskAsync())).Fault);

        Assert.Equal((1, ModelOutcome.Failed), (bench.Server.Requests.Count, Assert.Single(bench.Call.Records).Outcome));
    }

    [Fact]
    public async Task Bytes_that_are_no_letters_are_unreadable()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""), 0xff, 0xc3, 0x28, .. "\"},\"finish_reason\":\"stop\"}]}"u8];
        await using var bench = await ModelBench.StartAsync(Replies.Body(body));

        Assert.Equal(ModelFault.Unreadable, (await ModelBench.FaultOf(bench.AskAsync())).Fault);
    }

    [Fact]
    public async Task An_answer_without_end_is_refused_and_not_kept_whole()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text(new string('x', 1024 * 1024)));

        Assert.Equal(ModelFault.Unreadable, (await ModelBench.FaultOf(bench.AskAsync())).Fault);

        var record = Assert.Single(bench.Call.Records);
        Assert.Equal((ModelOutcome.Failed, 256 * 1024), (record.Outcome, record.Output!.Length));
    }

    [Fact]
    public async Task A_body_larger_than_any_answer_is_not_read_to_its_end()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Body(new string(' ', 9 * 1024 * 1024)));

        Assert.Equal(ModelFault.Unreadable, (await ModelBench.FaultOf(bench.AskAsync())).Fault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refusal_is_told_as_one_and_its_words_are_on_record(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Refusal("I can't rate people."));

        Assert.Equal(ModelFault.Refused, (await ModelBench.FaultOf(streamed ? bench.StreamedAsync() : bench.AskAsync())).Fault);

        Assert.Equal((1, ModelOutcome.Refused, "I can't rate people."), (bench.Server.Requests.Count, Assert.Single(bench.Call.Records).Outcome, bench.Call.Records[0].Output));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_cut_by_a_content_filter_is_a_refusal(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text("Level", finish: "content_filter"));

        Assert.Equal(ModelFault.Refused, (await ModelBench.FaultOf(streamed ? bench.StreamedAsync() : bench.AskAsync())).Fault);
        Assert.Equal(ModelOutcome.Refused, Assert.Single(bench.Call.Records).Outcome);
    }

    [Fact]
    public async Task A_filter_in_front_of_the_model_is_a_refusal_too()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Error(400, "The response was filtered", "content_filter"));

        Assert.Equal(ModelFault.Refused, (await ModelBench.FaultOf(bench.AskAsync())).Fault);
    }

    [Fact]
    public async Task An_image_is_left_out_and_the_words_beside_it_are_sent()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text("4"));

        await bench.Client.GetResponseAsync(
            [new ChatMessage(ChatRole.User, [new TextContent("Look:"), new DataContent(new byte[] { 1, 2, 3 }, "image/png"), new HostedFileContent("file-1")])],
            bench.Call.Carried()
        );

        Assert.Equal([("user", "Look:")], Assert.Single(bench.Server.Requests).Messages);
        Assert.DoesNotContain("image", bench.Server.Requests[0].Body, StringComparison.Ordinal);
    }
}
