using RecruitBot.Core.Assistant;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Language;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening.WorkSamples;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>
/// The screening, as a state machine over a session's events, wherever it is held. It asks the role's script in order and wording; a model
/// or an evaluator is called only by <see cref="SubmitAsync"/> and for questions in between, never to choose what is asked.
/// </summary>
public sealed class ScreeningConversation(IAnswerer answerer, IAnswerEvaluator evaluator, INotices notices)
{
    private readonly CriterionRater _rater = new(evaluator);

    /// <summary>Opens an application: the disclosure comes before anything else.</summary>
    public void Open(TurnDraft draft, SessionOpened opened, Turn turn)
    {
        draft.Emit(opened);
        draft.Emit(new TurnReceived(turn));
        var text = notices.Disclosure(opened.Role!);
        draft.Emit(new DisclosureShown(Notices.Sha256(text)));
        draft.Emit(
            new ConsentGiven(
                opened.Purpose == SessionPurpose.OperatorTest ? ConsentPurpose.OperatorTest : ConsentPurpose.Answering,
                Notices.Sha256(text)
            )
        );
        draft.Say(new Reply(text) { To = ReplyTo.Candidate, Buttons = ScreeningReplies.ConsentButtons(draft.State.Id) });
    }

    /// <summary>A plain message in a session that is in the middle of the conversation.</summary>
    public async ValueTask TextAsync(TurnDraft draft, TextTurn turn, CancellationToken ct)
    {
        var text = turn.Text;
        if (draft.State.ClaimedBy is not null)
        {
            WordsForPeople.Relay(draft, turn, turn.ForPeople());
            return;
        }
        if (ScreeningReplies.ButtonOf(draft.State, text) is { } action)
        {
            await PressAsync(draft, action, turn, null, ct);
            return;
        }
        if ((draft.State.AsksToWithdraw || draft.State.IsPaused) && FactReader.YesOrNo(text) is { } yes)
        {
            YesOrNo(draft, yes);
            return;
        }
        var intent = PlainWords.Intent(text);
        if (intent == PlainIntent.Submit && draft.State is { Stage: Stage.Review, IsPaused: false })
        {
            await SubmitAsync(draft, ct);
            return;
        }
        if (intent is { } wish && SampleMessages.IsWish(draft.State, wish) && Intent(draft, wish, turn.MessageId))
            return;
        if (draft.State is { IsPaused: true, WantsPerson: true })
        {
            await WaitingAsync(draft, turn, ct);
            return;
        }
        if (MisplacedWords.TryTake(draft, turn, out var goesOn))
        {
            if (goesOn)
                Advance(draft);
            return;
        }
        Wake(draft);
        switch (draft.State)
        {
            case { Stage: Stage.Screening, Pending: { Item.Kind: ScriptItemKind.Knockout } pending }:
                await FactAsync(draft, pending.Item.Id, turn, ct);
                break;
            case { Stage: Stage.Screening, Pending: { } pending } when !SampleMessages.Asks(draft.State, text):
                if (SampleMessages.IsMark(draft.State, pending.Item, text))
                    NextItem.Take(draft, pending, turn.MessageId, text);
                else if (!text.Any(char.IsLetterOrDigit))
                    draft.Say("I could not read an answer in that. Please write it in words, or press Skip.");
                // What nobody is to judge by is no answer, when there is nothing else.
                else if (!draft.State.Sealed.Left(text).Any(char.IsLetterOrDigit))
                    draft.Emit(new CandidateWrote(turn.MessageId, text));
                else
                    NextItem.Take(draft, pending, turn.MessageId, text);
                Advance(draft);
                break;
            case { Stage: Stage.Consent or Stage.Review } when !PlainWords.LooksLikeQuestion(text):
                draft.Emit(new CandidateWrote(turn.MessageId, text));
                draft.Say(
                    draft.State.Stage == Stage.Consent
                        ? "Please choose one of the three ways to go on: press a button, or write its words."
                        : "I kept what you wrote, but it is not part of an answer. Hand in, or choose the answer that you want to change."
                );
                Prompt(draft);
                break;
            default:
                await AsideAsync(draft, turn, ct);
                break;
        }
    }

