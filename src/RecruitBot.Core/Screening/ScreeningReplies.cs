using System.Text;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>How the screening looks to the candidate: every prompt, with its buttons.</summary>
public static class ScreeningReplies
{
    /// <summary>The field of an answer sent as a form, action <see cref="Verbs.Answer"/>: taken as the answer, whatever it looks like.</summary>
    public const string AnswerField = "text";

    private const string InReview = "review";

    // Four rows of buttons for choices, one for skipping and leaving.
    private const int MostChoiceButtons = 20;

    /// <summary>Button and form verbs of the screening.</summary>
    public static class Verbs
    {
        public const string Consent = "consent";
        public const string Fact = "fact";
        public const string Skip = "skip";
        public const string Back = "back";
        public const string Pause = "pause";
        public const string Resume = "resume";
        public const string Change = "change";
        public const string Submit = "submit";
        public const string Withdraw = "withdraw";
        public const string WithdrawNow = "withdraw-now";
        public const string HumanOnly = "human-only";
        public const string WasAnswer = "was-answer";
        public const string Answer = "answer";
        public const string Write = "write";
        public const string TakeBack = "take-back";
        public const string LeaveIt = "leave-it";
    }

    /// <summary>The form by which an item can be answered in words; null for one that buttons answer in full.</summary>
    public static Form? Written(SessionState state, ScriptItem item)
    {
        var fact = item.Kind == ScriptItemKind.Knockout ? state.Role!.FindKnockout(item.Id) : null;
        if (fact is { Type: KnockoutType.YesNo } || (fact is { Type: KnockoutType.Choice } && fact.Choices.Count <= MostChoiceButtons))
            return null;
        return new Form(
            ActionId.Of(Verbs.Answer, state.Id, item.ToString()),
            Excerpt.Of(Heading(state.Role!, item), 45),
            [new FormField(AnswerField, "Your answer", Long: true, MaxLength: 4000)]
        );
    }

    /// <summary>The button that opens such a form, for platforms that draw it beside the question.</summary>
    public static Button WriteButton(Form written) =>
        new(ActionId.Of(Verbs.Write, [.. ActionId.Parse(written.Action)!.Arguments]), "Write an answer", ButtonStyle.Primary);

    /// <summary>The choice of consent.</summary>
    public static IReadOnlyList<Button> ConsentButtons(string session) =>
        [
            new(ActionId.Of(Verbs.Consent, session, "scoring"), "Continue with AI scoring", ButtonStyle.Primary),
            new(ActionId.Of(Verbs.Consent, session, "human"), "Continue, human review only"),
            new(ActionId.Of(Verbs.Consent, session, "later"), "Not now"),
        ];

    /// <summary>What the candidate is waited for, put (again) with its buttons; null when nothing is.</summary>
    public static Reply? Prompt(SessionState state) =>
        state switch
        {
            { ClaimedBy: not null } => null,
            { IsPaused: true } => new Reply("We are taking a break. Your answers are kept. Press Continue when you are ready.")
            {
                Buttons = [new(ActionId.Of(Verbs.Resume, state.Id), "Continue", ButtonStyle.Primary)],
            },
            { Stage: Stage.Consent } => new Reply($"How do you want to go on with your application for {state.Role!.Title}?")
            {
                Buttons = ConsentButtons(state.Id),
            },
            { Stage: Stage.Screening, Pending: { GoesOn: true } pending } => More(state, pending),
            { Stage: Stage.Screening, Pending: { } pending } => Item(state, pending),
            { Stage: Stage.Review } => Review(state),
            _ => null,
        };

    /// <summary>What is asked of the candidate now, in a word: an item of the script, or "review"; null when nothing is.</summary>
    public static string? Asked(SessionState state) =>
        state switch
        {
            { Stage: Stage.Screening, Pending: { } pending } => pending.Item.ToString(),
            { Stage: Stage.Review } => InReview,
            _ => null,
        };

