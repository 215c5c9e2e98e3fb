using Microsoft.Extensions.Logging;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Gaps;

/// <summary>
/// Tells the sessions whose questions were decided about. Each is told once, over crashes, other processes and repetitions: what is left to tell
/// is in the store until the session's own log has it, and the turn's id is made from the question.
/// </summary>
public sealed class GapTeller(
    IGapStore gaps,
    ISessionStore sessions,
    SessionWriter writer,
    SessionHandler handler,
    LiveKnowledge knowledge,
    TimeProvider time,
    ILogger<GapTeller> logger
)
{
    /// <summary>Tells whoever is left to tell.</summary>
    /// <param name="counted">Counts what was told of this entry only; of all when null.</param>
    /// <param name="cancellationToken">Stops it between two sessions.</param>
    /// <exception cref="StoreException">The store failed; what was not told is told by a later call.</exception>
    public async ValueTask<Told> TellAsync(string? counted, CancellationToken cancellationToken)
    {
        var closed = await gaps.ClosedAsync(cancellationToken);
        if (closed.Count == 0)
            return new Told(0, 0);
        var entries = (await gaps.EntriesAsync(cancellationToken)).GroupBy(e => e.EntryId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(e => e.Version)!, StringComparer.Ordinal);
        var (told, later) = (0, 0);
        foreach (var group in closed.GroupBy(c => (c.Key.SessionId, c.Closing)))
        {
            var done = await TellAsync(group.Key.SessionId, group.Key.Closing, [.. group.Select(c => c.Key.Version).Order()], entries, cancellationToken);
            if (counted is not null && group.Key.Closing.Entry != counted)
                continue;
            if (done)
                told++;
            else
                later++;
        }
        return new Told(told, later);
    }

    private async ValueTask<bool> TellAsync(string session, GapClosing closing, IReadOnlyList<long> questions, Dictionary<string, EntryVersion> entries, CancellationToken ct)
    {
        var log = await sessions.ReadAsync(session, ct);
        if (SessionFold.Fold(log) is not { } state)
            return true;
        var place = PlaceOf(log, state, questions[^1], out var inPublic);
        var turn = new GapTurn($"gap/{session}/{questions[0]}", time.GetUtcNow(), closing.By, place, questions) { InPublic = inPublic, Reason = closing.Reason };
        if (closing.Entry is not null)
        {
            if (await AwaitsErasureAsync(state.Candidate.Id, ct))
                return false;
            if (!entries.TryGetValue(closing.Entry, out var entry))
                return false;
            if (entry.IsWithdrawn())
                turn = turn with { Reason = "The answer was taken back before it was told." };
            else if (await QuoteAsync(turn, log, entry, ct) is { } quoting)
                turn = quoting;
            else
                return false;
        }
        try
        {
            await writer.UpdateAsync(session, turn, (draft, token) => DecideAsync(draft, turn, token), ct);
            return true;
        }
        catch (NotNowException)
        {
            return false;
        }
    }

    /// <summary>Whoever wants everything erased is told nothing more, also while that waits for somebody; the wish is noted in one of their sessions.</summary>
    private async ValueTask<bool> AwaitsErasureAsync(string candidateId, CancellationToken ct)
    {
        foreach (var head in await sessions.FindAsync(new SessionQuery { CandidateId = candidateId, Limit = int.MaxValue }, ct))
            if (SessionFold.Fold(await sessions.ReadAsync(head.SessionId, ct)) is { } state && Troubles.AwaitsErasure(state))
                return true;
        return false;
    }

    /// <summary>The turn with the entry's words, quoted; null while the knowledge in force does not hold the entry.</summary>
    private async ValueTask<GapTurn?> QuoteAsync(GapTurn turn, IReadOnlyList<RecordedEvent> log, EntryVersion entry, CancellationToken ct)
    {
        var current = knowledge.Current;
        if (EntryAnswer.Of(current.Base, entry) is not { } answer)
        {
            logger.LogWarning("Entry {Entry} is not in force yet, so those who asked wait for it", entry.EntryId);
            return null;
        }
        var asked = log.Where(e => turn.Questions.Contains(e.Version)).Select(e => e.Event).OfType<QuestionAnswered>().LastOrDefault();
        var found = asked is not null && await FindsAsync(current.Answerer, new Question(asked.Answer.Understood ?? asked.Question, asked.RoleId ?? entry.RoleId), entry, ct);
        return turn with
        {
            Asked = asked?.Shown ?? asked?.Question,
            Answer = answer,
            Entry = entry.EntryId,
            EntryVersion = current.Base.Find(entry.Source)!.Written!.Version,
            AnswersInstead = found ? null : answer.Citations[0].Section,
        };
    }

    /// <summary>Whether the bot, asked the question now, answers by itself from the entry.</summary>
    public static async ValueTask<bool> FindsAsync(IAnswerer answerer, Question question, EntryVersion entry, CancellationToken ct) =>
        (await answerer.AnswerAsync(question, ct)).Citations.Any(c => c.Source == entry.Source);

    private ValueTask DecideAsync(TurnDraft draft, GapTurn turn, CancellationToken ct)
    {
        // Asked of the state that is written to, since somebody may just have taken the conversation over.
        if (turn.Answer is not null && GapNews.MustWait(draft.State))
            throw new NotNowException();
        return handler.HandleAsync(draft, turn, ct);
    }

    /// <summary>Where the candidate is; for a question asked where others read along outside an application, where it was asked.</summary>
    private static Place PlaceOf(IReadOnlyList<RecordedEvent> log, SessionState state, long question, out bool inPublic)
    {
        inPublic = false;
        if (state.Role is not null)
            return state.Place;
        var asking = log.Where(e => e.Version < question).Select(e => e.Event).OfType<TurnReceived>().LastOrDefault()?.Turn;
        inPublic = asking?.InPublic == true;
        return inPublic ? asking!.Place : state.Place;
    }

    private sealed class NotNowException : Exception;
}
