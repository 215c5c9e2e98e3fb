namespace RecruitBot.Core.Conversations.Leases;

/// <summary>The share of a process that is alone over its store: everything, always.</summary>
public sealed class WholeShare : IWorkShare
{
    /// <inheritdoc/>
    public Action<Predicate<string>>? Gained { get; set; }

    /// <inheritdoc/>
    public Action? Woken { get; set; }

    /// <inheritdoc/>
    public bool IsWhole => true;

    /// <inheritdoc/>
    public bool Leads => true;

    /// <inheritdoc/>
    public Func<Task>? Leaving { get; set; }

    /// <inheritdoc/>
    public bool Holds(string key) => true;

    /// <inheritdoc/>
    public ValueTask WakeAsync(string key, CancellationToken ct) => ValueTask.CompletedTask;
}
