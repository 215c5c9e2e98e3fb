using RecruitBot.Core.Privacy;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Tests.Screening.Support;
using static RecruitBot.Tests.Screening.Support.Samples;

namespace RecruitBot.Tests.Screening;

public sealed class OfflineEvaluatorTests
{
    [Theory]
    [InlineData("My colleague found the N+1 with the debug toolbar and he fixed it with select_related; p95 fell from 3 s to 200 ms.")]
    [InlineData("My boss profiled the page and added select_related and an index; p95 fell from 3 s to 200 ms.")]
    public void What_somebody_else_did_is_not_the_candidates_own_deed(string answer)
    {
        Assert.True((Rate(Query, answer).Level ?? 0) <= 2);
        Assert.True(Rate(Query, answer.Replace("My colleague", "I", StringComparison.Ordinal).Replace("My boss", "I", StringComparison.Ordinal).Replace("he fixed", "I fixed", StringComparison.Ordinal)).Level >= 3);
    }

    [Fact]
    public void Story_13_a_level_rests_on_an_exact_span_and_falls_with_one_changed_character()
    {
        var rating = Rate(Query, Story13);

        Assert.Equal(RatingStatus.Scored, rating.Status);
        Assert.InRange(rating.Level!.Value, 3, 5);
        Assert.All(rating.Evidence, e => Assert.True(EvidenceCheck.Holds(e, [Story13])));

        var forged = rating with { Evidence = [.. rating.Evidence.Select(e => e with { Quote = "x" + e.Quote[1..] })] };
        Assert.Equal(RatingStatus.InsufficientEvidence, EvidenceCheck.Enforce(forged, [Story13]).Status);
    }

