using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>
/// Options that an endpoint does not take for a model, learnt from its refusals: asked once with, then once without, then always without.
/// Safe for use from several threads.
/// </summary>
internal sealed partial class Lacks
{
    /// <summary>Options without which an answer is still an answer, by their names on the wire.</summary>
    private static readonly (string Name, Func<ChatOptions, bool> IsSet, Action<ChatOptions> Remove)[] Optional =
    [
        ("response_format", o => o.ResponseFormat is ChatResponseFormatJson, o => o.ResponseFormat = null),
        ("temperature", o => o.Temperature is not null, o => o.Temperature = null),
        ("top_p", o => o.TopP is not null, o => o.TopP = null),
        ("seed", o => o.Seed is not null, o => o.Seed = null),
        ("parallel_tool_calls", o => o.AllowMultipleToolCalls is not null && o.Tools is { Count: > 0 }, o => o.AllowMultipleToolCalls = null),
        ("reasoning_effort", o => o.Reasoning?.Effort is not null, o => o.Reasoning = null),
    ];

    private const string Stream = "stream";

    private readonly ConcurrentDictionary<(string Model, string Option), bool> _lacking = new();

    /// <summary>The options without what is known to be lacking now.</summary>
    public ChatOptions? Without(string model, ChatOptions? options)
    {
        var lacking = Optional.Where(o => options is not null && o.IsSet(options) && _lacking.ContainsKey((model, o.Name))).ToList();
        if (lacking.Count == 0)
            return options;
        options = options!.Clone();
        foreach (var option in lacking)
            option.Remove(options);
        return options;
    }

    /// <summary>Remembers the option that a refusal names; whether it is worth asking again, since it was sent.</summary>
    /// <param name="model">Which was asked.</param>
    /// <param name="refusal">What it said.</param>
    /// <param name="sent">What it was asked with.</param>
    public bool Learn(string model, string refusal, ChatOptions? sent)
    {
        var named = Word().Matches(refusal).Select(m => m.Value).FirstOrDefault(w => sent is not null && Optional.Any(o => o.Name == w && o.IsSet(sent)));
        if (named is not null)
            _lacking.TryAdd((model, named), true);
        return named is not null;
    }

    /// <summary>Whether a model's answers come only whole.</summary>
    public bool Streams(string model) => _lacking.ContainsKey((model, Stream));

    /// <summary>Remembers that a refusal was of a stream as such; whether it was.</summary>
    public bool LearnStreams(string model, string refusal)
    {
        if (!Word().Matches(refusal).Any(m => m.Value is Stream or "stream_options" or "streaming"))
            return false;
        _lacking.TryAdd((model, Stream), true);
        return true;
    }

    [GeneratedRegex("[A-Za-z_]+")]
    private static partial Regex Word();
}
