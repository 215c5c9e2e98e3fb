using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RecruitBot.Tests.Shared.Model;

/// <summary>Answers as the protocol writes them ("The chat completion object", "The chat completion chunk object").</summary>
public static class Completions
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A whole answer.</summary>
    public static string Whole(string text, string finish, (int Input, int Output)? usage, string model) =>
        Whole($$"""{"role":"assistant","content":{{Quoted(text)}},"refusal":null}""", finish, model, usage);

    public static string WholeRefusal(string words) => Whole($$"""{"role":"assistant","content":null,"refusal":{{Quoted(words)}}}""", "stop", "scripted-1", null);

    public static string WholeCalls(IEnumerable<(string Name, string Arguments)> calls) =>
        Whole(
            $$"""{"role":"assistant","content":null,"tool_calls":[{{string.Join(',', calls.Select((c, i) => $$$"""{"id":"call_{{{i}}}","type":"function","function":{"name":{{{Quoted(c.Name)}}},"arguments":{{{Quoted(c.Arguments)}}}}}"""))}}]}""",
            "tool_calls",
            "scripted-1",
            null
        );

    /// <summary>A piece of text.</summary>
    public static string TextPiece(string text, string model = "scripted-1") => Piece($$"""{"role":"assistant","content":{{Quoted(text)}}}""", null, model);

    public static string RefusalPiece(string words) => Piece($$"""{"role":"assistant","refusal":{{Quoted(words)}}}""", null, "scripted-1");

    /// <summary>The first piece of most providers: who speaks, and no words.</summary>
    public static string RolePiece() => Piece("""{"role":"assistant","content":""}""", null, "scripted-1");

    /// <summary>The end of an answer; usage comes in a piece of its own, without a choice.</summary>
    public static IEnumerable<string> Ends(string finish, (int Input, int Output)? usage, string model = "scripted-1")
    {
        yield return Piece("{}", finish, model);
        if (usage is { } used)
            yield return $$"""{"id":"c1","object":"chat.completion.chunk","created":1,"model":{{Quoted(model)}},"choices":[],"usage":{{Usage(used)}}}""";
    }

    /// <summary>Calls whose arguments come three letters at a time, in turns.</summary>
    public static IEnumerable<string> CallPieces(IReadOnlyList<(string Name, string Arguments)> calls)
    {
        for (var i = 0; i < calls.Count; i++)
            yield return CallPiece($$$"""{"index":{{{i}}},"id":"call_{{{i}}}","type":"function","function":{"name":{{{Quoted(calls[i].Name)}}},"arguments":""}}""");
        var pieces = calls.Select(c => Pieces(c.Arguments, 3).ToList()).ToList();
        for (var n = 0; n < pieces.Max(p => p.Count); n++)
            for (var i = 0; i < calls.Count; i++)
                if (n < pieces[i].Count)
                    yield return CallPiece($$$"""{"index":{{{i}}},"function":{"arguments":{{{Quoted(pieces[i][n])}}}}}""");
    }

    /// <summary>A text in pieces of so many UTF-16 units, never inside of a surrogate pair.</summary>
    public static IEnumerable<string> Pieces(string text, int length)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = Math.Min(text.Length, start + length);
            if (end < text.Length && char.IsLowSurrogate(text[end]))
                end++;
            yield return text[start..end];
            start = end;
        }
    }

    /// <summary>The models that a server has ("List models").</summary>
    public static string ListOf(IEnumerable<string> models) =>
        $$"""{"object":"list","data":[{{string.Join(',', models.Select(m => $$"""{"id":{{Quoted(m)}},"object":"model","created":1,"owned_by":"test"}"""))}}]}""";

    public static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    private static string CallPiece(string call) => Piece($$"""{"tool_calls":[{{call}}]}""", null, "scripted-1");

    private static string Piece(string delta, string? finish, string model) =>
        $$"""{"id":"c1","object":"chat.completion.chunk","created":1,"model":{{Quoted(model)}},"choices":[{"index":0,"delta":{{delta}},"finish_reason":{{(finish is null ? "null" : Quoted(finish))}}}]}""";

    private static string Whole(string message, string finish, string model, (int Input, int Output)? usage) =>
        $$"""{"id":"c1","object":"chat.completion","created":1,"model":{{Quoted(model)}},"choices":[{"index":0,"message":{{message}},"finish_reason":{{Quoted(finish)}}}]{{(usage is { } used ? ",\"usage\":" + Usage(used) : "")}}}""";

    private static string Usage((int Input, int Output) used) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"prompt_tokens":{{used.Input}},"completion_tokens":{{used.Output}},"total_tokens":{{used.Input + used.Output}}}""");
}
