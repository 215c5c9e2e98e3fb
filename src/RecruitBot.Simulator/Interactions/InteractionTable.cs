using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Interactions;

/// <summary>Interactions under way, also by token.</summary>
internal sealed class InteractionTable(IChangeSink sink) : Table<PendingInteraction>("interactions", sink)
{
    private readonly Dictionary<string, Snowflake> _tokens = new(StringComparer.Ordinal);

    /// <summary>The interaction of that token; null when there is none (any more).</summary>
    public PendingInteraction? OfToken(string token) => _tokens.TryGetValue(token, out var id) ? Find(id) : null;

    protected override void Set(string key, PendingInteraction value)
    {
        base.Set(key, value);
        _tokens[value.Token] = value.Id;
    }

    protected override bool Unset(string key)
    {
        if (Find(key) is { } old)
            _tokens.Remove(old.Token);
        return base.Unset(key);
    }
}
