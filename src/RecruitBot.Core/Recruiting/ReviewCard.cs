using System.Globalization;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Recruiting;

/// <summary>What reviewers see of a session: facts, each level with the candidate's own words, and the buttons to decide.</summary>
public static class ReviewCard
{
    /// <summary>Button verbs of the card.</summary>
    public static class Verbs
    {
        public const string Decide = "decide";
        public const string DecideForm = "decide-form";
        public const string Transcript = "transcript";
        public const string Claim = "claim";
    }

    private const int FieldLength = 1000;

    // What a platform draws as one card: 25 fields and 6,000 characters in all, with a little to spare.
    private const int MostCriteria = 19;
    private const int CardLength = 5900;

    /// <summary>The card of a session that was handed in.</summary>
    public static Reply For(SessionState state)
    {
        var result = ScreeningResult.Of(state);
        var fields = new List<CardField>();
        var title = Excerpt.Of($"{state.Candidate.Name}: {state.Role!.Title}", 250);
        // What nobody has rated yet is no number.
        var waits = result.Criteria.Count > 0 && result.Criteria.All(c => c.Rating.Status == RatingStatus.PendingHuman);
        var body = waits ? "Nobody has rated the answers yet: they wait for people." : Excerpt.Of(result.Summary, 800);
        // Facts share one field, criteria have one each.
        if (result.Facts.Count > 0)
            fields.Add(new CardField("Facts", Excerpt.Of(string.Join("\n", result.Facts.Select(Line)), FieldLength, keepLines: true)));
        if (state.Unasked.Count > 0)
            fields.Add(new CardField("Left out, as it must not be asked", Excerpt.Of(string.Join("\n", state.Unasked.Select(u => $"{u.Item}: {u.Reason}")), 500, keepLines: true)));
        if (state.Resume is { } kept)
            fields.Add(new CardField("R\u00e9sum\u00e9", $"{ResumeReplies.Identified(kept.File)}. No score rests on it.{(kept.File.Unread is { } unread ? $" {unread}" : "")}"));
        fields.Add(new CardField("Time taken", Time(state)));
        var decided = state.Decisions.LastOrDefault();
        if (decided.Decision?.Reason is { } reason)
            fields.Add(new CardField("Reason", Excerpt.Of(reason, 500, keepLines: true)));
        var footer =
            $"Session {state.Id} · {StageWords(state.Stage)}"
            + (decided.Decision is { } d ? $" by {Excerpt.Of(d.By.Name, 100)} on {decided.At:yyyy-MM-dd HH:mm} UTC" : "")
            + (state.ClaimedBy is { } with ? $" · with {Excerpt.Of(with.Name, 100)}" : "");
        var more = result.Criteria.Skip(MostCriteria).ToList();
        if (more.Count > 0)
            fields.Add(new CardField("More", Excerpt.Of(string.Join("\n", more.Select(Name)), 300, keepLines: true)));
        fields.InsertRange(
            result.Facts.Count > 0 ? 1 : 0,
            Criteria(
                result.Criteria.Take(MostCriteria).ToList(),
                CardLength - title.Length - body.Length - footer.Length - fields.Sum(f => f.Name.Length + f.Value.Length)
            )
        );
        return new Reply("")
        {
            To = ReplyTo.Reviewers,
            Topic = $"card.{state.Id}",
            Conversation = state.Place,
            Card = new Card(
                title,
                body,
                fields,
                footer,
                state.Stage switch
                {
                    Stage.Submitted => CardTone.Waiting,
                    Stage.Advanced => CardTone.Good,
                    Stage.Declined or Stage.Withdrawn => CardTone.Ended,
                    _ => CardTone.Neutral,
                }
            ),
            Buttons = Buttons(state),
        };
    }

    /// <summary>Brings the card of a session that was handed in up to what the turn has led to.</summary>
    public static void Update(TurnDraft draft)
    {
        if (draft.State is { SubmittedAt: not null, Role: not null })
            draft.Say(For(draft.State) with { IsUpdate = true });
    }

