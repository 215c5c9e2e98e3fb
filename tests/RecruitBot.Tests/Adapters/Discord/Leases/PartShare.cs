using RecruitBot.Core.Conversations.Leases;

namespace RecruitBot.Tests.Adapters.Discord.Leases;

/// <summary>A share that the test deals out.</summary>
public sealed class PartShare : IWorkShare
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public Action<Predicate<string>>? Gained { get; set; }

    public Action? Woken { get; set; }

    public bool IsWhole => false;

    public bool Leads => _keys.Contains(IWorkShare.Lead);

    public Func<Task>? Leaving { get; set; }

    /// <summary>The keys that others were told of.</summary>
    public List<string> Told { get; } = [];

    public bool Holds(string key) => _keys.Contains(key);

    public ValueTask WakeAsync(string key, CancellationToken ct)
    {
        Told.Add(key);
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes a key this share's, and says so.</summary>
    public void Give(string key)
    {
        _keys.Add(key);
        Gained?.Invoke(k => k == key);
    }

    /// <summary>Makes a key somebody else's.</summary>
    public void Take(string key) => _keys.Remove(key);

    /// <summary>Says that another process has left something to do.</summary>
    public void Wake() => Woken?.Invoke();
}
