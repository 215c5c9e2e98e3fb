using System.Text.Json;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Control;

/// <summary>A request of the bot and how it was answered.</summary>
internal sealed record LoggedRequest(
    int Number,
    DateTimeOffset Time,
    string Method,
    string Path,
    JsonElement? Body,
    IReadOnlyList<string> Files,
    IReadOnlyDictionary<string, string> Headers,
    int Status = 0,
    JsonElement? Answer = null
);

/// <summary>The last requests of the bot, for tests to judge. Held in memory only.</summary>
internal sealed class RequestLog
{
    private const int Most = 2000;
    private readonly Lock _gate = new();
    private readonly Queue<(LoggedRequest Request, JsonAnswer Answer)> _requests = new();
    private int _count;

    /// <summary>
    /// Adds a request; its number is given here. The answer is written as JSON only when somebody looks, which for most never happens.
    /// </summary>
    public void Add(LoggedRequest request, JsonAnswer answer)
    {
        lock (_gate)
        {
            _requests.Enqueue((request with { Number = ++_count }, answer));
            if (_requests.Count > Most)
                _requests.Dequeue();
        }
    }

    public IReadOnlyList<LoggedRequest> After(int number)
    {
        lock (_gate)
            return [.. _requests.Where(r => r.Request.Number > number).Select(r => r.Request with { Status = r.Answer.Status, Answer = r.Answer.ToJson() })];
    }

    public void Clear()
    {
        lock (_gate)
            _requests.Clear();
    }
}
