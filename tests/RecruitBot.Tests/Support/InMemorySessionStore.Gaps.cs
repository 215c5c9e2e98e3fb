using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Tests.Support;

public sealed partial class InMemorySessionStore : IGapStore
{
    private readonly Dictionary<QuestionKey, (string? Bundle, GapClosing? Closing)> _unanswered = [];
    private readonly List<(string Interaction, EntryVersion Entry)> _entries = [];

    public ValueTask<IReadOnlyList<AskedQuestion>> WaitingAsync(int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<AskedQuestion>>(
            () =>
                [
                    .. (
                        from u in _unanswered
                        where u.Value.Closing is null && _heads[u.Key.SessionId].Purpose != SessionPurpose.OperatorTest
                        let e = _events[u.Key.SessionId][(int)u.Key.Version - 1]
                        let asked = (QuestionAnswered)e.Event
                        orderby e.At
                        select new AskedQuestion(u.Key, _heads[u.Key.SessionId].CandidateId, e.At, asked.ForTeam(), asked.RoleId, u.Value.Bundle)
                    ).TakeLast(limit),
                ],
            cancellationToken
        );

    public ValueTask<IReadOnlyList<ClosedQuestion>> ClosedAsync(CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<ClosedQuestion>>(
            () => [.. _unanswered.Where(u => u.Value.Closing is not null).Select(u => new ClosedQuestion(u.Key, u.Value.Closing!)).OrderBy(c => c.Closing.At)],
            cancellationToken
        );

    public ValueTask<Decided?> DecideAsync(GapClosing closing, EntryDraft? draft, IReadOnlyList<QuestionKey> questions, CancellationToken cancellationToken) =>
        Locked(() => Decide(closing, draft, questions), cancellationToken);

    public async ValueTask BundleAsync(IReadOnlyList<QuestionKey> questions, string? bundle, CancellationToken cancellationToken) =>
        await Locked(
            () =>
            {
                foreach (var key in questions.Where(IsWaiting))
                    _unanswered[key] = (bundle, null);
                return true;
            },
            cancellationToken
        );

    public ValueTask<IReadOnlyList<EntryVersion>> EntriesAsync(CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<EntryVersion>>(() => [.. _entries.Select(e => e.Entry).OrderBy(e => e.EntryId, StringComparer.Ordinal).ThenBy(e => e.Version)], cancellationToken);

    private bool IsWaiting(QuestionKey key) => _unanswered.TryGetValue(key, out var state) && state.Closing is null;

    private Decided? Decide(GapClosing closing, EntryDraft? draft, IReadOnlyList<QuestionKey> questions)
    {
        if (draft is not null && _entries.Find(e => e.Interaction == draft.Interaction).Entry is { } written)
            return new Decided(written, 0);
        var waiting = questions.Where(IsWaiting).Distinct().ToList();
        if (waiting.Count == 0 && (draft is null || questions.Count > 0))
            return null;
        foreach (var key in waiting)
            _unanswered[key] = (_unanswered[key].Bundle, closing);
        if (draft is null)
            return new Decided(null, waiting.Count);
        var before = _entries.Select(e => e.Entry).Where(e => e.EntryId == draft.EntryId).ToList();
        var entry = new EntryVersion(draft.EntryId, before.Count + 1, before.FirstOrDefault()?.Source ?? draft.Source, draft.Question, draft.Answer, draft.RoleId, draft.Author, draft.At) { LawfulBecause = draft.LawfulBecause };
        _entries.Add((draft.Interaction, entry));
        return new Decided(entry, waiting.Count);
    }
}
