using System.Collections.Concurrent;

namespace RecruitBot.Adapters.OpenAi;

/// <summary>
/// Options that an endpoint does not take for a model, learnt from its refusals: asked once with, then once without, then always without.
/// Safe for use from several threads.
/// </summary>
internal sealed class Lacks
{
    /// <summary>Options without which an answer is still an answer.</summary>
    private static readonly string[] Optional = ["response_format", "temperature", "top_p", "seed", "parallel_tool_calls", "reasoning_effort"];

    private readonly ConcurrentDictionary<(string Model, string Option), bool> _lacking = new();

    /// <summary>Whether an option must not be sent.</summary>
    public bool Has(string model, string option) => _lacking.ContainsKey((model, option));

    /// <summary>Remembers the option that a refusal names; whether there was one that was not known yet.</summary>
    public bool Learn(string model, string refusal)
    {
        foreach (var option in Optional)
            if (refusal.Contains(option, StringComparison.OrdinalIgnoreCase) && _lacking.TryAdd((model, option), true))
                return true;
        return false;
    }
}
