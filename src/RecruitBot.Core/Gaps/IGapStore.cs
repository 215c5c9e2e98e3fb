using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Gaps;

/// <summary>
/// The questions that wait for the team, and what the team has written. Which questions wait is a projection of the session logs, kept by
/// <see cref="ISessionStore.AppendAsync"/>; their words are read from the logs, so that they are gone when a session is erased. Every call that
/// writes is atomic and durable when it returns. Failures of the medium surface as <see cref="StoreException"/>.
/// </summary>
public interface IGapStore
{
    /// <summary>Questions that nobody has decided about, the oldest first; of too many, the latest. Operators' tests are not among them.</summary>
    ValueTask<IReadOnlyList<AskedQuestion>> WaitingAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Questions that were decided about and whose sessions have not been told, the oldest first.</summary>
    ValueTask<IReadOnlyList<ClosedQuestion>> ClosedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Decides about those of the questions that still wait, and in the same step adds a version of the entry that answers them when one is given.
    /// When none of them waits any more, nothing is written and null is returned; an entry's new version needs no question. The same interaction
    /// writes once: again, it returns what it wrote.
    /// </summary>
    ValueTask<Decided?> DecideAsync(GapClosing closing, EntryDraft? draft, IReadOnlyList<QuestionKey> questions, CancellationToken cancellationToken);

    /// <summary>Puts the questions that still wait into one bundle, or out of any.</summary>
    ValueTask BundleAsync(IReadOnlyList<QuestionKey> questions, string? bundle, CancellationToken cancellationToken);

    /// <summary>All versions of all entries, by entry and version.</summary>
    ValueTask<IReadOnlyList<EntryVersion>> EntriesAsync(CancellationToken cancellationToken);
}

/// <summary>What a decision has led to.</summary>
/// <param name="Entry">The version that was added; null when the questions were set aside.</param>
/// <param name="Questions">How many questions it decided about.</param>
public sealed record Decided(EntryVersion? Entry, int Questions);