    /// <summary>What a reply asks of its candidate, in the same word, read from its buttons; null when it asks nothing.</summary>
    public static string? AskedBy(Reply reply)
    {
        foreach (var button in reply.Buttons)
            if (ActionId.Parse(button.Action) is { } action)
                if (action.Verb == Verbs.Skip)
                    return action[1];
                else if (action.Verb == Verbs.Submit)
                    return InReview;
        return null;
    }

    /// <summary>The number of an item among the questions, such as "Question 2 of 6".</summary>
    public static string Heading(Role role, ScriptItem item)
    {
        if (item.Kind == ScriptItemKind.Knockout)
            return $"Fact {IndexOf(role.Knockouts, k => k.Id == item.Id) + 1} of {role.Knockouts.Count}";
        var number = IndexOf(role.Criteria, c => c.Id == item.Id) + 1;
        var title = role.FindCriterion(item.Id)?.Title;
        return item.Probe is null
            ? $"Question {number} of {role.Criteria.Count}: {title}"
            : $"Question {number} of {role.Criteria.Count}, one more thing about your answer";
    }

    /// <summary>The words that a fact's button stands for.</summary>
    public static string FactOf(Knockout knockout, string value) =>
        knockout.Type switch
        {
            KnockoutType.Choice when int.TryParse(value, out var i) && i >= 0 && i < knockout.Choices.Count => knockout.Choices[i],
            _ => value,
        };

    /// <summary>Typing the words on a button is pressing it.</summary>
    public static ActionId? ButtonOf(SessionState state, string text)
    {
        var said = text.Trim().TrimEnd('.', '!');
        var button = Prompt(state)?.Buttons.FirstOrDefault(b => string.Equals(b.Label, said, StringComparison.OrdinalIgnoreCase));
        return button is null || (state.Pending?.Item.Kind == ScriptItemKind.Knockout && button.Action.StartsWith("rb:fact", StringComparison.Ordinal))
            ? null
            : ActionId.Parse(button.Action);
    }

    private static Reply Item(SessionState state, PendingItem pending)
    {
        var item = pending.Item;
        var buttons = new List<Button>();
        if (item.Kind == ScriptItemKind.Knockout && state.Role!.FindKnockout(item.Id) is { } knockout)
            buttons.AddRange(FactButtons(state, knockout));
        buttons.Add(new Button(ActionId.Of(Verbs.Skip, state.Id, item.ToString()), "Skip"));
        if (Script.Previous(state) is not null)
            buttons.Add(new Button(ActionId.Of(Verbs.Back, state.Id, item.ToString()), "Go back"));
        buttons.Add(new Button(ActionId.Of(Verbs.Pause, state.Id), "Take a break"));
        buttons.Add(new Button(ActionId.Of(Verbs.Withdraw, state.Id), "Withdraw"));
        // Said once, at the first question: people who write in pieces would otherwise answer the next question by accident.
        var hint =
            item == ScriptItem.Main(state.Role!.Criteria[0].Id)
                ? "\n(Best as one message. You can change it until you hand in: edit the message, go back, or begin with \u201cFor question 1\u201d to add to it.)"
                : "";
        if (item.Kind == ScriptItemKind.Knockout && state.Role!.FindKnockout(item.Id) is { Bands: { } bands })
            hint += $"\n({Bands.Rule(bands)})";
        return new Reply($"{Heading(state.Role!, item)}\n{pending.Text}{hint}")
        {
            Buttons = buttons,
            Written = Written(state, item),
            TakesNumber = state.Role!.FindKnockout(item.Id) is { Type: KnockoutType.Number } && item.Kind == ScriptItemKind.Knockout,
        };
    }

