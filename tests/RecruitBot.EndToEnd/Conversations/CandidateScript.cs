using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Conversations;

/// <summary>One thing that the candidate does.</summary>
/// <param name="Line">What is typed; a button's label stands in brackets and its number is typed.</param>
/// <param name="Reply">What the reply to it ends with, as far as it matters.</param>
/// <param name="Prompt">What the candidate is waited for afterwards; null while there is no application, and when it is handed in.</param>
public sealed record Step(string Line, string Reply, string? Prompt)
{
    /// <summary>What to type, going by what was shown.</summary>
    public string Typed(string shown) => Line.StartsWith('[') ? Shown.Key(shown, Line[1..^1]) : Line;
}

/// <summary>A candidate from the first question to the application handed in, with a probe, a question in between, a break and a change of mind.</summary>
public static class CandidateScript
{
    public const string RoleId = "query-gardener";

    public const string FirstAnswer =
        "In my last job our order list took nine seconds to load. I ran EXPLAIN and found an N+1 query, so I added select_related and an index on the customer column.";

    public const string Probe = "I timed the page before and after: nine seconds became 300 ms on a copy of production, and the query count fell from 120 to 3.";

    public const string SecondAnswer =
        "When we changed the price rounding, I wrote a regression test with pytest first. It failed for negative amounts, I corrected the rounding, and the test passed; no wrong invoice has gone out since.";

    public const string ChangedAnswer =
        "At a bookshop our order list took nine seconds to load. I ran EXPLAIN, found an N+1 query and a missing index, weighed caching against mending it, and added select_related and an index; the page then took 300 ms instead of 9 s, and an assertNumQueries test guards it.";

    public const string QuestionBetween = "How many hours a week do people work?";

    private const string Fact1 = "Fact 1 of 3\nAre you legally authorised to work where this job is based?";
    private const string Fact2 = "Fact 2 of 3\nHow many days a week can you work?";
    private const string Fact3 = "Fact 3 of 3\nWhich time zone do you work in?";
    private const string Question1 = "Question 1 of 2: Database query optimisation\nTell me about a time when you made a slow";
    private const string Question1Probe = "Question 1 of 2, one more thing about your answer\nHow did you measure the effect?";
    private const string Question2 = "Question 2 of 2: Testing a change\nTell me about a time when a test of yours";
    private const string Break = "We are taking a break. Your answers are kept.";
    private const string Review = "That was everything. Please look your answers over";

    public static IReadOnlyList<Step> Steps { get; } =
    [
        new("How many days of paid holidays do people get?", "[1] guides/working-week.md, Holidays (2026)", null),
        new("/jobs", "  [1] Apply: Query Gardener", null),
        new("/apply query-gardener", "You are about to apply for: Query Gardener", "How do you want to go on"),
        new("[Continue with AI scoring]", Fact1, Fact1),
        new("[Yes]", Fact2, Fact2),
        new("4", Fact3, Fact3),
        new("[Europe]", Question1, Question1),
        new(FirstAnswer, Question1Probe, Question1Probe),
        new(QuestionBetween, Question1Probe, Question1Probe),
        new("pause", Break, Break),
        new("[Continue]", Question1Probe, Question1Probe),
        new(Probe, Question2, Question2),
        new("go back", Question1Probe, Question1Probe),
        new(Probe, Question2, Question2),
        new(SecondAnswer, Review, Review),
        new("[Change: Database query optimisation]", Question1, Question1),
        new(ChangedAnswer, Review, Review),
        new("[Hand in]", "Handed in. Thank you!", null),
    ];

    /// <summary>Takes steps one after the other, waiting for the reply to each; returns what was shown.</summary>
    public static async Task<string> TakeAsync(RunningProgram chat, IEnumerable<Step> steps, string shown = "")
    {
        foreach (var step in steps)
        {
            shown = await chat.SendAsync(step.Typed(shown), step.Reply);
            // A prompt ends with its buttons; the next step may need their numbers.
            if (step.Prompt is not null)
                shown += await chat.ExpectAsync("\n  [") + await chat.ExpectAsync("\n\n");
        }
        return shown;
    }
}
