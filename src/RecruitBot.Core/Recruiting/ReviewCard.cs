using System.Globalization;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
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

    /// <summary>The card of a session that was handed in.</summary>
    public static Reply For(SessionState state)
    {
        var result = ScreeningResult.Of(state);
        var fields = new List<CardField>();
        // A card holds 25 fields and 6,000 characters: facts share one field, criteria have one each.
        if (result.Facts.Count > 0)
            fields.Add(new CardField("Facts", Excerpt.Of(string.Join("\n", result.Facts.Select(Line)), FieldLength, keepLines: true)));
        var room = Math.Min(FieldLength, 4500 / Math.Max(1, result.Criteria.Count));
        foreach (var c in result.Criteria.Take(22))
            fields.Add(new CardField(Excerpt.Of($"{c.Criterion.Title}: {Level(c.Rating)}", 250), Excerpt.Of(Body(c), room, keepLines: true)));
        fields.Add(new CardField("Time taken", Time(state)));
        var decided = state.Decisions.LastOrDefault();
        return new Reply("")
        {
            To = ReplyTo.Reviewers,
            Card = new Card(
                Excerpt.Of($"{state.Candidate.Name}: {state.Role!.Title}", 250),
                Excerpt.Of(result.Summary, 800),
                fields,
                $"Session {state.Id} · {StageWords(state.Stage)}"
                    + (decided.Decision is { } d ? $" by {d.By.Name} on {decided.At:yyyy-MM-dd HH:mm} UTC" : ""),
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

    /// <summary>Told to reviewers when a candidate asks for a person.</summary>
    public static Reply PersonWanted(SessionState state) =>
        new($"{state.Candidate.Name} wants to talk to a person{(state.Role is null ? "" : $" about {state.Role.Title}")} (session {state.Id}). Claim the conversation to write to them.")
        {
            To = ReplyTo.Reviewers,
            Buttons = [new(ActionId.Of(Verbs.Claim, state.Id), "Claim", ButtonStyle.Primary)],
        };

    /// <summary>Told to reviewers when a candidate withdraws after handing in.</summary>
    public static Reply Withdrawn(SessionState state) =>
        new($"{state.Candidate.Name} has withdrawn the application for {state.Role!.Title} (session {state.Id}). Nothing is left to do.")
        {
            To = ReplyTo.Reviewers,
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
            _ => "postponed",
        };

    /// <summary>A rating in words, such as "4 of 5".</summary>
    public static string Level(Rating rating) => rating.Level is { } level ? $"{level} of 5" : ScreeningResult.Words(rating.Status);

    private static Button[] Buttons(SessionState state)
    {
        if (!state.Stage.IsDecidable())
            return [new(ActionId.Of(Verbs.Transcript, state.Id), "Transcript")];
        return
        [
            new(ActionId.Of(Verbs.Decide, state.Id, "advance"), "Advance", ButtonStyle.Primary),
            new(ActionId.Of(Verbs.Decide, state.Id, "hold"), "Hold"),
            new(ActionId.Of(Verbs.Decide, state.Id, "decline"), "Decline", ButtonStyle.Danger),
            new(ActionId.Of(Verbs.Transcript, state.Id), "Transcript"),
            new(ActionId.Of(Verbs.Claim, state.Id), "Open conversation"),
        ];
    }

    private static string Line(FactResult f)
    {
        var mark = f.Fact?.Passed switch
        {
            true => "meets",
            false => "DOES NOT MEET",
            null => f.Fact is null ? "not stated" : "noted",
        };
        return $"{f.Knockout.Id}: {mark}{(f.Fact is null ? "" : $", \u201c{Excerpt.Of(f.Fact.Quote, 120)}\u201d")}";
    }

    private static string Body(CriterionResult c)
    {
        var quote = c.Rating.Evidence.Count > 0 ? $"\u201c{Excerpt.Of(c.Rating.Evidence[0].Quote, 300)}\u201d\n" : "";
        return quote + c.Rating.Because;
    }

    private static string Time(SessionState state) =>
        state is { StartedAt: { } from, SubmittedAt: { } to }
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round((to - from).TotalMinutes)):0} min")
            : "not known";
}
