using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Tests.Support;

/// <summary>A session store without a medium, for tests of other rooms. It passes the same contract as the real ones.</summary>
public sealed partial class InMemorySessionStore : ISessionStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<RecordedEvent>> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SessionHead> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<(string SessionId, long Version), ResumeContent> _files = [];
    private readonly Dictionary<(string RoleId, Stage Stage), int> _tallies = [];
    private List<(string SessionId, long Version, int Index, Place Place)> _pending = [];

    public ValueTask<AppendOutcome> AppendAsync(SessionAppend append, CancellationToken cancellationToken)
    {
        AppendCheck.ThrowIfMalformed(append);
        return Locked(() => Append(append), cancellationToken);
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string sessionId, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<RecordedEvent>>(() => [.. _events.GetValueOrDefault(sessionId, [])], cancellationToken);

    public ValueTask<ResumeContent?> FileAsync(string sessionId, long version, CancellationToken cancellationToken) =>
        Locked(() => _files.GetValueOrDefault((sessionId, version)), cancellationToken);

    public ValueTask<long> VersionAsync(string sessionId, CancellationToken cancellationToken) =>
        Locked(() => (long)_events.GetValueOrDefault(sessionId, []).Count, cancellationToken);

    public ValueTask<IReadOnlyList<SessionHead>> FindAsync(SessionQuery query, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<SessionHead>>(
            () =>
                [
                    .. _heads
                        .Values.Where(h => Matches(h, query))
                        .OrderByDescending(h => h.UpdatedAt)
                        .ThenBy(h => h.SessionId, StringComparer.Ordinal)
                        .Take(query.Limit),
                ],
            cancellationToken
        );

    public ValueTask<string?> FindMessageAsync(string messageId, CancellationToken cancellationToken) =>
        Locked(() => _messages.GetValueOrDefault(messageId), cancellationToken);

    public ValueTask<IReadOnlyList<Delivery>> PendingAsync(string platform, string? placeId, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<Delivery>>(
            () =>
                [
                    .. from p in _pending
                    where p.Place.Platform == platform && (placeId is null || p.Place.Id == placeId)
                    let said = (BotSaid)_events[p.SessionId][(int)p.Version - 1].Event
                    select new Delivery(p.SessionId, p.Version, p.Index, p.Place, said.Replies[p.Index]),
                ],
            cancellationToken
        );

    public async ValueTask MarkDeliveredAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var done = deliveries.Select(d => (d.SessionId, d.Version, d.Index)).ToHashSet();
        await Locked(() => _pending.RemoveAll(p => done.Contains((p.SessionId, p.Version, p.Index))), cancellationToken);
    }

    public ValueTask<Erasure> EraseAsync(string candidateId, DateTimeOffset at, CancellationToken cancellationToken) =>
        Locked(() => Erase(candidateId, at), cancellationToken);

    public ValueTask<IReadOnlyDictionary<(string RoleId, Stage Stage), int>> CountAsync(CancellationToken cancellationToken) =>
        Locked<IReadOnlyDictionary<(string RoleId, Stage Stage), int>>(
            () =>
                _heads
                    .Values.Where(h => h.IsCounted())
                    .Select(h => (Key: (h.RoleId, h.Stage), Count: 1))
                    .Concat(_tallies.Select(t => (t.Key, Count: t.Value)))
                    .GroupBy(t => t.Key)
                    .ToDictionary(g => g.Key, g => g.Sum(t => t.Count)),
            cancellationToken
        );

    private AppendOutcome Append(SessionAppend append)
    {
        var head = append.Head;
        if (append.MessageId is { } message && _messages.ContainsKey(message))
            return AppendOutcome.DuplicateMessage;
        if (_heads.GetValueOrDefault(head.SessionId)?.Version is var version && (version ?? 0) != append.ExpectedVersion)
            return AppendOutcome.VersionConflict;
        if (head.TakesOpenPlace() && _heads.Values.Any(h => SharesPlace(h, head)))
            return AppendOutcome.AlreadyOpen;

        if (!_events.TryGetValue(head.SessionId, out var log))
            _events.Add(head.SessionId, log = []);
        log.AddRange(append.Events.Select((e, i) => new RecordedEvent(append.ExpectedVersion + 1 + i, append.At, e)));
        Record(append);
        _heads[head.SessionId] = head;
        if (append.MessageId is { } handled)
            _messages.Add(handled, head.SessionId);
        foreach (var file in append.Files)
            _files.Add((head.SessionId, file.Version), file.Content);
        if (append.Unanswered is { } unanswered)
        {
            foreach (var key in _unanswered.Keys.Where(k => k.SessionId == head.SessionId && !unanswered.Contains(k.Version)).ToList())
                _unanswered.Remove(key);
            foreach (var asked in unanswered)
                _unanswered.TryAdd(new QuestionKey(head.SessionId, asked), (null, null));
        }
        _pending.AddRange(append.Deliveries.Select(d => (d.SessionId, d.Version, d.Index, d.Place)));
        return AppendOutcome.Appended;
    }

    private Erasure Erase(string candidateId, DateTimeOffset at)
    {
        var theirs = _heads.Values.Where(h => h.CandidateId == candidateId).ToList();
        var ids = theirs.Select(h => h.SessionId).ToHashSet(StringComparer.Ordinal);
        foreach (var head in theirs.Where(h => h.IsCounted()))
            _tallies[(head.RoleId, head.Stage)] = _tallies.GetValueOrDefault((head.RoleId, head.Stage)) + 1;
        foreach (var message in _messages.Where(m => ids.Contains(m.Value)).Select(m => m.Key).ToList())
            _messages.Remove(message);
        foreach (var key in _unanswered.Keys.Where(k => ids.Contains(k.SessionId)).ToList())
            _unanswered.Remove(key);
        foreach (var key in _files.Keys.Where(k => ids.Contains(k.SessionId)).ToList())
            _files.Remove(key);
        _pending = [.. _pending.Where(p => !ids.Contains(p.SessionId))];
        var events = 0L;
        foreach (var id in ids)
        {
            events += _events[id].Count;
            _events.Remove(id);
            _records.Remove(id);
            _heads.Remove(id);
        }
        var erasure = new Erasure(ids.Count, events, at);
        if (ids.Count > 0)
            Add(AuditEntry.Erased(erasure, [.. ids.Order(StringComparer.Ordinal)]));
        return erasure;
    }

    private static bool SharesPlace(SessionHead other, SessionHead head) =>
        other.TakesOpenPlace() && other.SessionId != head.SessionId && other.CandidateId == head.CandidateId && other.RoleId == head.RoleId;

    private static bool Matches(SessionHead head, SessionQuery query) =>
        (query.CandidateId is null || head.CandidateId == query.CandidateId)
        && (query.RoleId is null || head.RoleId == query.RoleId)
        && (query.Stage is null || head.Stage == query.Stage)
        && (query.IsOpen is null || head.IsOpen == query.IsOpen)
        && (query.Purpose is null || head.Purpose == query.Purpose)
        && (query.SessionIdPrefix is null || head.SessionId.StartsWith(query.SessionIdPrefix, StringComparison.Ordinal))
        && (query.ClaimedBy is null || head.ClaimedBy == query.ClaimedBy)
        && (query.Place is null || head.Place == query.Place);

    private ValueTask<T> Locked<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<T>(cancellationToken);
        lock (_lock)
            return ValueTask.FromResult(work());
    }
}
