using RecruitBot.Core.Sessions;

namespace RecruitBot.Benchmarks.Stores.Crash;

/// <summary>What became of what candidates were told is saved.</summary>
/// <param name="Lost">Messages and answers that were acknowledged and are not there.</param>
/// <param name="Doubled">Messages and answers that are there more than once.</param>
/// <param name="Broken">Sessions whose log does not fold or has gaps, and entries of the audit chain that do not hold.</param>
internal sealed record CrashFindings(int Lost, int Doubled, int Broken);

/// <summary>Looks into a store whether everything is there that candidates were told is saved, once.</summary>
internal static class CrashCheck
{
    /// <summary>Looks.</summary>
    /// <param name="store">Which store.</param>
    /// <param name="acknowledged">Candidate and step of each message that was acknowledged.</param>
    public static async Task<CrashFindings> RunAsync(OpenStore store, IReadOnlyCollection<(string Candidate, int Step)> acknowledged)
    {
        var (lost, doubled, broken) = (0, 0, await ChainCheck.BrokenAsync(store.Audit));
        foreach (var candidate in acknowledged.GroupBy(a => a.Candidate, a => a.Step, StringComparer.Ordinal))
        {
            var heads = await store.Sessions.FindAsync(new SessionQuery { CandidateId = CandidateTalk.PersonOf(candidate.Key).Id }, CancellationToken.None);
            var events = new List<SessionEvent>();
            foreach (var head in heads)
            {
                var log = await store.Sessions.ReadAsync(head.SessionId, CancellationToken.None);
                events.AddRange(log.Select(e => e.Event));
                if (log.Count != head.Version || log.Where((e, i) => e.Version != i + 1).Any() || SessionFold.Fold(log)?.ToHead() != head)
                    broken++;
            }
            var turns = Count(events.OfType<TurnReceived>().Select(t => t.Turn.MessageId));
            var answers = Count(events.OfType<AnswerGiven>().Select(a => a.MessageId));
            doubled += turns.Values.Sum(n => n - 1) + answers.Where(a => turns.ContainsKey(a.Key)).Sum(a => a.Value - 1);
            foreach (var step in candidate.Distinct())
            {
                var message = CandidateTalk.MessageId(candidate.Key, step);
                var isThere = turns.ContainsKey(message) && await store.Sessions.FindMessageAsync(message, CancellationToken.None) is not null;
                lost += isThere && (!CandidateTalk.Answers.Contains(step) || answers.ContainsKey(message)) ? 0 : 1;
            }
        }
        return new(lost, doubled, broken);
    }

    /// <summary>How many of the candidates have not handed in.</summary>
    public static async Task<int> UnfinishedAsync(OpenStore store, IEnumerable<string> candidates)
    {
        var unfinished = 0;
        foreach (var candidate in candidates)
        {
            var query = new SessionQuery { CandidateId = CandidateTalk.PersonOf(candidate).Id, Purpose = SessionPurpose.Application };
            if (await store.Sessions.FindAsync(query, CancellationToken.None) is not [{ Stage: Stage.Submitted }])
                unfinished++;
        }
        return unfinished;
    }

    private static Dictionary<string, int> Count(IEnumerable<string> ids) => ids.GroupBy(id => id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
}
