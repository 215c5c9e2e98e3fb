using System.Collections.Immutable;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// What one turn does to one session, before it is written: events are folded as they are added, so that the code that decides always
/// sees the state it has led to.
/// </summary>
public sealed class TurnDraft
{
    private readonly List<SessionEvent> _events = [];
    private readonly List<Reply> _replies = [];
    private readonly ImmutableList<UnansweredQuestion> _unanswered;
    private SessionState? _state;

    /// <summary>Begins at a state; null for a session that does not exist yet.</summary>
    public TurnDraft(SessionState? state, DateTimeOffset at)
    {
        _state = state;
        _unanswered = state?.Unanswered ?? [];
        StartVersion = state?.Version ?? 0;
        At = at;
    }

    /// <summary>The state after all events so far.</summary>
    /// <exception cref="InvalidOperationException">The session has not been opened.</exception>
    public SessionState State => _state ?? throw new InvalidOperationException("The session has not been opened.");

    /// <summary>Whether the session exists.</summary>
    public bool Exists => _state is not null;

    /// <summary>Version before the turn.</summary>
    public long StartVersion { get; }

    /// <summary>When the turn is recorded.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Says why a question is not answered now, in a sentence for the person; null when it is. Absent where nobody waits, as in a replay.</summary>
    public Func<string?> RefuseQuestion { get; set; } = () => null;

    /// <summary>Whether a model may be shown a question of this turn: none where nobody waits, as in a replay.</summary>
    public Func<bool> MayAskModel { get; set; } = () => false;

    /// <summary>Shows what there is of an answer while it is written; null where nobody could see it.</summary>
    public Action<Reply>? Showing { get; set; }

    /// <summary>Gets the answer to the question of this turn: once, however often the turn is decided.</summary>
    public Func<Func<ValueTask<Answer>>, ValueTask<Answer>> AnswerOnce { get; set; } = ask => ask();

    /// <summary>Finds what the candidate volunteers in words of this turn. A replay takes it from the log: the rules may have changed since.</summary>
    public Func<string, IReadOnlyList<SealedSpan>> FindTraits { get; set; } = VolunteeredTraits.Find;

    /// <summary>Finds what words on their way to the candidate must not ask. A replay takes it from the log, too.</summary>
    public Func<string, IReadOnlyList<ProhibitedQuestion>> FindProhibited { get; set; } = ProhibitedQuestions.Find;

    /// <summary>The bytes and text of the résumé that came with the turn; null when none did, and where a turn is run again.</summary>
    public ResumeContent? Content { get; set; }

    /// <summary>Events so far.</summary>
    public IReadOnlyList<SessionEvent> Events => _events;

    /// <summary>Adds an event.</summary>
    public void Emit(SessionEvent e)
    {
        _state = SessionFold.Apply(_state, new RecordedEvent(StartVersion + _events.Count + 1, At, e));
        _events.Add(e);
    }

    /// <summary>Adds a reply; all of them are recorded together when the turn ends.</summary>
    public void Say(Reply reply) => _replies.Add(reply);

    /// <summary>Adds a plain reply.</summary>
    public void Say(string text) => Say(new Reply(text));

    /// <summary>Records what was said and gives the append that makes all of it durable.</summary>
    public SessionAppend Finish(Turn? turn)
    {
        var deliveries = new List<Delivery>();
        if (_replies.Count > 0)
        {
            Emit(new BotSaid([.. _replies]));
            for (var i = 0; i < _replies.Count; i++)
                deliveries.Add(new Delivery(State.Id, State.Version, i, PlaceOf(_replies[i], turn), _replies[i]));
        }
        return new SessionAppend(StartVersion, _events, At, State.ToHead(), turn?.MessageId, deliveries)
        {
            Files = Content is { } content ? [.. _events.Select((e, i) => (e, Version: StartVersion + 1 + i)).Where(e => e.e is ResumeGiven).Select(e => new SessionFile(e.Version, content))] : [],
            // After what the team did the projection is made anew: a question that is left in it would be told of for ever.
            Unanswered = State.Unanswered.SequenceEqual(_unanswered) && turn is not GapTurn ? null : [.. State.Unanswered.Select(q => q.Version)],
        };
    }

    private Place PlaceOf(Reply reply, Turn? turn) =>
        reply.To switch
        {
            ReplyTo.Candidate => State.Place,
            ReplyTo.Reviewers => Place.Reviewers(State.Place.Platform),
            ReplyTo.Claimer => State.ClaimedFrom ?? Place.Reviewers(State.Place.Platform),
            // What belongs to an application is said where it is held and not where others read along.
            _ when turn is { InPublic: true } && State.Role is not null && turn.Speaker.Id == State.Candidate.Id => State.Place,
            _ => turn?.Place ?? State.Place,
        };
}
