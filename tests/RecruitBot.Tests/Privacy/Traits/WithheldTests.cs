using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Privacy.Traits;

/// <summary>L-05: what a candidate volunteers reaches no scorer and no reviewer, is theirs to read, and is spoken of once.</summary>
public sealed class WithheldTests : IDisposable
{
    private const string Trait = "I'm pregnant, due in May.";
    private const string Notice = "personal and plays no part here";
    private const string Story = "The dough was too warm because the starter was fast, so I cooled the water to 18 degrees and the waste fell from 20 to 3 loaves.";

    private readonly Office _office = new(evaluator: new OfflineEvaluator());

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Every_level_evidence_and_because_is_that_of_the_run_without_it()
    {
        using var plain = new Office(evaluator: new OfflineEvaluator());
        var without = await HandInAsync(plain, Story);
        var with = await HandInAsync(_office, $"{Story} {Trait}");
        Assert.NotNull(without.Ratings["rescue"].Rating.Level);
        foreach (var (id, rated) in without.Ratings)
        {
            Assert.Equal((rated.Rating.Level, rated.Rating.Status, rated.Rating.Because), (with.Ratings[id].Rating.Level, with.Ratings[id].Rating.Status, with.Ratings[id].Rating.Because));
            Assert.Equal(rated.Rating.Evidence, with.Ratings[id].Rating.Evidence);
        }
    }

    [Fact]
    public async Task Evidence_behind_what_was_volunteered_stands_where_the_candidate_wrote_it()
    {
        var state = await HandInAsync(_office, $"{Trait} {Story}");
        var evidence = state.Ratings["rescue"].Rating.Evidence;
        Assert.NotEmpty(evidence);
        Assert.All(evidence, e => Assert.Equal(e.Quote, $"{Trait} {Story}".Substring(e.Start, e.Length)));
        Assert.All(evidence, e => Assert.True(e.Start >= Trait.Length));
    }

