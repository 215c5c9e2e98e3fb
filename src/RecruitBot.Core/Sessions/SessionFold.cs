using System.Collections.Immutable;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Timekeeping;

namespace RecruitBot.Core.Sessions;

/// <summary>Makes the state of a session from its events. The only way to come by a state.</summary>
public static class SessionFold
{
    /// <summary>Nobody asks more at a time that a person would have to answer; of more, the latest wait.</summary>
    private const int MostUnanswered = 50;

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
        state = recorded.Event switch
        {
            TurnReceived { Turn: TextTurn { Understood.Calls.Count: > 0, MessageId: var shown } } => state with { ShownTo = shown },
            TurnReceived { Turn: EditTurn { Edited: var changed } } => state with { Memory = state.Memory.Withheld(changed) },
            TurnReceived { Turn: DeletionTurn { Deleted: var gone } } => state with { Memory = state.Memory.Withheld(gone) },
            _ => state,
        };
        return recorded.Event switch
        {
            TurnReceived { Turn: var turn } when IsOfCandidate(state, turn) => state with { HeardAt = recorded.At, Reminders = 0, RemindedAt = null },
            TurnReceived { Turn: DeletionTurn { Deleted: var gone } } when state.ClaimedBy is not null => state with { DeletedMeanwhile = [.. state.DeletedMeanwhile, gone] },
            DueNoted e => Noted(state, e.Kind, recorded.At),
            SessionLapsed => state with { Stage = Stage.Lapsed, EndedAt = recorded.At, Pending = null, IsPaused = false, WantsPerson = false, WantedAt = null },
            ConsentGiven e => Started(state, e, recorded),
            ConsentWithdrawn e => state with { Consents = End(state.Consents, e.Purpose, recorded.At) },
            ApplicationPostponed => state with { Stage = Stage.Postponed, Pending = null, IsPaused = false, EndedAt = recorded.At },
            KnockoutAnswered e => state with
            {
                Facts = state.Facts.SetItem(e.KnockoutId, new StatedFact(e.Quote, e.Value, e.Passed, e.MessageId)),
                SkippedFacts = state.SkippedFacts.Remove(e.KnockoutId),
                Pending = Without(state, ScriptItem.Fact(e.KnockoutId)),
                LastAnswered = null,
                Unanswered = WithoutMessage(state, e.MessageId),
            },
            ItemAsked e => Asked(state, e),
            AnswerGiven e => Answered(state, e.Item, e.MessageId, [new AnswerPart(e.MessageId, e.Text)], recorded.At),
            AnswerAdded e => Answered(state, e.Item, e.MessageId, [.. Parts(state, e.Item), new AnswerPart(e.MessageId, e.Text)], recorded.At),
            AnswerChanged e => Answered(
                state,
                e.Item,
                e.MessageId,
                Parts(state, e.Item).ConvertAll(p => p.MessageId == e.MessageId ? p with { Text = e.Text } : p),
                recorded.At
            ) with
            {
                // Whoever puts a part right has not said that the rest is there.
                Pending = state.Pending is { GoesOn: true } ? state.Pending : Without(state, e.Item),
            },
            AnswerTakenBack e => TakenBack(state, e, recorded.At),
            ItemSkipped e => Skipped(state, e.Item) with { LastAnswered = null },
            ReviewOffered => state with { Stage = Stage.Review, Pending = null },
            QuestionAnswered e => Questioned(state, e, recorded.Version),
            GapClosed e => state with { Unanswered = state.Unanswered.RemoveAll(q => e.Questions.Contains(q.Version)) },
            ResumeGiven e => state with { Resume = new KeptResume(recorded.Version, e.MessageId, recorded.At, e.Resume), ResumesGiven = state.ResumesGiven + 1 },
            ResumeTakenBack => state with { Resume = null },
            TraitsSealed e => state with { Sealed = state.Sealed.With(e) },
            BotSaid e => state with { AsksToWithdraw = e.Replies is [.., { } last] && last.Buttons.Any(AsksToWithdraw) },
            SessionPaused => state with { IsPaused = true },
            SessionResumed => state with { IsPaused = false },
            PersonRequested => state with { WantsPerson = true, WantedAt = state.WantedAt ?? recorded.At },
            StaffWrote => state with { WantsPerson = false, WantedAt = null, PersonNotices = 0 },
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
            SessionClaimed e => state with { ClaimedBy = e.By, ClaimedFrom = e.From, WantsPerson = false, WantedAt = null, PersonNotices = 0 },
            SessionReleased => state with { ClaimedBy = null, ClaimedFrom = null, DeletedMeanwhile = [] },
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
            HeardAt = at,
        };

