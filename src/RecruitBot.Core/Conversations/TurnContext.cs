using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gating;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Core.Conversations;

/// <summary>What conversations work with.</summary>
/// <param name="Store">The log of all sessions.</param>
/// <param name="Writer">Appends to it.</param>
/// <param name="RoleFiles">The roles on file.</param>
/// <param name="Answerer">The knowledge base.</param>
/// <param name="Screening">The screening.</param>
/// <param name="Notices">Texts with legal weight.</param>
/// <param name="Time">The clock.</param>
/// <param name="Places">Where applications are held.</param>
/// <param name="Gates">Who may apply, and how much may be asked.</param>
/// <param name="Traces">What a platform keeps beside the store.</param>
/// <param name="Gaps">What the sources do not answer.</param>
/// <param name="Resumes">Looks at files that people give.</param>
/// <param name="Audit">Who was shown what, beside what the sessions' logs say.</param>
public sealed record ConversationServices(
    ISessionStore Store,
    SessionWriter Writer,
    IRoleSource RoleFiles,
    IAnswerer Answerer,
    ScreeningConversation Screening,
    INotices Notices,
    TimeProvider Time,
    IPrivatePlaces Places,
    Gates Gates,
    IPlatformTraces Traces,
    GapDesk Gaps,
    ResumeDesk Resumes,
    IAuditLog Audit
)
{
    /// <summary>The roles in force now.</summary>
    public RoleCatalog Roles => RoleFiles.InForce;
}

/// <summary>One turn while it is handled: the services, the turn, and what is shown without being part of a session's log.</summary>
public sealed class TurnContext(ConversationServices services, SessionHandler handler, Turn taken, IOrchestrator orchestrator)
{
    private readonly List<Reply> _shown = [];
    private bool _isCounted;
    private bool _mayAskModel;
    private bool _wasAsked;
    private bool _isWelcomed;
    private Answer? _answer;

    /// <summary>What conversations work with.</summary>
    public ConversationServices Services => services;

    /// <summary>The turn.</summary>
    public Turn Turn { get; private set; } = taken;

    /// <summary>Shows what there is of an answer while it is written; null where nobody could see it.</summary>
    public Action<Reply>? Showing { get; init; }

    /// <summary>What was fetched and read of the file that came with the turn; null when nothing was.</summary>
    public ResumeContent? Content { get; set; }

    /// <summary>Who took it.</summary>
    public Person Speaker => Turn.Speaker;

    /// <summary>Replies that are shown at once and not recorded: lists, help, forms, refusals.</summary>
    public IReadOnlyList<Reply> Shown => _shown;

    /// <summary>Shows something to the speaker only, without recording it.</summary>
    public void Show(Reply reply) => _shown.Add(reply with { Private = true });

    /// <summary>Shows a sentence to the speaker only.</summary>
    public void Show(string text) => Show(new Reply(text));

    /// <summary>Applies the turn to a session; its replies are recorded and delivered. Null when there is no such session.</summary>
    /// <exception cref="TurnRefusedException">Nothing was recorded; the message is for the speaker.</exception>
    public async ValueTask<SessionState?> ApplyAsync(string sessionId, CancellationToken ct)
    {
        // A model that was asked about these words is not asked again.
        _mayAskModel = !_wasAsked && await MayAskModelAsync(ct);
        var state = await services.Writer.UpdateAsync(sessionId, Turn, (draft, token) => DecideAsync(draft, Turn, token), ct);
        if (state is not null && Turn.InPublic && state.Role is not null && state.Candidate.Id == Turn.Speaker.Id && state.Place != Turn.Place)
            ShowWhere(services.Places.Describe(state.Place), state.Place);
        return state;
    }

    /// <summary>
    /// Lets a model read the words of a turn that belongs to a session, if one may: what it makes of them is part of the turn from then on.
    /// </summary>
    /// <exception cref="TurnRefusedException">The speaker has asked too much in the last minute.</exception>
    public async ValueTask UnderstandAsync(TextTurn text, string sessionId, CancellationToken ct)
    {
        if (
            !await MayAskModelAsync(ct)
            || services.Answerer.InForce is not { } answerer
            || GroundedAnswerer.PassagesOf(answerer) is not { } knowledge
            || SessionFold.Fold(await services.Store.ReadAsync(sessionId, ct)) is not { ClaimedBy: null } state
            || AnswerReplies.QuestionOf(state, text.MessageId, text.Text, state.Role?.Id, services.Time.GetUtcNow(), mayAskModel: true) is not { Grant: { } grant } question
        )
            return;
        if (RefuseQuestion() is { } refusal)
            throw new TurnRefusedException(refusal);
        var own = (await OwnAsync(ct)).Where(h => h.Purpose == SessionPurpose.Application).ToList();
        _wasAsked = true;
        var request = new TurnRequest(grant, question with { Showing = AnswerReplies.ShowingOf(state, Showing) }, knowledge)
        {
            Roles = [.. services.Roles.Roles.Where(r => Commands.RoleTexts.IsVisible(r, Speaker)).Select(r => new OfferedRole(r.Id, r.Title, r.Status == RoleStatus.Open))],
            OwnStatus = own.Count == 0 ? "No applications." : string.Join('\n', own.Select(h => $"{services.Roles.Find(h.RoleId)?.Title ?? h.RoleId}: {Recruiting.ReviewCard.StageWords(h.Stage)}")),
        };
        try
        {
            var understood = await orchestrator.UnderstandAsync(request, ct);
            if (understood.Calls.Count > 0 || understood.Answer is not null)
                Turn = text with { Understood = understood };
        }
        catch (Exception e) when (e is not StoreException && !ct.IsCancellationRequested)
        {
            // Whatever is wrong there, the turn goes on without it, and what is wrong with the answer too is said where it is decided.
        }
    }