    [Fact]
    public async Task The_evaluator_never_reads_it()
    {
        using var office = new Office();
        await HandInAsync(office, $"{Story} {Trait}");
        Assert.NotEmpty(office.Rater.Calls);
        Assert.All(office.Rater.Calls, c => Assert.DoesNotContain(c.Answers, a => a.Contains("pregnant", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_card_the_transcript_and_the_export_show_the_mask_and_the_candidates_own_data_shows_the_words()
    {
        await _office.ToFirstQuestionAsync(Alice, Paths.HumanOnly);
        await _office.SayAsync(Alice, $"{Trait} {Story}");
        var handedIn = await FinishAsync(_office);
        var card = Heard.Words(handedIn.Reviewers);
        Assert.Contains("[withheld: family] The dough was too warm", card, StringComparison.Ordinal);
        Assert.DoesNotContain("pregnant", card, StringComparison.Ordinal);
        var transcript = (await _office.TypeAsync(Rita, "transcript", ("session", (await _office.StateAsync(Alice)).Id))).Shown[0].File!.Content;
        Assert.Contains("withheld: family", transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("pregnant", transcript, StringComparison.Ordinal);
        var state = await _office.StateAsync(Alice);
        Assert.All(await _office.EventsAsync(Alice), e => Assert.DoesNotContain("pregnant", SealedJson.ForPeople(e.Event, state.Sealed)!.ToJsonString(), StringComparison.Ordinal));
        var own = (await _office.TypeAsync(Alice, "mydata")).Shown[0].File!.Content;
        Assert.Contains(Trait, own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_says_one_line_once()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var first = await _office.SayAsync(Alice, $"{Story} {Trait}");
        Assert.Contains(Notice, first.Text, StringComparison.Ordinal);
        Assert.Single((await _office.EventsAsync(Alice)).Select(e => e.Event).OfType<TraitsSealed>());
        var second = await _office.SayAsync(Alice, "I found mould and cleaned the shelf. I'm Muslim.");
        Assert.DoesNotContain(Notice, second.Text, StringComparison.Ordinal);
        Assert.Equal([true, false], (await _office.EventsAsync(Alice)).Select(e => e.Event).OfType<TraitsSealed>().Select(e => e.Told));
        // The bot itself does not repeat the words where the team may read along.
        Assert.Contains("[withheld: religion]", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Muslim", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_in_several_messages_is_rated_without_it_and_its_evidence_stands_where_it_was_written()
    {
        using var plain = new Office(evaluator: new OfflineEvaluator());
        SessionState[] states = [await InPiecesAsync(plain, ""), await InPiecesAsync(_office, $"{Trait} ")];
        var ratings = states.Select(s => s.Ratings["rescue"].Rating).ToList();
        Assert.Equal((ratings[0].Level, ratings[0].Because), (ratings[1].Level, ratings[1].Because));
        Assert.NotEmpty(ratings[1].Evidence);
        Assert.Equal(ratings[0].Evidence.Select(e => e.Quote), ratings[1].Evidence.Select(e => e.Quote));
        var texts = states[1].AnswersTo("rescue").Texts;
        Assert.All(ratings[1].Evidence, e => Assert.Equal(e.Quote, texts[e.Answer].Substring(e.Start, e.Length)));
        Assert.DoesNotContain(ScreeningResult.Of(states[1]).Criteria[0].Answers, a => a.Contains("pregnant", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_edited_into_a_message_is_withheld_like_what_was_written_at_once()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, Story);
        var message = (await _office.StateAsync(Alice)).AnswerMessages.Last();
        var heard = await _office.EditAsync(Alice, message, $"{Story} {Trait}");
        Assert.Contains(Notice, heard.Text, StringComparison.Ordinal);
        await FinishAsync(_office);
        var log = await _office.EventsAsync(Alice);
        Assert.DoesNotContain(Transcript.Of(log), l => l.Text.Contains("pregnant", StringComparison.Ordinal));
        Assert.DoesNotContain(ScreeningResult.Of(await _office.StateAsync(Alice)).Criteria[0].Answers, a => a.Contains("pregnant", StringComparison.Ordinal));
        Assert.Empty((await _office.Replay.RunAsync(log, CancellationToken.None)).Differences);
    }

    [Fact]
    public async Task Nothing_but_a_trait_is_no_answer_and_the_question_stays()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var before = (await _office.StateAsync(Alice)).Pending!.Item;
        await _office.SayAsync(Alice, Trait);
        var state = await _office.StateAsync(Alice);
        Assert.Equal(before, state.Pending!.Item);
        Assert.Empty(state.Answers);
        Assert.Contains((await _office.EventsAsync(Alice)).Select(e => e.Event), e => e is CandidateWrote { Text: Trait });
    }

    [Fact]
    public async Task A_fact_is_read_without_it_and_quoted_without_it()
    {
        await _office.BeginAsync(Alice);
        await _office.SayAsync(Alice, "Yes. I'm a German citizen.");
        await _office.SayAsync(Alice, "I can bake 4 nights. I'm 58 years old.");
        var state = await _office.StateAsync(Alice);
        Assert.Equal(("yes", "4"), (state.Facts["permit"].Value, state.Facts["nights"].Value));
        var quotes = ScreeningResult.Of(state).Facts.Select(f => f.Fact?.Quote).ToList();
        Assert.Equal(["Yes. [withheld: origin]", "I can bake 4 nights. [withheld: age]", null], quotes);
    }

    [Fact]
    public async Task Words_for_people_are_passed_on_with_the_mask()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "I want to talk to a person");
        var heard = await _office.SayAsync(Alice, "I'm deaf. Could we do the call in writing.");
        var passedOn = Heard.Words(heard.Reviewers);
        Assert.Contains("[withheld: health] Could we do the call in writing.", passedOn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_waits_for_the_team_without_it()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "I'm pregnant, where do I park my car?");
        var gap = Assert.Single(await _office.Gaps.Queue.ListAsync(CancellationToken.None));
        Assert.Equal("[withheld: family] where do I park my car?", gap.First.Text);
    }

    [Fact]
    public async Task It_replays_byte_for_byte_also_by_another_evaluator_and_under_other_rules()
    {
        await HandInAsync(_office, $"{Trait} {Story}");
        var log = await _office.EventsAsync(Alice);
        Assert.Empty((await _office.Replay.RunAsync(log, CancellationToken.None)).Differences);
        var other = new Replay(_office.Answerer, new ScriptedEvaluator(), _office.Notices);
        Assert.Empty((await other.RunAsync(log, CancellationToken.None)).Differences);
    }

    [Fact]
    public async Task A_log_from_before_it_was_looked_for_replays_as_it_was()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, $"{Story} {Trait}");
        var log = await _office.EventsAsync(Alice);
        var then = log.Where(e => e.Event is not TraitsSealed)
            .Select((e, i) => new RecordedEvent(i + 1, e.At, e.Event is BotSaid said ? said with { Replies = [.. said.Replies.Where(r => !r.Text.Contains(Notice, StringComparison.Ordinal))] } : e.Event))
            .ToList();
        Assert.Empty((await _office.Replay.RunAsync(then, CancellationToken.None)).Differences);
        Assert.Contains(Transcript.Of(then), l => l.Text.Contains("pregnant", StringComparison.Ordinal));
    }

    [Fact]
    public void A_level_on_words_that_are_sealed_does_not_exist()
    {
        var sealedSpan = new SealedSpan("family", 0, Trait.Length);
        var answers = CriterionAnswers.None with { Main = [new AnswerVersion([new AnswerPart("m", $"{Trait} {Story}")], DateTimeOffset.UnixEpoch) { Sealed = [sealedSpan] }] };
        var rating = new Rating(5, RatingStatus.Scored, [new Evidence("pregnant", 0, 4, 8)], "Because.");
        Assert.Equal(RatingStatus.InsufficientEvidence, EvidenceCheck.Enforce(rating, answers).Status);
    }

    private static async Task<SessionState> HandInAsync(Office office, string story)
    {
        await office.ToFirstQuestionAsync(Alice);
        await office.SayAsync(Alice, story);
        await FinishAsync(office);
        return await office.StateAsync(Alice);
    }

    /// <summary>Answers the first question, and adds to it while another one is open.</summary>
    private static async Task<SessionState> InPiecesAsync(Office office, string trait)
    {
        await office.ToFirstQuestionAsync(Alice);
        await office.SayAsync(Alice, trait + Paths.WholeStory);
        await office.SayAsync(Alice, $"For question 1, I also logged the temperature every hour and the rise was even from then on. {trait}".Trim());
        await FinishAsync(office);
        return await office.StateAsync(Alice);
    }

    private static async Task<Heard> FinishAsync(Office office)
    {
        while ((await office.StateAsync(Alice)).Stage == Stage.Screening)
            await office.PressAsync(Alice, "Skip");
        return await office.PressAsync(Alice, "Hand in");
    }
}
