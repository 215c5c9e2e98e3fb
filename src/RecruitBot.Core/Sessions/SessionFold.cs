using System.Collections.Immutable;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Screening;

namespace RecruitBot.Core.Sessions;

/// <summary>Makes the state of a session from its events. The only way to come by a state.</summary>
public static class SessionFold
{
    /// <summary>Nobody asks more at a time that a person would have to answer; of more, the latest wait.</summary>
    private const int MostUnanswered = 50;
    /// <summary>How many questions are remembered for the next one to lean on.</summary>
    private const int MostAsked = 3;

    /// <summary>The state after all events, or null when there are none.</summary>
    public static SessionState? Fold(IEnumerable<RecordedEvent> events)
    {
        SessionState? state = null;
        foreach (var e in events)
            state = Apply(state, e);
        return state;
    }

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The first event does not open a session.</exception>
    public static SessionState Apply(SessionState? state, RecordedEvent recorded)
    {
        if (recorded.Event is SessionOpened opened)
            return Open(opened, recorded.At);
        if (state is null)
            throw new InvalidOperationException("A session's log begins with the event that opens it.");
        state = state with { Version = recorded.Version, UpdatedAt = recorded.At };
        return recorded.Event switch
        {
            ConsentGiven e => Started(state, e, recorded),
            ConsentWithdrawn e => state with { Consents = End(state.Consents, e.Purpose, recorded.At) },
            ApplicationPostponed => state with { Stage = Stage.Postponed, Pending = null, IsPaused = false, EndedAt = recorded.At },
            KnockoutAnswered e => state with
            {
                Facts = state.Facts.SetItem(e.KnockoutId, new StatedFact(e.Quote, e.Value, e.Passed, e.MessageId)),
                SkippedFacts = state.SkippedFacts.Remove(e.KnockoutId),
                Pending = null,
                Unanswered = WithoutMessage(state, e.MessageId),
            },
            ItemAsked e => Asked(state, e),
            AnswerGiven e => Answered(state, e, recorded.At),
            ItemSkipped e => Skipped(state, e.Item),
            ReviewOffered => state with { Stage = Stage.Review, Pending = null },
            QuestionAnswered e => Questioned(state, e, recorded.Version),
            GapClosed e => state with { Unanswered = state.Unanswered.RemoveAll(q => e.Questions.Contains(q.Version)) },
            TraitsSealed e => state with { Sealed = state.Sealed.With(e) },
            BotSaid e => state with { AsksToWithdraw = e.Replies is [.., { } last] && last.Buttons.Any(AsksToWithdraw) },
            SessionPaused => state with { IsPaused = true },
            SessionResumed => state with { IsPaused = false },
            PersonRequested => state with { WantsPerson = true },
            StaffWrote => state with { WantsPerson = false },
            SessionSubmitted => state with
            {
                Stage = Stage.Submitted,
                Pending = null,
                IsPaused = false,
                SubmittedAt = recorded.At,
            },
            CriterionRated e => state with { Ratings = state.Ratings.SetItem(e.CriterionId, e) },
            SessionWithdrawn => state with
            {
                Stage = Stage.Withdrawn,
                EndedAt = recorded.At,
                Pending = null,
                IsPaused = false,
                Consents = state.Consents.ConvertAll(c => c.IsLive ? c with { WithdrawnAt = recorded.At } : c),
            },
            SessionClaimed e => state with { ClaimedBy = e.By, ClaimedFrom = e.From, WantsPerson = false },
            SessionReleased => state with { ClaimedBy = null, ClaimedFrom = null },
            SessionMoved e => state with { Place = e.Place, MovedFrom = state.Place, MovedAt = recorded.Version },
            TroubleNoted e => state with { Troubles = state.Troubles.SetItem(e.Key, e.Advice) },
            TroubleEnded e => state with { Troubles = state.Troubles.Remove(e.Key) },
            SessionDecided e => state with
            {
                Stage = e.Outcome switch
                {
                    Outcome.Advance => Stage.Advanced,
                    Outcome.Hold => Stage.Held,
                    _ => Stage.Declined,
                },
                EndedAt = e.Outcome == Outcome.Decline ? recorded.At : null,
                Decisions = state.Decisions.Add((recorded.At, e)),
            },
            // What was said, read or asked in between changes nothing that the conversation depends on.
            _ => state,
        };
    }