    /// <summary>
    /// Whether the speaker's words may be shown to a model at all. Not before they have read whose model it is, not after they chose people alone, and not among
    /// others, where everybody would wait for each other's answers.
    /// </summary>
    private async ValueTask<bool> MayAskModelAsync(CancellationToken ct)
    {
        if (!orchestrator.IsThere || _isWelcomed || Turn is TextTurn { InPublic: true })
            return false;
        // The latest choice counts.
        foreach (var head in (await OwnAsync(ct)).Where(h => h.Purpose == SessionPurpose.Application))
            if (SessionFold.Fold(await services.Store.ReadAsync(head.SessionId, ct)) is { StartedAt: not null } state)
                return !state.IsForPeopleOnly;
        return true;
    }

    /// <summary>Moves an application of the speaker to another place, where the question that is open is put again.</summary>
    public async ValueTask MoveAsync(string sessionId, PrivatePlace to, CancellationToken ct)
    {
        var arrival = new ArrivalTurn($"{Turn.MessageId}/moved/{Turn.Speaker.Id}", Turn.At, Turn.Speaker, to.Place);
        await services.Writer.UpdateAsync(sessionId, arrival, (draft, token) => DecideAsync(draft, arrival, token), ct);
        ShowWhere(to.Notice, to.Place);
    }

    /// <summary>Tells the team what it has to do for a person, once until it is over.</summary>
    public async ValueTask TellTeamAsync(SessionHead about, string cause, string advice, CancellationToken ct)
    {
        var note = new PlaceTurn($"{Turn.MessageId}/{cause}/{about.SessionId}", Turn.At, new Person(about.CandidateId, about.CandidateName), about.Place, advice)
        {
            Key = Troubles.Key(about.Place, cause),
        };
        await services.Writer.UpdateAsync(about.SessionId, note, (draft, token) => DecideAsync(draft, note, token), ct);
    }

    /// <summary>Shows the speaker where a conversation goes on; nothing when the platform has no words for it.</summary>
    public void ShowWhere(string? notice, Place place)
    {
        if (notice is not null)
            Show(new Reply(notice) { Conversation = place });
    }

    private async ValueTask DecideAsync(TurnDraft draft, Turn taken, CancellationToken ct)
    {
        draft.RefuseQuestion = RefuseQuestion;
        draft.MayAskModel = () => _mayAskModel;
        draft.Showing = Showing;
        // Decided again because somebody else wrote in between, the same question has the same answer, and no model is asked twice.
        draft.AnswerOnce = async ask => _answer ??= await ask();
        try
        {
            draft.Content = taken.Resume is null ? null : Content;
            await handler.HandleAsync(draft, taken, ct);
        }
        catch (Exception fault) when (fault is not (TurnRefusedException or StoreException) && !ct.IsCancellationRequested)
        {
            throw new TurnRefusedException(
                "Something went wrong on my side, and nothing of what you just sent was kept; please send it again in a moment.",
                fault
            );
        }
    }

    /// <summary>A question is counted once, also when it is decided again because somebody else wrote in between.</summary>
    private string? RefuseQuestion()
    {
        if (_isCounted)
            return null;
        _isCounted = true;
        return services.Gates.RefuseQuestion(Turn.Speaker);
    }

