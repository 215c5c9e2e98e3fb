using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>
/// Options that an endpoint does not take for a model, learnt from its refusals: asked once with, then once without, then always without.
/// Safe for use from several threads.
/// </summary>
internal sealed partial class Lacks
{
    private readonly ConcurrentDictionary<(string Model, string Option), bool> _lacking = new();

    /// <summary>What is known to be lacking now.</summary>
    public IReadOnlySet<string> Of(string model) => _lacking.Keys.Where(k => k.Model == model).Select(k => k.Option).ToHashSet(StringComparer.Ordinal);

    /// <summary>Remembers the option that a refusal names; whether it is worth asking again, since it was sent.</summary>
    /// <param name="model">Which was asked.</param>
    /// <param name="refusal">What it said.</param>
    /// <param name="notSent">What was known to be lacking when it was asked: others may have learnt meanwhile.</param>
    public bool Learn(string model, string refusal, IReadOnlySet<string> notSent)
    {
        var named = Optional().Matches(refusal).Select(m => m.Value).FirstOrDefault(o => !notSent.Contains(o));
        if (named is not null)
            _lacking.TryAdd((model, named), true);
        return named is not null;
    }

    /// <summary>Options without which an answer is still an answer.</summary>
    [GeneratedRegex("(?<![A-Za-z_])(?:response_format|temperature|top_p|seed|parallel_tool_calls|reasoning_effort)(?![A-Za-z_])")]
    private static partial Regex Optional();
}