    /// <summary>The button that opens the form for a decline.</summary>
    public static Button DeclineButton(string session) => new(ActionId.Of(Verbs.Decide, session, "decline"), "Decline", ButtonStyle.Danger);

    /// <summary>Told to reviewers when a candidate asks for a person.</summary>
    public static Reply PersonWanted(SessionState state) =>
        new($"{state.Candidate.Name} wants to talk to a person{(state.Role is null ? "" : $" about {state.Role.Title}")} (session {state.Id}). Claim the conversation to write to them.")
        {
            To = ReplyTo.Reviewers,
            Topic = PersonTopic(state),
            Buttons = [new(ActionId.Of(Verbs.Claim, state.Id), "Claim", ButtonStyle.Primary)],
        };

    /// <summary>Told to reviewers while nobody has written to a candidate who asked for a person.</summary>
    public static Reply PersonStillWanted(SessionState state, DateTimeOffset since) =>
        PersonWanted(state) with
        {
            Text = $"{state.Candidate.Name} still waits for a person about {state.Role!.Title}, since {since:d MMMM yyyy HH:mm} UTC (session {state.Id}). Claim the conversation to write to them.",
            Topic = $"person.{state.PersonNotices}.{state.Id}",
        };

    /// <summary>Told to reviewers when the application of a candidate who asked for a person ends because its role was closed.</summary>
    public static Reply PersonLeftWaiting(SessionState state) =>
        new(
            $"{state.Candidate.Name} asked for a person about {state.Role!.Title} on {state.WantedAt:d MMMM yyyy} and nobody has written; the role was closed, so their application has ended and they were told (session {state.Id}). Claim the conversation to write to them all the same."
        )
        {
            To = ReplyTo.Reviewers,
            Topic = PersonTopic(state),
            Buttons = [new(ActionId.Of(Verbs.Claim, state.Id), "Claim", ButtonStyle.Primary)],
        };

    /// <summary>Told to reviewers when a decision is due, with the buttons to make it.</summary>
    public static Reply Overdue(SessionState state, DateTimeOffset promised, int days) =>
        new($"Overdue: {state.Candidate.Name} was promised to hear back about {state.Role!.Title} by {promised:d MMMM yyyy}{(days == 0 ? "" : days == 1 ? ", a day ago" : $", {days} days ago")} (session {state.Id}). Please decide.")
        {
            To = ReplyTo.Reviewers,
            Topic = $"overdue.{state.OverdueNotices}.{state.Id}",
            Conversation = state.Place,
            Buttons = Buttons(state),
        };

    /// <summary>Told to reviewers when a role was closed while somebody waits for a decision.</summary>
    public static Reply WaitsInClosedRole(SessionState state) =>
        new($"{state.Role!.Title} was closed, and {state.Candidate.Name} still waits for a decision (session {state.Id}). I have told them that a person decides on it.")
        {
            To = ReplyTo.Reviewers,
            Topic = $"closed-role.{state.Id}",
            Conversation = state.Place,
            Buttons = Buttons(state),
        };

    /// <summary>Told to reviewers when a candidate asks for a person while one has the conversation.</summary>
    public static Reply PersonWantedAgain(SessionState state, Person with) =>
        new($"{state.Candidate.Name} ({state.Id}) asks for a person; {with.Name} has the conversation.") { To = ReplyTo.Reviewers, Topic = PersonTopic(state) };

    /// <summary>Told to reviewers when a candidate withdraws after handing in.</summary>
    public static Reply Withdrawn(SessionState state) =>
        new($"{state.Candidate.Name} has withdrawn the application for {state.Role!.Title} (session {state.Id}). Nothing is left to do.")
        {
            To = ReplyTo.Reviewers,
            Topic = $"withdrawn.{state.Id}",
        };