    [Theory]
    [InlineData("I don't know, never did that.")]
    [InlineData("skip")]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("no idea tbh")]
    [InlineData("\ud83d\ude00\ud83d\ude80\ud83d\udd25\ud83d\udcaf")]
    [InlineData("asdkj qwe lkjlkj zxcmnb qpwoei rutyal skdjfh")]
    [InlineData("I like working in a team and I have a forklift licence and I can start next Monday.")]
    [InlineData("Yes.")]
    public void Nothing_to_place_on_the_scale_has_no_level(string answer)
    {
        var rating = Rate(Query, answer);

        Assert.Equal(RatingStatus.InsufficientEvidence, rating.Status);
        Assert.Null(rating.Level);
        Assert.Empty(rating.Evidence);
        Assert.NotEmpty(rating.Because);
    }

    [Fact]
    public void Claims_without_substance_are_the_lowest_level_with_their_own_words_as_evidence()
    {
        var rating = Rate(Query, "I optimised queries and made the database faster. Performance is very important to me.");

        Assert.Equal(1, rating.Level);
        Assert.Single(rating.Evidence);
    }

    [Theory]
    [InlineData(
        "query-optimisation",
        "I added select_related to the orders view.",
        "I ran EXPLAIN first, and the page was fast after that.",
        "The cause was that the template touched the customer in a loop.",
        "p95 fell from 2.1 s to 300 ms.",
        "I considered caching the page, but the data has to be fresh.",
        "I added a test that fails when the view needs more than ten queries.")]
    [InlineData(
        "nurse-deterioration",
        "I took a full set of observations from a patient who looked grey.",
        "I rang the doctor, and she was moved to intensive care.",
        "Her respiratory rate worried me because it had gone up while her blood pressure fell.",
        "With oxygen her saturation went from 86 to 95 %.",
        "I could have waited for the round, but that would have cost an hour.",
        "We now plot the trend on every shift, and it is checked each week.")]
    [InlineData(
        "warehouse-accuracy",
        "I printed new labels for two bins.",
        "I counted the wrong picks, and they stopped after that.",
        "They happened because both carton sizes had the same barcode colour.",
        "Errors fell from 14 to 3 a week.",
        "I considered moving the bins to the mezzanine, but that would have cost a weekend.",
        "The scanner rejects the wrong bin, and I do a cycle count every week.")]
    public void Each_mark_of_a_thorough_answer_can_raise_the_level_and_none_lowers_it(string criterion, params string[] parts)
    {
        var levels = Enumerable.Range(1, parts.Length).Select(n => Rate(Criteria()[criterion], string.Join(' ', parts[..n])).Level!.Value).ToList();

        Assert.Equal(levels.Order(), levels);
        Assert.InRange(levels[0], 1, 2);
        Assert.Equal(5, levels[^1]);
    }

    [Theory]
    [InlineData("query-optimisation", "When it is slow I add more RAM, I guess, and restart it. It was fine afterwards.")]
    [InlineData("incident-response", "I restarted the service until it worked, and it came back after twenty minutes. Then I restarted the database as well.")]
    [InlineData("warehouse-accuracy", "I told people to be more careful and blamed the colleagues who had picked it. I told them twice and it was better.")]
    public void Practice_that_the_lowest_anchor_describes_is_no_good_practice(string criterion, string answer) =>
        Assert.True((Rate(Criteria()[criterion], answer).Level ?? 1) <= 2);

    [Fact]
    public void The_explanation_says_what_was_found_and_what_the_next_level_needs()
    {
        var rating = Rate(Query, Solid);

        Assert.Contains("concrete steps", rating.Because, StringComparison.Ordinal);
        Assert.Contains("Level 4 would need", rating.Because, StringComparison.Ordinal);
        Assert.Contains("figures before and after", rating.Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I added an index on email and measured it with EXPLAIN.", "I added an index on email and never measured it with EXPLAIN.")]
    [InlineData("I ran EXPLAIN and added a composite index.", "I never ran EXPLAIN and did not add a composite index.")]
    public void What_was_not_done_does_not_count(string done, string notDone) =>
        Assert.True((Rate(Query, done).Level ?? 0) > (Rate(Query, notDone).Level ?? 0));

    [Fact]
    public void Probe_answers_count_and_evidence_names_the_answer_it_is_from()
    {
        var main = Rate(Query, "I added select_related on the orders page.");
        string[] answers = ["I added select_related on the orders page.", "", "I measured with the profiler, p95 fell from 2.1 s to 300 ms."];
        var probed = Rate(Query, answers);

        Assert.True(probed.Level > main.Level);
        Assert.Contains(probed.Evidence, e => e.Answer == 2);
        Assert.All(probed.Evidence, e => Assert.True(EvidenceCheck.Holds(e, answers)));
    }

    [Fact]
    public void Intentions_answer_an_imagined_case_but_not_a_question_about_the_past()
    {
        const string would = "I would put up a barrier at the corner, mark a walkway and count near misses every week because people cut through there.";
        Assert.True(Rate(Forklift, would).Level >= 3);
        Assert.True(Rate(Forklift with { Ask = "Tell me about a hazard you removed." }, would).Level <= 2);
    }

    [Fact]
    public void Another_name_of_a_term_counts_as_the_term()
    {
        var cloud = Query with { Title = "Cloud", Definition = "Runs services in the cloud.", Cues = ["AWS"], Ask = "Tell me about a service you ran in the cloud." };
        const string answer = "I moved the upload worker to Amazon Web Services.";
        var plain = new OfflineEvaluator();
        var aliased = new OfflineEvaluator(new OneAlias());

        Assert.Equal(0, plain.Read(cloud, [answer]).Cues);
        Assert.Equal(1, aliased.Read(cloud, [answer]).Cues);
    }

    [Fact]
    public async Task Without_consent_to_scoring_nothing_is_read()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Evaluator.RateAsync(Grant(ConsentPurpose.Answering), Query, [Solid], default));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await Evaluator.RateAsync(null!, Query, [Solid], default));
        Assert.Equal(RatingStatus.Scored, (await Evaluator.RateAsync(Grant(ConsentPurpose.OperatorTest), Query, [Solid], default)).Status);
    }

    [Fact]
    public void The_same_words_get_the_same_rating_from_a_fresh_evaluator()
    {
        foreach (var (criterion, sample) in All())
        {
            var first = Rate(criterion, sample.Answer);
            var again = new OfflineEvaluator().Rate(criterion with { }, [sample.Answer]);
            Assert.Equal(first.Level, again.Level);
            Assert.Equal(first.Because, again.Because);
            Assert.Equal(first.Evidence, again.Evidence);
        }
    }

    private sealed class OneAlias : ITermAliases
    {
        public IReadOnlyCollection<string> Of(string term) => term == "AWS" ? ["Amazon Web Services"] : [];
    }
}