    private static bool IsOfCandidate(SessionState state, Turn turn) =>
        turn.Speaker.Id == state.Candidate.Id && turn is not (PlaceTurn or GapTurn or DueTurn or Screening.Panel.PanelTurn or DeletionTurn);

    private static SessionState Noted(SessionState state, DueKind kind, DateTimeOffset at) =>
        kind switch
        {
            DueKind.Reminder => state with { Reminders = state.Reminders + 1, RemindedAt = at },
            DueKind.Overdue => state with { OverdueNotices = state.OverdueNotices + 1 },
            DueKind.PersonAwaited => state with { PersonNotices = state.PersonNotices + 1 },
            DueKind.RoleClosed => state with { ToldOfClosing = true },
            _ => state,
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
        state = state with { Memory = state.Memory.With(e.Question, e.Answer, e.MessageId, e.Answer.Calls is { Count: > 0 } || state.ShownTo == e.MessageId) };
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
            Pending = new PendingItem(e.Item, e.Text) { GoesOn = e.GoesOn },
        };
        if (e.Item is not { Kind: ScriptItemKind.Criterion, Probe: { } planned })
            return state;
        var answers = state.AnswersTo(e.Item.Id);
        return answers.Probes.Any(p => p.Planned == planned)
            ? state
            : With(state, e.Item.Id, answers with { Probes = answers.Probes.Add(new AskedProbe(planned, e.Because, [], false)) });
    }

    private static SessionState Answered(SessionState state, ScriptItem item, string messageId, ImmutableList<AnswerPart> parts, DateTimeOffset at)
    {
        var version = Version(state, parts, at);
        return Versions(state, item, v => v.Add(version)) with
        {
            Pending = Without(state, item),
            LastAnswered = item,
            // What turned out to be the answer is no question any more, and is the answer once.
            LastAside = state.LastAside?.MessageId == messageId ? null : state.LastAside,
            Unanswered = WithoutMessage(state, messageId),
        };
    }

    /// <summary>What is left counts; where nothing is left, the item is open as if it had never been answered.</summary>
    private static SessionState TakenBack(SessionState state, AnswerTakenBack e, DateTimeOffset at)
    {
        if (e.Item.Kind == ScriptItemKind.Knockout)
            return state with { Facts = state.Facts.Remove(e.Item.Id), LastAnswered = null };
        var left = Parts(state, e.Item).RemoveAll(p => p.MessageId == e.MessageId);
        return Versions(state, e.Item, v => left.IsEmpty ? [] : v.Add(Version(state, left, at))) with { LastAnswered = null };
    }

    private static AnswerVersion Version(SessionState state, ImmutableList<AnswerPart> parts, DateTimeOffset at) =>
        new(parts, at) { Sealed = state.Sealed.SpansOf(parts.Select(p => p.Text)) };

    private static ImmutableList<AnswerPart> Parts(SessionState state, ScriptItem item) => state.AnswerTo(item)?.Parts ?? [];

    private static SessionState Versions(SessionState state, ScriptItem item, Func<ImmutableList<AnswerVersion>, ImmutableList<AnswerVersion>> change)
    {
        var answers = state.AnswersTo(item.Id);
        return With(
            state,
            item.Id,
            item.Probe is { } planned
                ? answers with { Probes = answers.Probes.ConvertAll(p => p.Planned == planned ? p with { Versions = change(p.Versions), Skipped = false } : p) }
                : answers with { Main = change(answers.Main), Skipped = false }
        );
    }

    /// <summary>What is still waited for, once an item is dealt with.</summary>
    private static PendingItem? Without(SessionState state, ScriptItem item) => state.Pending?.Item == item ? null : state.Pending;

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
