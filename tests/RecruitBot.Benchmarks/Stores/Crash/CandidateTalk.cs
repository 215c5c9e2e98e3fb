using System.Globalization;
using RecruitBot.Core.Conversations;

namespace RecruitBot.Benchmarks.Stores.Crash;

/// <summary>
/// What one candidate does, from a question over the application to handing it in. The same step of the same candidate is the same message
/// with the same id in every life of the process, as a platform keeps what was written and gives it again.
/// </summary>
internal static class CandidateTalk
{
    /// <summary>The platform that candidates are on.</summary>
    public const string Platform = "crash";

    private static readonly string[] Lines =
    [
        "How many hours a week do people work?",
        "/apply",
        "Continue with AI scoring",
        "yes",
        "4",
        "Europe",
        "In my last job our order list took nine seconds to load. I ran EXPLAIN and found an N+1 query, so I added select_related and an index on the customer column.",
        "I timed the page before and after: nine seconds became 300 ms on a copy of production, and the query count fell from 120 to 3.",
        "When we changed the price rounding, I wrote a regression test with pytest first. It failed for negative amounts, I corrected the rounding, and the test passed; no wrong invoice has gone out since.",
        "/edit",
        "hand in",
    ];

    // The first answer is the one that is changed.
    private const int Edited = 6;

    /// <summary>How many steps there are.</summary>
    public static int Steps => Lines.Length;

    /// <summary>Steps that answer a question of the script.</summary>
    public static IReadOnlyList<int> Answers { get; } = [6, 7, 8];

    /// <summary>Who the candidate is.</summary>
    public static Person PersonOf(string candidate) => new($"{Platform}:{candidate}", "Candidate " + candidate);

    /// <summary>Where they write.</summary>
    public static Place PlaceOf(string candidate) => new(Platform, "dm:" + candidate);

    /// <summary>The id of the message of a step.</summary>
    public static string MessageId(string candidate, int step) => string.Create(CultureInfo.InvariantCulture, $"{Platform}:{candidate}.{step}");

    /// <summary>The turn of a step.</summary>
    /// <param name="candidate">Whose.</param>
    /// <param name="step">From 0.</param>
    /// <param name="at">When.</param>
    public static Turn TurnOf(string candidate, int step, DateTimeOffset at)
    {
        var (id, person, place) = (MessageId(candidate, step), PersonOf(candidate), PlaceOf(candidate));
        return Lines[step] switch
        {
            "/apply" => new CommandTurn(id, at, person, place, "apply", new Dictionary<string, string> { ["role"] = "query-gardener" }),
            "/edit" => new EditTurn(id, at, person, place, MessageId(candidate, Edited), Lines[Edited] + " That was two years ago."),
            var words => new TextTurn(id, at, person, place, words),
        };
    }
}
