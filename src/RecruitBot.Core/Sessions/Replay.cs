using RecruitBot.Core.Assistant;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;

namespace RecruitBot.Core.Sessions;

/// <summary>A place where the log and the second run differ.</summary>
/// <param name="Version">Version of the recorded event; one past the last when the second run led to more.</param>
/// <param name="Recorded">Its JSON, or empty.</param>
/// <param name="Replayed">What the second run led to, or empty.</param>
public sealed record ReplayDifference(long Version, string Recorded, string Replayed);

/// <summary>How a second run of a session compares with its log.</summary>
/// <param name="Turns">Turns run again.</param>
/// <param name="Events">Events compared.</param>
/// <param name="FromRecord">Answers, ratings and notices taken from the log, since the knowledge, the evaluator or a notice is another one now.</param>
/// <param name="Differences">Empty when the run is the same, byte for byte.</param>
public sealed record ReplayReport(int Turns, int Events, int FromRecord, IReadOnlyList<ReplayDifference> Differences);

/// <summary>
/// Runs a recorded session again, turn by turn, and compares every event it leads to with the log, byte for byte. Answers and ratings are
/// computed again where the knowledge and the evaluator are those of the log, and taken from it otherwise, as the output of a model would be.
/// </summary>
public sealed class Replay(IAnswerer answerer, IAnswerEvaluator evaluator, INotices notices)
{
    /// <summary>Runs a session again.</summary>
    public async Task<ReplayReport> RunAsync(IReadOnlyList<RecordedEvent> log, CancellationToken cancellationToken)
    {
        var differences = new List<ReplayDifference>();
        var fromRecord = 0;
        var turns = 0;
        SessionState? state = null;
        foreach (var batch in Batches(log))
        {
            var helpers = new RecordedHelpers(batch, answerer.InForce, evaluator, state);
            var shown = new RecordedNotices(batch, notices);
            var screening = new ScreeningConversation(helpers, helpers, shown);
            var handler = new SessionHandler(new CommandCatalog(screening, helpers, shown, []), screening, helpers, shown);
            var sealedThen = SealedWords.Of(batch);
            var draft = new TurnDraft(state, batch[0].At) { FindTraits = sealedThen.SpansOf, FindProhibited = words => FoundIn(batch, words) };
            if (batch.Select(e => e.Event).OfType<TurnReceived>().FirstOrDefault()?.Turn is not { } turn || (state is null && batch[0].Event is not SessionOpened))
            {
                // A log that begins otherwise than every log does has been tampered with; nothing after it can be run.
                differences.Add(new ReplayDifference(batch[0].Version, SessionJson.Write(batch[0].Event), ""));
                break;
            }
            if (batch[0].Event is SessionOpened opened)
                handler.Open(draft, opened, turn);
            else
            {
                draft.Emit(new TurnReceived(turn));
                await handler.HandleAsync(draft, turn, cancellationToken);
            }
            draft.Finish(turn);
            Compare(batch, draft.Events, differences);
            foreach (var e in batch)
                state = SessionFold.Apply(state, e);
            fromRecord += helpers.FromRecord + shown.FromRecord;
            turns++;
        }
        return new ReplayReport(turns, log.Count, fromRecord, differences);
    }

    private static IReadOnlyList<ProhibitedQuestion> FoundIn(List<RecordedEvent> batch, string words) =>
        batch.Select(e => e.Event).OfType<SpeechStopped>().FirstOrDefault(s => s.Words == words)?.Found
        ?? batch.Select(e => e.Event).OfType<SpeechAllowed>().FirstOrDefault(s => s.Words == words)?.Found
        ?? [];

    private static void Compare(List<RecordedEvent> recorded, IReadOnlyList<SessionEvent> replayed, List<ReplayDifference> differences)
    {
        for (var i = 0; i < Math.Max(recorded.Count, replayed.Count); i++)
        {
            var was = i < recorded.Count ? SessionJson.Write(recorded[i].Event) : "";
            var now = i < replayed.Count ? SessionJson.Write(replayed[i]) : "";
            if (!string.Equals(was, now, StringComparison.Ordinal))
                differences.Add(new ReplayDifference(recorded[0].Version + i, was, now));
        }
    }

    /// <summary>One list for each turn: what opened the session belongs to the first.</summary>
    private static IEnumerable<List<RecordedEvent>> Batches(IReadOnlyList<RecordedEvent> log)
    {
        var batch = new List<RecordedEvent>();
        foreach (var e in log)
        {
            if (e.Event is TurnReceived && batch.Exists(b => b.Event is TurnReceived))
            {
                yield return batch;
                batch = [];
            }
            batch.Add(e);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    /// <summary>Answers and ratings of one turn: live where the log was made by the same, else as recorded.</summary>
    private sealed class RecordedHelpers(List<RecordedEvent> batch, IAnswerer answerer, IAnswerEvaluator evaluator, SessionState? before) : IAnswerer, IAnswerEvaluator
    {
        private readonly QuestionAnswered? _question = batch.Select(e => e.Event).OfType<QuestionAnswered>().FirstOrDefault();
        private readonly Dictionary<string, CriterionRated> _ratings = batch
            .Select(e => e.Event)
            .OfType<CriterionRated>()
            .GroupBy(r => r.CriterionId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

        public int FromRecord { get; private set; }

        public string KnowledgeSha256 => _question?.KnowledgeSha256 ?? answerer.KnowledgeSha256;

        public string Name => _ratings.Values.Select(r => r.Evaluator).FirstOrDefault(n => n is not null) ?? evaluator.Name;

        public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
        {
            if (_question is null || (_question.KnowledgeSha256 == answerer.KnowledgeSha256 && _question.Answer.Calls is null))
                return answerer.AnswerAsync(question, cancellationToken);
            FromRecord++;
            return ValueTask.FromResult(_question.Answer);
        }

        public ValueTask<Rating> RateAsync(ConsentGrant grant, Criterion criterion, IReadOnlyList<string> answers, CancellationToken cancellationToken)
        {
            if (Name == evaluator.Name)
                return evaluator.RateAsync(grant, criterion, answers, cancellationToken);
            FromRecord++;
            return ValueTask.FromResult(AsReturned(_ratings[criterion.Id].Rating, criterion.Id));
        }

        /// <summary>The log has the evidence by its place in what the candidate wrote, an evaluator gives it by its place in what it read.</summary>
        private Rating AsReturned(Rating rating, string criterionId)
        {
            if (before?.AnswersTo(criterionId).Cut is not { } cut)
                return rating;
            return rating with { Evidence = [.. rating.Evidence.Select(e => e.Answer >= 0 && e.Answer < cut.Count && cut[e.Answer].FromOriginal(e) is { } read ? read : e)] };
        }
    }
}