    /// <summary>A stage in words.</summary>
    public static string StageWords(Stage stage) =>
        stage switch
        {
            Stage.Enquiry => "enquiry",
            Stage.Consent => "not started",
            Stage.Screening => "answering",
            Stage.Review => "looking answers over",
            Stage.Submitted => "waiting for review",
            Stage.Held => "on hold",
            Stage.Advanced => "advanced",
            Stage.Declined => "declined",
            Stage.Withdrawn => "withdrawn",
            Stage.Lapsed => "closed unfinished",
            _ => "postponed",
        };

    /// <summary>A rating in words, such as "4 of 5".</summary>
    public static string Level(Rating rating) => rating.Level is { } level ? $"{level} of 5" : ScreeningResult.Words(rating.Status);

    private static string PersonTopic(SessionState state) => $"person.{state.Id}";

    /// <summary>What can still be done: not what was decided last, and not taking over what somebody has.</summary>
    private static List<Button> Buttons(SessionState state)
    {
        var buttons = new List<Button>();
        if (state.Stage.IsDecidable())
        {
            if (state.Stage != Stage.Advanced)
                buttons.Add(new Button(ActionId.Of(Verbs.Decide, state.Id, "advance"), "Advance", ButtonStyle.Primary));
            if (state.Stage != Stage.Held)
                buttons.Add(new Button(ActionId.Of(Verbs.Decide, state.Id, "hold"), "Hold"));
            buttons.Add(DeclineButton(state.Id));
        }
        buttons.Add(new Button(ActionId.Of(Verbs.Transcript, state.Id), "Transcript"));
        if (state.Resume is not null)
            buttons.Add(ResumeReplies.ReadButton(state));
        if (state.Stage.IsDecidable() && state.ClaimedBy is null)
            buttons.Add(new Button(ActionId.Of(Verbs.Claim, state.Id), "Claim"));
        return buttons;
    }

    private static string Line(FactResult f)
    {
        var mark = f.Fact?.Passed switch
        {
            true => "meets",
            false => "DOES NOT MEET",
            null => f.Fact is null ? "not stated" : "noted",
        };
        if (f.Fact is not null && Bands.Of(f.Knockout, f.Fact.Value) is { } band)
            mark = $"{band.Label} ({Bands.Rule(f.Knockout.Bands!)})";
        return $"{f.Knockout.Id}: {mark}{(f.Fact is null ? "" : $", \u201c{Excerpt.Of(f.Fact.Quote, 120)}\u201d")}";
    }

    /// <summary>One field each; what the names leave of the room is shared evenly.</summary>
    private static IEnumerable<CardField> Criteria(IReadOnlyList<CriterionResult> criteria, int room)
    {
        var names = criteria.Select(Name).ToList();
        var each = Math.Clamp((room - names.Sum(n => n.Length)) / Math.Max(1, criteria.Count), 20, FieldLength);
        return criteria.Select((c, i) => new CardField(names[i], Excerpt.Of(Body(c), each, keepLines: true)));
    }

    private static string Name(CriterionResult c) => Excerpt.Of($"{c.Criterion.Title}: {Level(c.Rating)}", 110);

    private static string Body(CriterionResult c)
    {
        if (c.Rating.Evidence.Count == 0 && string.IsNullOrWhiteSpace(c.Rating.Because))
            return "No reason was given.";
        var quote = c.Rating.Evidence.Count > 0 ? $"\u201c{Excerpt.Of(c.Rating.Evidence[0].Quote, 300)}\u201d\n" : "";
        // Whoever is to rate it reads the answer itself.
        if (quote.Length == 0 && c.Rating.Status == RatingStatus.PendingHuman)
            quote = c.Answers.FirstOrDefault(a => a.Length > 0) is { } answer ? $"\u201c{Excerpt.Of(answer, 300)}\u201d\n" : "(skipped)\n";
        return quote + c.Rating.Because;
    }

    private static string Time(SessionState state) =>
        state is { StartedAt: { } from, SubmittedAt: { } to }
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round((to - from).TotalMinutes)):0} min")
            : "not known";
}
