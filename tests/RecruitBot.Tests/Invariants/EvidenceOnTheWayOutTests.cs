using RecruitBot.Core.Privacy;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using RecruitBot.Verbs;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Invariants;

/// <summary>S-05: a stored quote that is wrong by one character gives no level on any way out of the store.</summary>
public sealed class EvidenceOnTheWayOutTests
{
    private static readonly Evidence True = new("Last winter", 0, 0, 11);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_quote_that_is_no_longer_exact_is_insufficient_evidence_everywhere(bool corrupted)
    {
        using var office = new Office(evaluator: new ScriptedEvaluator((_, _) => new Rating(4, RatingStatus.Scored, [True], "So.")));
        await office.HandInAsync(Alice);
        var events = (await office.EverythingAsync()).Single(s => s.Head.RoleId == "baker").Events;
        List<RecordedEvent> log = [.. events.Select(e => corrupted && e.Event is CriterionRated r ? e with { Event = r with { Rating = Corrupt(r.Rating) } } : e)];
        var state = SessionFold.Fold(log)!;

        foreach (var shown in new[]
        {
            JsonOutput.Write(ScreenVerb.Line(state)),
            Heard.Words([ReviewCard.For(state)]),
            Transcript.Markdown(state, log),
            PersonalRecord.Summary([state.ToHead()], [new(state, log, new Dictionary<long, string?>())]),
        })
        {
            Assert.Equal(!corrupted, Says(shown, "4"));
            if (corrupted)
                Assert.Contains("nsufficient", shown, StringComparison.Ordinal);
        }
        Assert.Equal(corrupted, ScreeningResult.Unsupported(state).Count > 0);
        Assert.Equal(corrupted, PersonalRecord.Json([new(state, log, new Dictionary<long, string?>())]).Contains("\"unsupported\":[\"rescue\"", StringComparison.Ordinal));
    }

    private static bool Says(string text, string level) => text.Contains($"{level} of 5", StringComparison.Ordinal) || text.Contains($"\"level\": {level}", StringComparison.Ordinal) || text.Contains($"\"level\":{level}", StringComparison.Ordinal);

    private static Rating Corrupt(Rating rating) => rating with { Evidence = [.. rating.Evidence.Select(e => e with { Quote = "x" + e.Quote[1..] })] };
}
