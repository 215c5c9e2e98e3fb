using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Tests.Support;

/// <summary>A store of which every call passes a gate first: a test holds it shut, or lets it fail.</summary>
public sealed class GatedSessionStore(ISessionStore inner) : ISessionStore
{
    /// <summary>The store behind the gate.</summary>
    public ISessionStore Inner => inner;

    /// <summary>Passed before every call.</summary>
    public Func<Task> Gate { get; set; } = () => Task.CompletedTask;

    /// <summary>How many calls have come to the gate.</summary>
    public int Calls => _calls;

    private int _calls;

    /// <summary>Every call fails from here on, as when the disk is full.</summary>
    public void Fail() => Gate = () => throw new StoreException("The store is full; free some space.");

    public void Open() => Gate = () => Task.CompletedTask;

    public ValueTask<AppendOutcome> AppendAsync(SessionAppend append, CancellationToken cancellationToken) => Through(() => inner.AppendAsync(append, cancellationToken));

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string sessionId, CancellationToken cancellationToken) => Through(() => inner.ReadAsync(sessionId, cancellationToken));

    public ValueTask<ResumeContent?> FileAsync(string sessionId, long version, CancellationToken cancellationToken) => Through(() => inner.FileAsync(sessionId, version, cancellationToken));

    public ValueTask<long> VersionAsync(string sessionId, CancellationToken cancellationToken) => Through(() => inner.VersionAsync(sessionId, cancellationToken));

    public ValueTask<IReadOnlyList<SessionHead>> FindAsync(SessionQuery query, CancellationToken cancellationToken) => Through(() => inner.FindAsync(query, cancellationToken));

    public ValueTask<string?> FindMessageAsync(string messageId, CancellationToken cancellationToken) => Through(() => inner.FindMessageAsync(messageId, cancellationToken));

    public ValueTask<IReadOnlyList<Delivery>> PendingAsync(string platform, string? placeId, CancellationToken cancellationToken) =>
        Through(() => inner.PendingAsync(platform, placeId, cancellationToken));

    public async ValueTask MarkDeliveredAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        await Through(() => ValueTask.FromResult(true));
        await inner.MarkDeliveredAsync(deliveries, cancellationToken);
    }

    public ValueTask<Erasure> EraseAsync(string candidateId, DateTimeOffset at, CancellationToken cancellationToken) =>
        Through(() => inner.EraseAsync(candidateId, at, cancellationToken));

    public ValueTask<IReadOnlyDictionary<(string RoleId, Stage Stage), int>> CountAsync(CancellationToken cancellationToken) =>
        Through(() => inner.CountAsync(cancellationToken));

    private async ValueTask<T> Through<T>(Func<ValueTask<T>> work)
    {
        Interlocked.Increment(ref _calls);
        await Gate();
        return await work();
    }
}

/// <summary>Notes of a platform that can be told to fail.</summary>
public sealed class GatedNotes(IPlatformNotes inner) : IPlatformNotes
{
    public bool Fails { get; set; }

    public ValueTask<string?> FindAsync(string platform, string key, CancellationToken cancellationToken) => Check().FindAsync(platform, key, cancellationToken);

    public ValueTask SaveAsync(string platform, string key, string value, CancellationToken cancellationToken) => Check().SaveAsync(platform, key, value, cancellationToken);

    public ValueTask RemoveAsync(string platform, string key, CancellationToken cancellationToken) => Check().RemoveAsync(platform, key, cancellationToken);

    public ValueTask<IReadOnlyList<PlatformNote>> ListAsync(string platform, string keyPrefix, CancellationToken cancellationToken) =>
        Check().ListAsync(platform, keyPrefix, cancellationToken);

    private IPlatformNotes Check() => Fails ? throw new StoreException("The store is full; free some space.") : inner;
}

/// <summary>Gaps behind the gate of a session store.</summary>
public sealed class GatedGapStore(IGapStore inner, GatedSessionStore sessions) : IGapStore
{
    public ValueTask<IReadOnlyList<AskedQuestion>> WaitingAsync(int limit, CancellationToken cancellationToken) => Through(() => inner.WaitingAsync(limit, cancellationToken));

    public ValueTask<IReadOnlyList<ClosedQuestion>> ClosedAsync(CancellationToken cancellationToken) => Through(() => inner.ClosedAsync(cancellationToken));

    public ValueTask<Decided?> DecideAsync(GapClosing closing, EntryDraft? draft, IReadOnlyList<QuestionKey> questions, CancellationToken cancellationToken) =>
        Through(() => inner.DecideAsync(closing, draft, questions, cancellationToken));

    public async ValueTask BundleAsync(IReadOnlyList<QuestionKey> questions, string? bundle, CancellationToken cancellationToken)
    {
        await sessions.Gate();
        await inner.BundleAsync(questions, bundle, cancellationToken);
    }

    public ValueTask<IReadOnlyList<EntryVersion>> EntriesAsync(CancellationToken cancellationToken) => Through(() => inner.EntriesAsync(cancellationToken));

    private async ValueTask<T> Through<T>(Func<ValueTask<T>> work)
    {
        await sessions.Gate();
        return await work();
    }
}