    private static bool AsksToWithdraw(Button button) => ActionId.Parse(button.Action)?.Verb == ScreeningReplies.Verbs.WithdrawNow;

    private static SessionState Open(SessionOpened e, DateTimeOffset at) =>
        new()
        {
            Id = e.SessionId,
            Version = 1,
            Candidate = e.Candidate,
            Place = e.Place,
            Purpose = e.Purpose,
            Role = e.Role,
            ScriptSha256 = e.ScriptSha256,
            Unasked = e.Unasked ?? [],
            Stage = e.Role is null ? Stage.Enquiry : Stage.Consent,
            OpenedAt = at,
            UpdatedAt = at,
        };

    private static SessionState Started(SessionState state, ConsentGiven e, RecordedEvent recorded) =>
        state with
        {
            Consents = state.Consents.Add(new ConsentEntry($"{state.Id}#{recorded.Version}", e.Purpose, e.TextSha256, recorded.At, null)),
        };

    private static ImmutableList<ConsentEntry> End(ImmutableList<ConsentEntry> ledger, string purpose, DateTimeOffset at) =>
        ledger.ConvertAll(c => c.IsLive && c.Purpose == purpose ? c with { WithdrawnAt = at } : c);

    private static SessionState Questioned(SessionState state, QuestionAnswered e, long version)
    {
        state = state with { Asked = [.. state.Asked.TakeLast(MostAsked - 1), e.Answer.Understood ?? e.Question] };
        if (state.Pending is { } pending)
            state = state with { LastAside = new Aside(version, pending.Item, e.MessageId, e.Question) };
        if (e.Answer.Answered)
            return state;
        var waiting = state.Unanswered.Add(new UnansweredQuestion(version, e.MessageId));
        return state with { Unanswered = waiting.Count > MostUnanswered ? waiting.RemoveAt(0) : waiting };
    }

    /// <summary>What turns out to be part of the application's answers was no question to the bot.</summary>
    private static ImmutableList<UnansweredQuestion> WithoutMessage(SessionState state, string messageId) =>
        state.Unanswered.RemoveAll(q => q.MessageId == messageId);

    private static SessionState Asked(SessionState state, ItemAsked e)
    {
        state = state with
        {
            Stage = Stage.Screening,
            StartedAt = state.StartedAt ?? state.UpdatedAt,
            Pending = new PendingItem(e.Item, e.Text),
        };
        if (e.Item is not { Kind: ScriptItemKind.Criterion, Probe: { } planned })
            return state;
        var answers = state.AnswersTo(e.Item.Id);
        return answers.Probes.Any(p => p.Planned == planned)
            ? state
            : With(state, e.Item.Id, answers with { Probes = answers.Probes.Add(new AskedProbe(planned, e.Because, [], false)) });
    }

    private static SessionState Answered(SessionState state, AnswerGiven e, DateTimeOffset at)
    {
        var version = new AnswerVersion(e.MessageId, at, e.Text) { Sealed = state.Sealed.SpansOf(e.Text) };
        var answers = state.AnswersTo(e.Item.Id);
        answers = e.Item.Probe is { } planned
            ? answers with
            {
                Probes = answers.Probes.ConvertAll(p => p.Planned == planned ? p with { Versions = p.Versions.Add(version), Skipped = false } : p),
            }
            : answers with
            {
                Main = answers.Main.Add(version),
                Skipped = false,
            };
        return With(state, e.Item.Id, answers) with { Pending = null, Unanswered = WithoutMessage(state, e.MessageId) };
    }

    private static SessionState Skipped(SessionState state, ScriptItem item)
    {
        state = state with { Pending = null };
        if (item.Kind == ScriptItemKind.Knockout)
            return state with { SkippedFacts = state.SkippedFacts.Add(item.Id), Facts = state.Facts.Remove(item.Id) };
        var answers = state.AnswersTo(item.Id);
        return With(
            state,
            item.Id,
            item.Probe is { } planned
                ? answers with { Probes = answers.Probes.ConvertAll(p => p.Planned == planned && p.Versions.Count == 0 ? p with { Skipped = true } : p) }
                : answers with { Skipped = answers.Main.Count == 0 }
        );
    }

    private static SessionState With(SessionState state, string criterionId, CriterionAnswers answers) =>
        state with { Answers = state.Answers.SetItem(criterionId, answers) };
}
