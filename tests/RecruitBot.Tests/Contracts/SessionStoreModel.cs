using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Tests.Contracts;

/// <summary>What a store ought to do, in the shortest way to say it: a list of what was accepted, searched from the start every time.</summary>
public sealed class SessionStoreModel
{
    private readonly List<SessionAppend> _accepted = [];
    private readonly List<(string Role, Stage Stage)> _erased = [];
    private readonly HashSet<string> _delivered = [];

    /// <summary>What was appended and not erased, in order.</summary>
    public IReadOnlyList<SessionAppend> Accepted => _accepted;

    public AppendOutcome Append(SessionAppend append)
    {
        if (_accepted.Any(a => a.MessageId is not null && a.MessageId == append.MessageId))
            return AppendOutcome.DuplicateMessage;
        if (_accepted.Where(a => a.Head.SessionId == append.Head.SessionId).Sum(a => a.Events.Count) != append.ExpectedVersion)
            return AppendOutcome.VersionConflict;
        if (append.Head.IsOpen && append.Head.Purpose != "operator-test" && Heads().Any(h => IsRival(h, append.Head)))
            return AppendOutcome.AlreadyOpen;
        _accepted.Add(append);
        return AppendOutcome.Appended;
    }

    public (int Sessions, long Events) Erase(string candidate)
    {
        var heads = Heads().Where(h => h.CandidateId == candidate).ToList();
        _erased.AddRange(heads.Where(h => h.Purpose != "operator-test").Select(h => (h.RoleId, h.Stage)));
        _delivered.ExceptWith(_accepted.Where(a => a.Head.CandidateId == candidate).SelectMany(a => a.Deliveries).Select(d => d.Nonce));
        _accepted.RemoveAll(a => heads.Exists(h => h.SessionId == a.Head.SessionId));
        return (heads.Count, heads.Sum(h => h.Version));
    }

    public void MarkDelivered(Delivery delivery) => _delivered.Add(delivery.Nonce);

    public IEnumerable<SessionHead> Heads() => _accepted.GroupBy(a => a.Head.SessionId).Select(g => g.Last().Head);

    public IEnumerable<SessionEvent> Events(string session) => _accepted.Where(a => a.Head.SessionId == session).SelectMany(a => a.Events);

    public IEnumerable<string> Pending() =>
        _accepted.SelectMany(a => a.Deliveries).Select(d => d.Nonce).Where(n => !_delivered.Contains(n));

    public Dictionary<(string, Stage), int> Counts() =>
        Heads()
            .Where(h => h.Purpose != "operator-test")
            .Select(h => (h.RoleId, h.Stage))
            .Concat(_erased)
            .GroupBy(k => k)
            .ToDictionary(g => g.Key, g => g.Count());

    private static bool IsRival(SessionHead other, SessionHead head) =>
        other.IsOpen
        && other.Purpose != "operator-test"
        && (other.CandidateId, other.RoleId) == (head.CandidateId, head.RoleId)
        && other.SessionId != head.SessionId;
}