    /// <summary>A message of the candidate was changed where it stands.</summary>
    public async ValueTask EditAsync(TurnDraft draft, EditTurn turn, CancellationToken ct)
    {
        if (draft.State.ClaimedBy is not null)
            Corrections.ChangeBehind(draft, turn);
        else if (Corrections.WasAside(draft.State, turn))
            // What was a question may be the answer now, or another question.
            await TextAsync(draft, new TextTurn(turn.Edited, turn.At, turn.Speaker, turn.Place, turn.Text), ct);
        else if (!Corrections.TryChange(draft, turn))
            draft.Emit(new CandidateWrote(turn.MessageId, turn.Text));
        // Putting an old message right ends no break, and no wait for a person.
        else if (draft.State is { Stage: Stage.Screening or Stage.Review, Pending: null, IsPaused: false })
            Advance(draft);
    }

    /// <summary>A button of the screening, pressed by the candidate of the session. A stale one changes nothing.</summary>
    public async ValueTask PressAsync(TurnDraft draft, ActionId action, Turn turn, string? choice, CancellationToken ct)
    {
        // The bot is silent while a person has the conversation, but withdrawing needs nobody's leave.
        if (draft.State.ClaimedBy is not null && action.Verb is not (ScreeningReplies.Verbs.Withdraw or ScreeningReplies.Verbs.WithdrawNow))
            return;
        var state = draft.State;
        switch (action.Verb)
        {
            case ScreeningReplies.Verbs.Consent when state.Stage == Stage.Consent:
                Consent(draft, action[1]);
                return;
            case ScreeningReplies.Verbs.Fact
                when state.Pending?.Item == ScriptItem.Fact(action[1]) && state.Role!.FindKnockout(action[1]) is { } knockout:
                FactAnswers.TryState(draft, knockout, ScreeningReplies.FactOf(knockout, action[2]), turn.MessageId);
                break;
            case ScreeningReplies.Verbs.Skip when state.Pending is { } pending && pending.Item.ToString() == action[1]:
                draft.Emit(new ItemSkipped(pending.Item));
                break;
            case ScreeningReplies.Verbs.Back when state.Pending is { } pending && pending.Item.ToString() == action[1]:
                if (Script.Previous(state) is { } previous)
                    Ask(draft, previous, "The candidate went back.");
                Prompt(draft);
                return;
            case ScreeningReplies.Verbs.Change
                when state.Stage is Stage.Review or Stage.Screening
                    && Script.Parse(state.Role!, choice ?? action[1]) is { } item
                    && Script.Dealt(state).Contains(item):
                Ask(draft, item, "The candidate wants to change the answer.");
                Prompt(draft);
                return;
            case ScreeningReplies.Verbs.WasAnswer
                when state.Pending is { } pending
                    && state.LastAside is { } aside
                    && aside.Version.ToString() == action[1]
                    && aside.Item == pending.Item:
                NextItem.Take(draft, pending, aside.MessageId, aside.Text);
                break;
            case ScreeningReplies.Verbs.Answer
                when state.Pending is { } pending
                    && pending.Item.ToString() == action[1]
                    && turn is FormTurn form
                    && form.Fields.GetValueOrDefault(ScreeningReplies.AnswerField) is { } words
                    && !string.IsNullOrWhiteSpace(words):
                if (pending.Item.Kind == ScriptItemKind.Criterion)
                    NextItem.Take(draft, pending, turn.MessageId, words);
                else if (state.Role!.FindKnockout(pending.Item.Id) is { } fact && !FactAnswers.TryState(draft, fact, words, turn.MessageId))
                    FactAnswers.Keep(draft, fact, words, turn.MessageId);
                break;
            case ScreeningReplies.Verbs.TakeBack when state.Stage is Stage.Screening or Stage.Review && Corrections.TryTakeBack(draft, action[1]):
                break;
            case ScreeningReplies.Verbs.LeaveIt:
                draft.Say(Corrections.Counts(state, action[1]) ? "All right, it counts as you wrote it." : "That message counts no longer, or was changed since; nothing has changed now.");
                Prompt(draft);
                return;
            case ScreeningReplies.Verbs.Submit when state.Stage == Stage.Review:
                await SubmitAsync(draft, ct);
                return;
            case ScreeningReplies.Verbs.HumanOnly when state.HasScoringConsent && state.Stage.IsConversing():
                draft.Emit(new ConsentWithdrawn(ConsentPurpose.Scoring));
                draft.Say("Noted: people rate your answers, no AI does.");
                Prompt(draft);
                return;
            case ScreeningReplies.Verbs.Pause when Intent(draft, PlainIntent.Pause, turn.MessageId):
            case ScreeningReplies.Verbs.Resume when Intent(draft, PlainIntent.Resume, turn.MessageId):
            case ScreeningReplies.Verbs.Withdraw when Intent(draft, PlainIntent.Withdraw, turn.MessageId):
                return;
            case ScreeningReplies.Verbs.Resume:
                draft.Say("All right, nothing has changed.");
                return;
            case ScreeningReplies.Verbs.WithdrawNow when state.Stage.IsOpen() && state.Role is not null:
                Withdraw(draft);
                return;
            default:
                draft.Say("That button belongs to an earlier step; nothing has changed.");
                Prompt(draft);
                return;
        }
        Advance(draft);
    }