    /// <summary>An answer may go on: it is complete when its writer says so.</summary>
    private static Reply More(SessionState state, PendingItem pending) =>
        new($"Noted as {Corrections.Called(state.Role!, pending.Item)}. Send the rest as further messages, as many as you need; they are kept as you write them. When it is complete, press That is all.")
        {
            Buttons =
            [
                new(ActionId.Of(Verbs.Skip, state.Id, pending.Item.ToString()), "That is all", ButtonStyle.Primary),
                new(ActionId.Of(Verbs.Pause, state.Id), "Take a break"),
                new(ActionId.Of(Verbs.Withdraw, state.Id), "Withdraw"),
            ],
            Written = Written(state, pending.Item),
        };

    private static IEnumerable<Button> FactButtons(SessionState state, Knockout knockout)
    {
        if (knockout.Type == KnockoutType.YesNo)
        {
            yield return new Button(ActionId.Of(Verbs.Fact, state.Id, knockout.Id, "yes"), "Yes", ButtonStyle.Primary);
            yield return new Button(ActionId.Of(Verbs.Fact, state.Id, knockout.Id, "no"), "No");
        }
        for (var i = 0; knockout.Type == KnockoutType.Choice && i < Math.Min(MostChoiceButtons, knockout.Choices.Count); i++)
            yield return new Button(ActionId.Of(Verbs.Fact, state.Id, knockout.Id, i.ToString()), Excerpt.Of(knockout.Choices[i], 80));
    }

    private static Reply Review(SessionState state)
    {
        var role = state.Role!;
        var text = new StringBuilder("That was everything. Please look your answers over; you can change each of them until you hand in.\n");
        foreach (var fact in role.Knockouts)
            text.Append($"\n- {fact.Ask} {Excerpt.Of(state.Facts.GetValueOrDefault(fact.Id) is { } stated ? state.Sealed.ForPeople(stated.Quote) : "(skipped)", 60)}");
        foreach (var criterion in role.Criteria)
        {
            var answers = state.AnswersTo(criterion.Id);
            // The team may read along here too.
            var written = string.Join(" / ", answers.Texts.Where(t => t.Length > 0).Select(state.Sealed.ForPeople));
            text.Append($"\n- {criterion.Title}: {(written.Length == 0 ? "(skipped)" : Excerpt.Of(written, 160))}");
        }
        var scoring = state.HasScoringConsent;
        text.Append(
            scoring
                ? "\n\nAfter you hand in, an AI rates each answer and a person decides."
                : "\n\nAfter you hand in, people rate your answers and decide; no AI does."
        );
        var buttons = new List<Button> { new(ActionId.Of(Verbs.Submit, state.Id), "Hand in", ButtonStyle.Primary) };
        if (scoring)
            buttons.Add(new Button(ActionId.Of(Verbs.HumanOnly, state.Id), "Have people rate it only"));
        buttons.Add(new Button(ActionId.Of(Verbs.Pause, state.Id), "Take a break"));
        buttons.Add(new Button(ActionId.Of(Verbs.Withdraw, state.Id), "Withdraw"));
        var choices = Script
            .Dealt(state)
            .Take(25)
            .Select(i => new Choice(i.ToString(), Excerpt.Of(Label(role, i), 100)))
            .ToList();
        return new Reply(text.ToString())
        {
            Buttons = buttons,
            Menu = choices.Count == 0 ? null : new Menu(ActionId.Of(Verbs.Change, state.Id), "Change an answer", choices),
        };
    }

    private static string Label(Role role, ScriptItem item) =>
        item.Kind == ScriptItemKind.Knockout ? "Change: " + role.FindKnockout(item.Id)!.Ask
        : item.Probe is { } probe ? $"Change: {role.FindCriterion(item.Id)!.Title}: {role.FindCriterion(item.Id)!.Probes[probe].Ask}"
        : "Change: " + role.FindCriterion(item.Id)!.Title;

    private static int IndexOf<T>(IReadOnlyList<T> list, Predicate<T> match)
    {
        for (var i = 0; i < list.Count; i++)
            if (match(list[i]))
                return i;
        return -1;
    }
}