    /// <summary>The speaker's open enquiry; opened, with the welcome shown first, when there is none.</summary>
    public async ValueTask<string> EnquiryAsync(CancellationToken ct)
    {
        var known = await services.Store.FindAsync(
            new SessionQuery { CandidateId = Turn.Speaker.Id, RoleId = "", IsOpen = true, Limit = 1 },
            ct
        );
        if (known.Count > 0)
            return known[0].SessionId;
        // The speaker is part of the id: the same message id from somebody else must not count as this one.
        var opening = new ArrivalTurn($"{Turn.MessageId}/arrival/{Turn.Speaker.Id}", Turn.At, Turn.Speaker, Turn.Place) { InPublic = Turn.InPublic };
        var (outcome, state) = await services.Writer.OpenAsync(
            opening,
            (draft, _) =>
            {
                handler.OpenEnquiry(
                    draft,
                    new SessionOpened(SessionIds.New(), Turn.Speaker, Turn.Place, SessionPurpose.Enquiry, null, null),
                    opening
                );
                return ValueTask.CompletedTask;
            },
            ct
        );
        _isWelcomed = true;
        return outcome == AppendOutcome.Appended ? state.Id : await EnquiryAsync(ct);
    }

    /// <summary>The speaker's sessions, the latest first.</summary>
    public ValueTask<IReadOnlyList<SessionHead>> OwnAsync(CancellationToken ct) =>
        services.Store.FindAsync(new SessionQuery { CandidateId = Turn.Speaker.Id, Limit = 1000 }, ct);

    /// <summary>The session of the speaker that a plain message here belongs to: the one that is in the middle of a conversation, or claimed.</summary>
    public async ValueTask<SessionHead?> CurrentAsync(CancellationToken ct)
    {
        var applications = (await OwnAsync(ct)).Where(h => h.Purpose == SessionPurpose.Application).ToList();
        var own = applications.Where(h => h.Stage.IsConversing() || (h.IsOpen && h.ClaimedBy is not null)).ToList();
        // A thread is its own application's, also when that one has been handed in: no other goes on there.
        if (Turn.Place.IsReadByTeam() && !Turn.InPublic && applications.Exists(h => h.Place == Turn.Place))
            own = own.Where(h => h.Place == Turn.Place).ToList();
        // Someone with two applications who comes back to the place that one of them has left means that one.
        return own.Find(h => h.Place == Turn.Place) ?? own.Find(h => h.MovedFrom == Turn.Place) ?? own.FirstOrDefault();
    }

    /// <summary>
    /// The speaker's open application that something concerns beside its questions, such as a wish to withdraw or a résumé: the one in the middle of a
    /// conversation, else the one held here, else the latest; null when there is none.
    /// </summary>
    public async ValueTask<SessionHead?> ApplicationAsync(CancellationToken ct)
    {
        if (await CurrentAsync(ct) is { } current)
            return current;
        var open = (await OwnAsync(ct)).Where(h => h.Purpose == SessionPurpose.Application && h.IsOpen).ToList();
        return open.Find(h => h.Place == Turn.Place) ?? open.FirstOrDefault();
    }

    /// <summary>The speaker's session that a person has taken over, which a plain message here belongs to; null when there is none.</summary>
    public async ValueTask<SessionHead?> TakenOverAsync(CancellationToken ct)
    {
        var own = (await OwnAsync(ct)).Where(h => h.IsOpen && (h.ClaimedBy is not null || h.Stage.IsConversing())).ToList();
        var here = own.Where(h => h.Place == Turn.Place).ToList();
        return (here.Count > 0 ? here : own).Find(h => h.ClaimedBy is not null);
    }

    /// <summary>The session that the speaker, a recruiter, has taken over: the one held here before others; null when there is none.</summary>
    public async ValueTask<SessionHead?> ClaimedAsync(CancellationToken ct)
    {
        var claimed = await services.Store.FindAsync(new SessionQuery { ClaimedBy = Turn.Speaker.Id, Limit = 100 }, ct);
        var here = Turn.Within ?? Turn.Place;
        return claimed.FirstOrDefault(h => h.Place == here) ?? (claimed.Count > 0 ? claimed[0] : null);
    }

    /// <summary>The applications held here, the latest first, when all of them are other people's; none when one is the speaker's.</summary>
    public async ValueTask<IReadOnlyList<SessionHead>> OthersHereAsync(CancellationToken ct)
    {
        var here = await services.Store.FindAsync(new SessionQuery { Place = Turn.Place, Purpose = SessionPurpose.Application, Limit = 100 }, ct);
        return here.Any(h => h.CandidateId == Turn.Speaker.Id) ? [] : here;
    }

    /// <summary>Finds a session by id, by the beginning of one, or by the candidate's name; null when none or several match.</summary>
    public async ValueTask<SessionHead?> FindSessionAsync(string text, CancellationToken ct)
    {
        var wanted = text.Trim();
        if (wanted.Length == 0)
            return null;
        var byId = await services.Store.FindAsync(
            new SessionQuery { SessionIdPrefix = wanted.ToLowerInvariant(), Purpose = SessionPurpose.Application, Limit = 2 },
            ct
        );
        if (byId.Count == 1)
            return byId[0];
        var named = (
            await services.Store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, Limit = 10_000 }, ct)
        )
            .Where(h => string.Equals(h.CandidateName, wanted, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return named.Count == 1 ? named[0] : null;
    }
}
