using System.Text.Json;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>An application as the program's export writes it, read without any of the program's own code.</summary>
internal sealed class LoggedSession
{
    private readonly List<(long Version, string Type, JsonElement Event)> _events;

    private LoggedSession(JsonElement line)
    {
        Id = line.GetProperty("session").GetString()!;
        Candidate = line.GetProperty("candidate").GetString()!;
        _events =
        [
            .. line.GetProperty("events").EnumerateArray().Select(e => (e.GetProperty("version").GetInt64(), Text(e.GetProperty("event"), "type"), e.GetProperty("event"))),
        ];
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Whose it is.</summary>
    public string Candidate { get; }

    /// <summary>How often it was handed in.</summary>
    public int Submissions => _events.Count(e => e.Type == "submitted");

    /// <summary>Reads an export.</summary>
    public static IEnumerable<LoggedSession> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
            using (var json = JsonDocument.Parse(line))
                yield return new LoggedSession(json.RootElement.Clone());
    }

    /// <summary>Where on the log the message or interaction stands, as often as it does.</summary>
    public IReadOnlyList<long> TurnsOf(string messageId) =>
        [.. _events.Where(e => e.Type == "turn" && Text(e.Event.GetProperty("turn"), "messageId") == messageId).Select(e => e.Version)];

    /// <summary>The items that it was taken as the answer to, with the words kept.</summary>
    public IReadOnlyList<(string Item, string Words)> AnswersBy(string messageId) =>
        [
            .. _events
                .Where(e => e.Type is "answer" or "knockout" && Text(e.Event, "messageId") == messageId)
                .Select(e => e.Type == "answer" ? (ItemOf(e.Event.GetProperty("item")), Text(e.Event, "text")) : ("k." + Text(e.Event, "knockoutId"), Text(e.Event, "quote"))),
        ];

    /// <summary>The nonces under which everything said to the candidate was to be sent, in order.</summary>
    public IEnumerable<string> NoncesToCandidate() =>
        from e in _events
        where e.Type == "said"
        from reply in e.Event.GetProperty("replies").EnumerateArray().Select((r, i) => (Reply: r, Index: i))
        where Text(reply.Reply, "to") is "" or "candidate" or "speaker"
        select $"{Id[..Math.Min(12, Id.Length)]}.{e.Version:x}.{reply.Index:x}";

    private static string ItemOf(JsonElement item) =>
        item.GetProperty("kind").GetString() == "knockout"
            ? "k." + Text(item, "id")
            : "q." + Text(item, "id") + (item.TryGetProperty("probe", out var probe) && probe.ValueKind == JsonValueKind.Number ? "." + probe.GetRawText() : "");

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