    /// <summary>A wish in plain words or by command. False when it does not fit the moment, so that the text is read as what it is.</summary>
    public bool Intent(TurnDraft draft, PlainIntent intent, string messageId)
    {
        var state = draft.State;
        switch (intent)
        {
            case PlainIntent.Pause when state.Stage.IsConversing():
                if (!state.IsPaused)
                    draft.Emit(new SessionPaused());
                Prompt(draft);
                return true;
            case PlainIntent.Resume when state.Stage.IsConversing() && state.IsPaused:
                draft.Emit(new SessionResumed());
                Prompt(draft);
                return true;
            case PlainIntent.Skip or PlainIntent.Submit when state is { Stage: Stage.Screening, Pending: { } pending } && (intent == PlainIntent.Skip || pending.GoesOn):
                draft.Emit(new ItemSkipped(pending.Item));
                Advance(draft);
                return true;
            case PlainIntent.Back when state is { Stage: Stage.Screening or Stage.Review }:
                if (Script.Previous(state) is { } previous)
                    Ask(draft, previous, "The candidate went back.");
                else
                    draft.Say("This is the first question.");
                Prompt(draft);
                return true;
            case PlainIntent.Withdraw when state.Role is not null && state.Stage.IsOpen():
                draft.Say(
                    new Reply($"Do you want to withdraw your application for {state.Role.Title}? This ends it; nothing more is asked or rated.")
                    {
                        Buttons =
                        [
                            new(ActionId.Of(ScreeningReplies.Verbs.WithdrawNow, state.Id), "Yes, withdraw", ButtonStyle.Danger),
                            new(ActionId.Of(ScreeningReplies.Verbs.Resume, state.Id), "No, go on"),
                        ],
                    }
                );
                return true;
            case PlainIntent.Person when state.ClaimedBy is { } by:
                draft.Say(ReviewCard.PersonWantedAgain(state, by));
                return true;
            case PlainIntent.Person:
                draft.Emit(new PersonRequested(messageId));
                if (state is { Stage: Stage.Screening or Stage.Review, IsPaused: false })
                    draft.Emit(new SessionPaused());
                draft.Say(
                    "I have told the recruiting team that you want to talk to a person; they will write to you here. Nothing is lost and nothing counts against you."
                );
                draft.Say(ReviewCard.PersonWanted(draft.State));
                if (state.Stage.IsConversing())
                    Prompt(draft);
                return true;
            case PlainIntent.Submit when state.Stage == Stage.Screening:
                draft.Say("Not everything is asked yet; you can skip what you do not want to answer.");
                Prompt(draft);
                return true;
            case PlainIntent.Resume or PlainIntent.SmallTalk or PlainIntent.Apply when state.Stage.IsConversing():
                Prompt(draft);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Puts again what the candidate is waited for.</summary>
    public static void Prompt(TurnDraft draft)
    {
        if (ScreeningReplies.Prompt(draft.State) is { } prompt)
            draft.Say(prompt);
    }

    private void Consent(TurnDraft draft, string choice)
    {
        switch (choice)
        {
            case "later":
                draft.Emit(new ApplicationPostponed());
                draft.Say("All right, not now. Nothing was asked and nothing is rated. Type /apply whenever you want to begin.");
                return;
            case "scoring":
                draft.Emit(new ConsentGiven(ConsentPurpose.Scoring, draft.State.Consents.FirstOrDefault()?.TextSha256 ?? ""));
                draft.Say("Thank you. An AI rates your answers by your own words, and a person decides.");
                break;
            case "human":
                draft.Say("Thank you. The questions are the same; people rate your answers, no AI does.");
                break;
            default:
                draft.Say("Please choose one of the three ways to go on.");
                Prompt(draft);
                return;
        }
        Advance(draft);
    }

    private async ValueTask FactAsync(TurnDraft draft, string knockoutId, TextTurn turn, CancellationToken ct)
    {
        var knockout = draft.State.Role!.FindKnockout(knockoutId)!;
        if (PlainWords.LooksLikeQuestion(turn.Text))
        {
            await AsideAsync(draft, turn, ct);
            return;
        }
        if (!FactAnswers.TryState(draft, knockout, turn.Text, turn.MessageId))
            FactAnswers.Keep(draft, knockout, turn.Text, turn.MessageId);
        Advance(draft);
    }

    /// <summary>The candidate waits for a person: words are for that person, never an answer, and a question is answered all the same.</summary>
    private async ValueTask WaitingAsync(TurnDraft draft, TextTurn turn, CancellationToken ct)
    {
        if (PlainWords.LooksLikeQuestion(turn.Text))
        {
            await AsideAsync(draft, turn, ct);
            return;
        }
        WordsForPeople.Relay(draft, turn, turn.Text);
        draft.Say("I have passed that on to the recruiting team.");
        Prompt(draft);
    }

    /// <summary>A plain yes or no belongs to what was asked last: whether to withdraw, or whether to go on after a break.</summary>
    private void YesOrNo(TurnDraft draft, bool yes)
    {
        if (draft.State.AsksToWithdraw && yes)
        {
            Withdraw(draft);
            return;
        }
        if (draft.State.IsPaused && yes)
            draft.Emit(new SessionResumed());
        else
            draft.Say(draft.State.IsPaused ? "All right, no hurry." : "All right, we go on.");
        Prompt(draft);
    }

    private async ValueTask AsideAsync(TurnDraft draft, TextTurn turn, CancellationToken ct)
    {
        var version = draft.StartVersion + draft.Events.Count + 1;
        var mayBeAnswer = draft.State is { Stage: Stage.Screening, Pending.Item.Kind: ScriptItemKind.Criterion };
        var answer = await draft.AnswerAsync(answerer, turn.MessageId, turn.Text, offersPerson: false, ct);
        // Behind the buttons of the question, so that these keep their places.
        if (ScreeningReplies.Prompt(draft.State) is not { } prompt)
            return;
        var more = new List<Button>();
        if (mayBeAnswer && !draft.State.IsPaused)
            more.Add(new Button(ActionId.Of(ScreeningReplies.Verbs.WasAnswer, draft.State.Id, version.ToString()), "That was my answer"));
        if (!answer.Answered)
            more.AddRange(AnswerReplies.PersonButton(draft.State.Id));
        draft.Say(prompt with { Buttons = [.. prompt.Buttons, .. more] });
    }

    private static void Advance(TurnDraft draft)
    {
        Wake(draft);
        NextItem.Open(draft);
        Prompt(draft);
    }

    private static void Ask(TurnDraft draft, ScriptItem item, string because)
    {
        Wake(draft);
        draft.Emit(new ItemAsked(item, Script.TextOf(draft.State.Role!, item)!, because));
    }

    /// <summary>Whoever answers, skips or goes back has ended the break.</summary>
    private static void Wake(TurnDraft draft)
    {
        if (draft.State.IsPaused)
            draft.Emit(new SessionResumed());
    }

    private async ValueTask SubmitAsync(TurnDraft draft, CancellationToken ct)
    {
        draft.Emit(new SessionSubmitted());
        var role = draft.State.Role!;
        foreach (var criterion in role.Criteria)
            draft.Emit(await _rater.RateAsync(draft.State, criterion, ct));
        draft.Say($"Handed in. Thank you! A person reads your answers, and you hear back within {role.Sla} days, by {draft.At.AddDays(role.Sla):d MMMM yyyy}. Type /status at any time.");
        draft.Say(ReviewCard.For(draft.State));
    }

    private static void Withdraw(TurnDraft draft)
    {
        var submitted = draft.State.Stage is Stage.Submitted or Stage.Held or Stage.Advanced;
        draft.Emit(new SessionWithdrawn());
        draft.Say(
            $"Your application for {draft.State.Role!.Title} is withdrawn. Nothing more is asked or rated. Type /erase to have your data deleted; you can apply again at any time."
        );
        if (submitted)
            draft.Say(ReviewCard.Withdrawn(draft.State));
        ReviewCard.Update(draft);
    }
}
