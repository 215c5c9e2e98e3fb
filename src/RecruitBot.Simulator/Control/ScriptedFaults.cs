using Microsoft.AspNetCore.Http;
using RecruitBot.Simulator.Rest;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Control;

/// <summary>How some of the next requests are to fail.</summary>
/// <param name="Match">Part of "METHOD /path"; every request when null.</param>
/// <param name="Status">What to answer; when null the request is only held up.</param>
/// <param name="Scope">Of a 429: user, global or shared.</param>
/// <param name="RetryAfter">Of a 429: seconds.</param>
/// <param name="Html">Whether a page comes instead of JSON, as from a proxy.</param>
/// <param name="DelayMs">Milliseconds to wait first.</param>
/// <param name="Times">How many requests.</param>
/// <param name="Code">Which error the body names (topics/opcodes-and-status-codes, JSON Error Codes).</param>
/// <param name="After">Whether the request is carried out and only its answer is lost.</param>
internal sealed record ScriptedFault(
    string? Match,
    int? Status,
    string? Scope,
    double? RetryAfter,
    bool? Html,
    int? DelayMs,
    int? Times,
    int? Code,
    bool? After
)
{
    /// <summary>The answer.</summary>
    public JsonAnswer Answer(IHeaderDictionary headers)
    {
        var scope = Scope ?? "user";
        if (Html == true)
        {
            if (RetryAfter is { } seconds)
                headers.RetryAfter = Math.Ceiling(seconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return JsonAnswer.Html(Status ?? 502, "<!doctype html><title>error</title><p>The proxy had enough.</p>");
        }
        return Status == 429
            ? RateLimits.Refuse(RetryAfter ?? 1, scope, headers)
            : new JsonAnswer(Status ?? 500, new { Message = $"{Status}: scripted", Code = Code ?? 0 });
    }
}

/// <summary>Faults that wait for their requests.</summary>
internal sealed class ScriptedFaults
{
    private readonly Lock _gate = new();
    private readonly List<(ScriptedFault Fault, int Left)> _waiting = [];

    public void Add(ScriptedFault fault)
    {
        lock (_gate)
            _waiting.Add((fault, fault.Times ?? 1));
    }

    /// <summary>The fault for this request, if one waits for it.</summary>
    public ScriptedFault? Take(string method, string path)
    {
        lock (_gate)
        {
            var index = _waiting.FindIndex(w => w.Fault.Match is null || $"{method} {path}".Contains(w.Fault.Match, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                return null;
            var (fault, left) = _waiting[index];
            if (left <= 1)
                _waiting.RemoveAt(index);
            else
                _waiting[index] = (fault, left - 1);
            return fault;
        }
    }

    public void Clear()
    {
        lock (_gate)
            _waiting.Clear();
    }
}
