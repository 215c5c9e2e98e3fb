using System.Collections.Concurrent;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Interactions;

/// <summary>People who type an option and wait for what the bot offers.</summary>
internal sealed class ChoicesAwaited
{
    private readonly ConcurrentDictionary<Snowflake, TaskCompletionSource<IReadOnlyList<CommandChoice>>> _waiting = new();

    public void Arrived(Snowflake interaction, IReadOnlyList<CommandChoice> choices)
    {
        if (_waiting.TryGetValue(interaction, out var waiting))
            waiting.TrySetResult(choices);
    }

    /// <summary>Starts to wait; called in the step that began the interaction, so that no answer is missed.</summary>
    public Task<IReadOnlyList<CommandChoice>> Expect(Snowflake interaction) =>
        _waiting.GetOrAdd(interaction, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Forget(Snowflake interaction) => _waiting.TryRemove(interaction, out _);
}
