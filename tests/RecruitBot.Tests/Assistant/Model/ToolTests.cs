using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Privacy;
using RecruitBot.Tests.Shared.Model;

namespace RecruitBot.Tests.Assistant.Model;

/// <summary>Tools that a model wants to call.</summary>
public sealed class ToolTests
{
    private static readonly ChatOptions Options = new() { Tools = [AIFunctionFactory.Create((string query) => query, "search", "Searches the guides."), AIFunctionFactory.Create(() => "", "roles")] };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Several_calls_at_once_come_whole_however_they_are_sent(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Calls(("search", """{"query":"holiday in \"May\"","top":3}"""), ("roles", "{}"), ("search", """{"query":"\u00fc"}""")));

        var answer = streamed ? await bench.StreamedAsync(options: Options) : await bench.AskAsync(options: Options);

        var calls = answer.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
        Assert.Equal(["search", "roles", "search"], calls.Select(c => c.Name));
        Assert.Equal(["holiday in \"May\"", "\u00fc"], calls.Where(c => c.Name == "search").Select(c => c.Arguments!["query"]!.ToString()));
        Assert.Equal(("3", 3), (calls[0].Arguments!["top"]!.ToString(), calls.Select(c => c.CallId).Distinct(StringComparer.Ordinal).Count()));
        Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        Assert.Equal(["search", "roles"], Assert.Single(bench.Server.Requests).Tools);
        Assert.Contains("""{"tool":"roles","arguments":{}}""", Assert.Single(bench.Call.Records).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_all_carry_the_number_nought_are_told_apart_by_their_ids()
    {
        static string Piece(string call) => $$$"""{"id":"c1","created":1,"model":"m","choices":[{"index":0,"delta":{"tool_calls":[{{{call}}}]},"finish_reason":null}]}""";
        await using var bench = await ModelBench.StartAsync(
            Replies.Events([
                Piece("""{"index":0,"id":"a","type":"function","function":{"name":"search","arguments":"{\"query\":\"x\"}"}}"""),
                Piece("""{"index":0,"id":"b","type":"function","function":{"name":"roles","arguments":"{}"}}"""),
                .. Completions.Ends("tool_calls", null),
                "[DONE]",
            ])
        );

        var calls = (await bench.StreamedAsync(options: Options)).Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>();

        Assert.Equal([("a", "search"), ("b", "roles")], calls.Select(c => (c.CallId, c.Name)));
    }

    [Fact]
    public async Task A_tool_that_does_not_exist_is_its_callers_to_refuse()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Calls(("decide", """{"outcome":"hire"}""")));

        var answer = await bench.AskAsync(options: Options);

        Assert.Equal("decide", Assert.Single(answer.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>()).Name);
    }

    [Theory]
    [InlineData("""{"query":"holi""", true)]
    [InlineData("""{"query":"holi""", false)]
    [InlineData("[1,2]", false)]
    [InlineData("\"text\"", true)]
    public async Task Arguments_that_are_no_object_are_told_with_the_call(string arguments, bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Calls(("search", arguments)));

        var answer = streamed ? await bench.StreamedAsync(options: Options) : await bench.AskAsync(options: Options);

        var call = Assert.Single(answer.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>());
        Assert.Equal((ModelFault.Unreadable, null), (Assert.IsType<ModelException>(call.Exception).Fault, call.Arguments));
    }

    [Fact]
    public async Task What_tools_gave_is_sent_back_as_messages_of_their_own()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text("30 days."));
        ChatMessage[] history =
        [
            new(ChatRole.User, "Holiday?"),
            new(ChatRole.Assistant, [new TextContent("I look."), new FunctionCallContent("a", "search", new Dictionary<string, object?> { ["query"] = "holiday" }), new FunctionCallContent("b", "roles")]),
            new(ChatRole.Tool, [new FunctionResultContent("a", "30 days"), new FunctionResultContent("b", new[] { "x", "y" })]),
        ];

        await bench.Client.GetResponseAsync(history, bench.Call.Carried(Options));

        Assert.Equal([("user", "Holiday?"), ("assistant", "I look."), ("tool", "30 days"), ("tool", "[\"x\",\"y\"]")], Assert.Single(bench.Server.Requests).Messages);
    }

    [Fact]
    public async Task Nobody_is_named_in_what_tools_take_and_give()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Calls(("search", """{"query":"«person-1» and «email-1»","list":["«person-1»"]}""")));
        bench.With(ModelBench.CallFor(ConsentPurpose.Scoring, "Jörg \"Jo\" Doe"));
        ChatMessage[] history =
        [
            new(ChatRole.User, "I am Jörg \"Jo\" Doe, jo@example.org."),
            new(ChatRole.Assistant, [new FunctionCallContent("a", "search", new Dictionary<string, object?> { ["query"] = "Jörg \"Jo\" Doe" })]),
            new(ChatRole.Tool, [new FunctionResultContent("a", new { found = new[] { "Jörg \"Jo\" Doe", "jo@example.org" } })]),
        ];

        var answer = await bench.Client.GetResponseAsync(history, bench.Call.Carried(Options));

        var sent = Assert.Single(bench.Server.Requests).Everything;
        Assert.DoesNotContain("Doe", sent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Jörg", sent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("example.org", sent, StringComparison.OrdinalIgnoreCase);
        var call = Assert.Single(answer.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>());
        Assert.Equal("Jörg \"Jo\" Doe and jo@example.org", call.Arguments!["query"]!.ToString());
        Assert.Equal("Jörg \"Jo\" Doe", ((System.Text.Json.JsonElement)call.Arguments["list"]!)[0].GetString());
    }
}
