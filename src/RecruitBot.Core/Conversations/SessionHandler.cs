using RecruitBot.Core.Assistant;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Panel;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Timekeeping;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// What a turn does to the session it belongs to: a function of the session's state and the turn alone (with the answerer and evaluator as
/// its helpers). The router calls it live; replay calls it with recorded turns and compares.
/// </summary>
public sealed class SessionHandler(CommandCatalog catalog, ScreeningConversation screening, IAnswerer answerer, INotices notices)
{
    /// <summary>Opens a talk outside any application: the bot says what it is first.</summary>
    public void OpenEnquiry(TurnDraft draft, SessionOpened opened, Turn turn)
    {
        draft.Emit(opened);
        draft.Emit(new TurnReceived(turn));
        var text = notices.Welcome();
        draft.Emit(new DisclosureShown(Notices.Sha256(text)));
        draft.Emit(new ConsentGiven(ConsentPurpose.Answering, Notices.Sha256(text)));
        draft.Say(text);
    }

    /// <summary>Handles a turn that opened a session.</summary>
    public void Open(TurnDraft draft, SessionOpened opened, Turn turn)
    {
        if (opened.Role is null)
            OpenEnquiry(draft, opened, turn);
        else
            screening.Open(draft, opened, turn);
    }

    /// <summary>Handles a turn in a session.</summary>
    public async ValueTask HandleAsync(TurnDraft draft, Turn turn, CancellationToken ct)
    {
        var before = draft.State;
        if (turn is TextTurn)
            Troubles.EndWhereItGoesOn(draft, turn);
        Follow(draft, turn);
        Sealing.Note(draft, turn);
        if (turn is TextTurn message && !ResumeGiving.Take(draft, message))
            return;
        switch (turn)
        {
            case PlaceTurn placed:
                Troubles.Placed(draft, placed);
                break;
            case DueTurn due:
                DueReplies.Apply(draft, before, due);
                break;
            case PanelTurn panel:
                PanelReplies.Apply(draft, panel);
                break;
            case GapTurn gap:
                GapNews.Apply(draft, gap);
                break;
            case EditTurn edit when edit.Speaker.Id == draft.State.Candidate.Id:
                await screening.EditAsync(draft, edit, ct);
                break;
            case EditTurn edit:
                Staff(draft, edit, $"(changed an earlier message to:) {edit.Text}");
                break;
            case DeletionTurn deletion:
                Corrections.Delete(draft, deletion);
                ResumeGiving.Deleted(draft, deletion);
                break;
            case TextTurn { InPublic: true } text:
                await PublicAsync(draft, text, ct);
                break;
            case TextTurn text when text.Speaker.Id != draft.State.Candidate.Id:
                Staff(draft, text, text.ForPeople());
                break;
            case TextTurn text when draft.State.Stage.IsConversing() || draft.State.ClaimedBy is not null:
                await screening.TextAsync(draft, text, ct);
                break;
            case TextTurn text when PlainWords.Intent(text.Text) is { } intent && screening.Intent(draft, intent, text.MessageId):
                break;
            case TextTurn text when PlainWords.Intent(text.Text) == PlainIntent.SmallTalk:
                draft.Say(WishReplies.Greeting);
                break;
            case TextTurn { Understood: { Wish: { } wish } understood }:
                WishReplies.Say(draft, wish, understood.Role);
                break;
            case TextTurn text:
                await draft.AnswerAsync(answerer, text.MessageId, text.Text, offersPerson: true, ct, ready: text.Understood?.Answer);
                break;
            case CommandTurn command when catalog.FindCommand(command.Command)?.Effect is { } effect:
                await effect(draft, command, ct);
                break;
            case PressTurn press when ActionId.Parse(press.Action) is { } id && catalog.FindAction(id.Verb)?.Effect is { } effect:
                await effect(draft, id, press, ct);
                break;
            case FormTurn form when ActionId.Parse(form.Action) is { } id && catalog.FindAction(id.Verb)?.Effect is { } effect:
                await effect(draft, id, form, ct);
                break;
            default:
                ScreeningConversation.Prompt(draft);
                break;
        }
    }

    /// <summary>A conversation goes on where its candidate is: from a thread to direct messages and back.</summary>
    private static void Follow(TurnDraft draft, Turn turn)
    {
        if (turn is not (GapTurn or DueTurn or PanelTurn or EditTurn or DeletionTurn) && turn.Speaker.Id == draft.State.Candidate.Id && !turn.InPublic && turn.Place != draft.State.Place && !turn.Place.IsOfReviewers())
            draft.Emit(new SessionMoved(turn.Place));
    }

    /// <summary>Words where others read along: a question for the enquiry, and never part of an application.</summary>
    private async ValueTask PublicAsync(TurnDraft draft, TextTurn turn, CancellationToken ct)
    {
        if (turn.Speaker.Id != draft.State.Candidate.Id)
            return;
        if (draft.State.Role is not null)
            ScreeningConversation.Prompt(draft);
        else if (PlainWords.Intent(turn.Text) == PlainIntent.SmallTalk)
            draft.Say(WishReplies.Greeting);
        else
            await draft.AnswerAsync(answerer, turn.MessageId, turn.Text, offersPerson: true, ct, turn.About);
    }

    private static void Staff(TurnDraft draft, Turn turn, string words)
    {
        if (turn.Speaker.Authority < Authority.Recruiter)
            return;
        // In the conversation's own place the words stand there already.
        var isThere = turn.Place == draft.State.Place;
        if (!isThere && !LawfulSpeech.MayPassOn(draft, turn.Speaker, words, null))
            return;
        draft.Emit(new StaffWrote(turn.Speaker, turn.MessageId, words));
        if (isThere)
            return;
        draft.Say(new Reply($"{turn.Speaker.Name} (recruiting team): {words}") { To = ReplyTo.Candidate });
    }
}
