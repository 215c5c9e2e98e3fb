using System.Collections.Concurrent;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// How long a place that could not be reached is left alone: a minute after a fault that passes, ever longer where somebody has to do
/// something first, since a platform counts what it refuses.
/// </summary>
public sealed class DeliveryPauses(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    // A round that is due every minute is not to miss its minute by a hair.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Place, Pause> _pauses = new();

    /// <summary>Whether the place is not to be tried yet.</summary>
    public bool IsPaused(Place place) => _pauses.TryGetValue(place, out var pause) && time.GetUtcNow() < pause.Until - Slack;

    /// <summary>Whether the place could not be reached when it was last tried.</summary>
    public bool Fails(Place place) => _pauses.ContainsKey(place);

    /// <summary>The place could not be reached.</summary>
    /// <param name="place">Which.</param>
    /// <param name="lasting">Whether it stays so until somebody does something.</param>
    public void Failed(Place place, bool lasting)
    {
        var length = lasting && _pauses.TryGetValue(place, out var last) ? last.Length * 2 : Shortest;
        length = length > Longest ? Longest : length;
        _pauses[place] = new Pause(time.GetUtcNow() + length, length);
    }

    /// <summary>The place was reached. False when it had not failed.</summary>
    public bool Reached(Place place) => _pauses.TryRemove(place, out _);

    /// <summary>Something has changed: every place is worth a try at once.</summary>
    public void EndAll()
    {
        var now = time.GetUtcNow();
        foreach (var (place, pause) in _pauses)
            _pauses.TryUpdate(place, pause with { Until = now }, pause);
    }

    private sealed record Pause(DateTimeOffset Until, TimeSpan Length);
}
