using System.Collections.Concurrent;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Tests.Support;

/// <summary>A platform's notes without a medium, for tests of other rooms. It passes the same contract as the real ones.</summary>
public sealed class InMemoryPlatformNotes : IPlatformNotes
{
    private readonly ConcurrentDictionary<(string Platform, string Key), string> _notes = new();

    public ValueTask<string?> FindAsync(string platform, string key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_notes.GetValueOrDefault((platform, key)));

    public ValueTask SaveAsync(string platform, string key, string value, CancellationToken cancellationToken)
    {
        _notes[(platform, key)] = value;
        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveAsync(string platform, string key, CancellationToken cancellationToken)
    {
        _notes.TryRemove((platform, key), out _);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<PlatformNote>> ListAsync(string platform, string keyPrefix, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<PlatformNote>>(
            [
                .. _notes
                    .Where(n => n.Key.Platform == platform && n.Key.Key.StartsWith(keyPrefix, StringComparison.Ordinal))
                    .Select(n => new PlatformNote(n.Key.Key, n.Value))
                    .OrderBy(n => n.Key, StringComparer.Ordinal),
            ]
        );
}
