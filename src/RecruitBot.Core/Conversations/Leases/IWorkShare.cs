namespace RecruitBot.Core.Conversations.Leases;

/// <summary>
/// The share of all work that is this process's, by keys such as a person's id: every key is one process's at a time, and another's within a second or
/// two of that process's death.
/// </summary>
public interface IWorkShare
{
    /// <summary>Key of the process that leads.</summary>
    const string Lead = "lead";

    /// <summary>Whether there are no other processes, so that nothing need be asked.</summary>
    bool IsWhole { get; }

    /// <summary>Whether this is the one process that does what concerns nobody in particular: what the clock asks for, the panel, the team's channel.</summary>
    bool Leads { get; }

    /// <summary>Whether a key is this process's; answered from memory.</summary>
    bool Holds(string key);

    /// <summary>Tells whoever has a key that there is something to do; nothing when it is this process. Never fails.</summary>
    ValueTask WakeAsync(string key, CancellationToken ct);

    /// <summary>Keys have become this process's; which, the predicate says.</summary>
    Action<Predicate<string>>? Gained { get; set; }

    /// <summary>Another process has left something to do for a key of this one's.</summary>
    Action? Woken { get; set; }

    /// <summary>Keys are about to become another process's: ends when what was begun for them is done, or after a moment. At most one.</summary>
    Func<Task>? Leaving { get; set; }
}
