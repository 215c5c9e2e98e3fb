using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Gaps.GapPaths;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Gaps;

/// <summary>One answer of a recruiter becomes an entry of the knowledge, and everybody who asked is told it, once, where they are.</summary>
public sealed class AnsweringTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Everybody_who_asked_is_told_once_with_the_source_and_the_entry_is_knowledge()
    {
        await _office.SayAsync(Alice, CarPark);
        await _office.SayAsync(Alice, "is there a car park, please?");
        await _office.SayAsync(Bob, "Is there any car park?");

        var heard = await _office.AnswerAsync(Rita, await _office.GapAsync());

        foreach (var who in new[] { Alice, Bob })
        {
            var told = Assert.Single(heard.At(PlaceOf(who)));
            Assert.Contains(Words, told.Text, StringComparison.Ordinal);
            Assert.Contains($"{Published} (2026)", told.Text, StringComparison.Ordinal);
        }
        // The asker's own latest words, and nobody else's.
        Assert.Contains("You asked: \u201cis there a car park, please?\u201d", heard.At(PlaceOf(Alice))[0].Text, StringComparison.Ordinal);
        Assert.Contains("Told in 2 conversations", heard.Text, StringComparison.Ordinal);
        Assert.Empty(await _office.GapsAsync());

        var knowledge = _office.Desk.Knowledge.Current.Base;
        var guide = Assert.Single(knowledge.Documents);
        Assert.Equal((1, "Rita", "2026-03-01"), (guide.Written!.Version, guide.Written.Author, guide.Written.Date));
        Assert.Empty(KnowledgeLint.Check(knowledge));
        Assert.Contains(guide.Source, heard.At(PlaceOf(Alice))[0].Text, StringComparison.Ordinal);
        await _office.Gaps.ResumeAsync(CancellationToken.None);
        await _office.TypeAsync(Rita, "gaps");
        Assert.Equal(2, _office.TimesTold());
    }

    [Fact]
    public async Task What_was_told_is_in_the_log_of_the_asker_and_runs_again_to_the_same()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, CarPark);
        await _office.AnswerAsync(Rita, await _office.GapAsync());

        var log = await _office.EventsAsync(Alice);
        var asked = log.Single(e => e.Event is QuestionAnswered);
        var closed = Assert.Single(log.Select(e => e.Event).OfType<GapClosed>());
        Assert.Equal([asked.Version], closed.Questions);
        Assert.Equal((Rita, 1, null), (closed.By, closed.EntryVersion, closed.Reason));
        Assert.Empty(SessionFold.Fold(log)!.Unanswered);
        Assert.Empty((await _office.Replay.RunAsync(log, CancellationToken.None)).Differences);
        Assert.Contains(Transcript.Of(log), l => l.Text.Contains("40 cars", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_the_middle_of_a_screening_the_open_question_is_put_again_and_stays_open()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, CarPark);
        var before = (await _office.StateAsync(Alice)).Pending;

        var heard = await _office.AnswerAsync(Rita, await _office.GapAsync());

        var told = heard.At(PlaceOf(Alice));
        Assert.Equal(2, told.Count);
        Assert.StartsWith("Question 1 of", told[1].Text, StringComparison.Ordinal);
        Assert.Equal(before, (await _office.StateAsync(Alice)).Pending);
        await _office.SayAsync(Alice, Paths.WholeStory);
        Assert.Equal(Paths.WholeStory, (await _office.StateAsync(Alice)).AnswersTo("rescue").Main[^1].Text);
    }

    [Fact]
    public async Task While_a_person_has_the_conversation_the_bot_stays_silent_and_tells_afterwards()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, CarPark);
        await _office.TypeAsync(Sam, "claim", ("session", "Alice"));

        var heard = await _office.AnswerAsync(Rita, await _office.GapAsync());
        Assert.Empty(heard.At(PlaceOf(Alice)));
        Assert.Contains("1 conversation will be told later", heard.Text, StringComparison.Ordinal);
        Assert.Empty(await _office.GapsAsync());

        // What is said of another answer counts its own askers.
        await _office.SayAsync(Bob, "Is there a canteen?");
        var canteen = await _office.AnswerAsync(Rita, await _office.GapAsync("Is there a canteen?"), "Yes.", question: "Is there a canteen?");
        Assert.Contains("Told in 1 conversation.", canteen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("told later", canteen.Text, StringComparison.Ordinal);

        await _office.TypeAsync(Sam, "release", ("session", "Alice"));
        await _office.Gaps.ResumeAsync(CancellationToken.None);
        await _office.Gaps.ResumeAsync(CancellationToken.None);
        await _office.TypeAsync(Sam, "gaps");
        Assert.Equal(1, _office.TimesTold());
    }

    [Fact]
    public async Task A_yes_that_was_asked_for_is_not_taken_for_something_else_because_of_an_answer_in_between()
    {
        await _office.BeginAsync(Alice);
        await _office.SayAsync(Alice, CarPark);
        await _office.SayAsync(Alice, "withdraw");
        await _office.AnswerAsync(Rita, await _office.GapAsync());
        Assert.Equal(0, _office.TimesTold());
        await _office.SayAsync(Alice, "yes");
        Assert.Equal(Stage.Withdrawn, (await _office.StateAsync(Alice)).Stage);
        await _office.Gaps.ResumeAsync(CancellationToken.None);
        await _office.TypeAsync(Rita, "gaps");
        Assert.Equal(1, _office.TimesTold());
    }

    [Fact]
    public async Task An_answer_for_one_role_goes_to_those_who_asked_for_it_and_one_for_all_to_everybody()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, CarPark);
        await _office.SayAsync(Bob, CarPark);
        var ofBaker = (await _office.GapsAsync()).Single(g => g.RoleId == "baker");

        var first = await _office.AnswerAsync(Rita, ofBaker, role: "baker");
        Assert.NotEmpty(first.At(PlaceOf(Alice)));
        Assert.Empty(first.At(PlaceOf(Bob)));
        var guide = _office.Desk.Knowledge.Current.Base.Documents.Single();
        Assert.Equal("baker", guide.Written!.RoleId);
        Assert.True((await AskAsync(CarPark, "baker")).Answered);
        Assert.False((await AskAsync(CarPark, "miller")).Answered);
        Assert.False((await AskAsync(CarPark, null)).Answered);

        await _office.SayAsync(Alice, "Is there a canteen?");
        await _office.SayAsync(Bob, "Is there a canteen?");
        var canteen = (await _office.GapsAsync()).Single(g => g.RoleId == "baker");
        var second = await _office.AnswerAsync(Rita, canteen, "There is a canteen on the ground floor.", question: "Is there a canteen?");
        Assert.NotEmpty(second.At(PlaceOf(Alice)));
        Assert.NotEmpty(second.At(PlaceOf(Bob)));
        Assert.True((await AskAsync("is there a canteen", "miller")).Answered);
    }

    [Fact]
    public async Task For_a_role_that_it_was_not_asked_for_it_is_not_taken()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, CarPark);
        var gap = await _office.GapAsync();
        var form = (await _office.SendAsync(Rita, Id(GapReplies.Verbs.Answer, gap))).Shown[0].Form!;
        Assert.Equal(["all", "baker"], form.Fields.Single(f => f.Id == "role").Choices!.Select(c => c.Value));
        foreach (var role in new[] { "miller", "nonsense", "" })
        {
            var heard = await _office.AnswerAsync(Rita, gap, role: role);
            Assert.Contains("Nothing was published yet", heard.Text, StringComparison.Ordinal);
            Assert.Contains(Words, heard.Text, StringComparison.Ordinal);
        }
        Assert.Single(await _office.GapsAsync());
    }

    [Fact]
    public async Task What_cannot_be_quoted_is_sent_back_whole_and_the_form_comes_again_with_it()
    {
        await _office.SayAsync(Alice, CarPark);
        var gap = await _office.GapAsync();
        var tooLong = string.Join(' ', Enumerable.Repeat("spaces", 60)) + ".";

        var heard = await _office.AnswerAsync(Rita, gap, "Yes. " + tooLong);

        Assert.Contains("make two sentences of it", heard.Text, StringComparison.Ordinal);
        Assert.Contains(tooLong, heard.Text, StringComparison.Ordinal);
        Assert.Empty(_office.Desk.Files);
        Assert.Equal(0, _office.TimesTold("spaces"));
        var form = (await _office.PressAsync(Rita, "Try again")).Shown[0].Form!;
        Assert.Equal([Published, "Yes. " + tooLong, "all"], form.Fields.Select(f => f.Value));
        // Nobody else is shown what Rita was writing.
        Assert.All((await _office.SendAsync(Sam, Id(GapReplies.Verbs.Answer, gap))).Shown[0].Form!.Fields, f => Assert.Null(f.Value));
        await _office.AnswerAsync(Rita, gap);
        Assert.Equal(1, _office.TimesTold());
    }

    [Fact]
    public async Task Of_two_recruiters_who_answer_at_once_both_are_kept_as_versions_and_the_askers_are_told_once()
    {
        await _office.SayAsync(Alice, CarPark);
        var gap = await _office.GapAsync();
        await _office.AnswerAsync(Rita, gap);

        var heard = await _office.AnswerAsync(Sam, gap, "Yes, for 30 bicycles.");

        Assert.Contains("Saved as version 2", heard.Text, StringComparison.Ordinal);
        Assert.Contains("Rita had saved version 1 meanwhile", heard.Text, StringComparison.Ordinal);
        Assert.Contains(Words, heard.Text, StringComparison.Ordinal);
        Assert.Equal(1, _office.TimesTold("The recruiting team has answered"));
        Assert.Equal([(1, Rita), (2, Sam)], (await _office.GapStore.EntriesAsync(CancellationToken.None)).Select(e => (e.Version, e.Author)));
        Assert.Contains("30 bicycles", (await AskAsync(CarPark, null)).Text, StringComparison.Ordinal);
        Assert.Contains("40 cars", File.ReadAllText(Assert.Single(_office.Desk.Files)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_who_answer_at_the_very_same_time_lose_nothing_and_tell_once()
    {
        await _office.SayAsync(Alice, CarPark);
        var gap = await _office.GapAsync();
        var all = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(async () => await _office.Gaps.AnswerAsync(gap.First.Key, new EntryForm(Published, $"Answer number {i}.", null), Rita, "form-" + i, CancellationToken.None)))
        );
        Assert.Equal(Enumerable.Range(1, 8), all.Select(o => o.Entry!.Version).Order());
        Assert.Single((await _office.GapStore.EntriesAsync(CancellationToken.None)).Select(e => e.EntryId).Distinct());
        await _office.TypeAsync(Rita, "gaps");
        Assert.Equal(1, _office.TimesTold("The recruiting team has answered"));
        Assert.Contains("version: 8", File.ReadAllText(Assert.Single(_office.Desk.Files)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_comes_again_saves_nothing_more()
    {
        await _office.SayAsync(Alice, CarPark);
        var gap = await _office.GapAsync();
        var form = new FormTurn("twice", _office.Time.GetUtcNow(), Rita, PlaceOf(Rita), Id(GapReplies.Verbs.AnswerForm, gap), new Dictionary<string, string> { ["question"] = Published, ["answer"] = Words, ["role"] = "all" });
        await _office.TakeAsync(form);
        var again = await _office.TakeAsync(form);
        Assert.Contains("version 1", again.Text, StringComparison.Ordinal);
        Assert.Single(await _office.GapStore.EntriesAsync(CancellationToken.None));
        Assert.Equal(1, _office.TimesTold());
    }

    [Fact]
    public async Task Whoever_answers_what_was_set_aside_meanwhile_gets_their_words_back()
    {
        await _office.SayAsync(Alice, CarPark);
        var gap = await _office.GapAsync();
        await _office.FillAsync(Sam, Id(GapReplies.Verbs.SetAsideForm, gap), ("kind", "Other"));
        var heard = await _office.AnswerAsync(Rita, gap);
        Assert.Contains("Sam has set this question aside meanwhile (Other)", heard.Text, StringComparison.Ordinal);
        Assert.Contains(Words, heard.Text, StringComparison.Ordinal);
        Assert.Empty(_office.Desk.Files);
    }

    [Fact]
    public async Task An_edit_makes_the_next_version_and_tells_nobody_again()
    {
        await _office.SayAsync(Alice, CarPark);
        await _office.AnswerAsync(Rita, await _office.GapAsync());
        var source = _office.Desk.Knowledge.Current.Base.Documents.Single().Source;
        var list = await _office.TypeAsync(Sam, "answers");
        var menu = list.Shown[0].Menu!;
        await _office.SendAsync(Sam, menu.Action, menu.Choices[0].Value);
        var form = (await _office.PressAsync(Sam, "Edit")).Shown[0].Form!;
        Assert.Equal([Published, Words, "all"], form.Fields.Select(f => f.Value));

        var heard = await _office.FillAsync(Sam, form.Action, ("question", "Where can I park?"), ("answer", "Behind the mill."), ("role", "All roles"));

        Assert.Contains("Saved as version 2", heard.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("meanwhile", heard.Text, StringComparison.Ordinal);
        Assert.Equal(1, _office.TimesTold("The recruiting team has answered"));
        var guide = _office.Desk.Knowledge.Current.Base.Documents.Single();
        // The file keeps its name, so that what cites it stays true.
        Assert.Equal((source, 2, "Sam"), (guide.Source, guide.Written!.Version, guide.Written.Author));
        // Somebody who edits what they saw before that is told whose words come before theirs.
        var late = await _office.FillAsync(Rita, form.Action, ("question", "Where can I park?"), ("answer", "In front of it."), ("role", "all"));
        Assert.Contains("Sam had saved version 2 meanwhile", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_taken_back_is_quoted_no_more_and_what_it_said_is_kept()
    {
        await _office.SayAsync(Alice, CarPark);
        await _office.AnswerAsync(Rita, await _office.GapAsync());
        var menu = (await _office.TypeAsync(Sam, "answers")).Shown[0].Menu!;
        await _office.SendAsync(Sam, menu.Action, menu.Choices[0].Value);
        Assert.True((await AskAsync(CarPark, null)).Answered);

        Assert.Contains("Taken back as version 2", (await _office.PressAsync(Sam, "Take it back")).Text, StringComparison.Ordinal);

        Assert.False((await AskAsync(CarPark, null)).Answered);
        Assert.Contains("(taken back)", (await _office.TypeAsync(Sam, "answers")).Text, StringComparison.Ordinal);
        Assert.Contains("taken back already", (await _office.PressAsync(Sam, "Take it back")).Text, StringComparison.Ordinal);
        Assert.Contains("40 cars", File.ReadAllText(Assert.Single(_office.Desk.Files)), StringComparison.Ordinal);
        Assert.Empty(KnowledgeLint.Check(_office.Desk.Knowledge.Current.Base));
        // Asked again it waits again, and an edit brings the answer back.
        await _office.SayAsync(Bob, CarPark);
        Assert.Single(await _office.GapsAsync());
        await _office.FillAsync(Rita, ActionId.Of(EntryReplies.Verbs.EditForm, menu.Choices[0].Value, "2"), ("question", Published), ("answer", "Yes."), ("role", "all"));
        Assert.True((await AskAsync(CarPark, null)).Answered);
    }

    [Fact]
    public async Task Whoever_was_not_told_before_it_was_taken_back_is_not_told_at_all()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, CarPark);
        await _office.TypeAsync(Sam, "claim", ("session", "Alice"));
        await _office.AnswerAsync(Rita, await _office.GapAsync());
        var entry = Assert.Single(await _office.Gaps.EntriesAsync(CancellationToken.None));
        await _office.SendAsync(Rita, ActionId.Of(EntryReplies.Verbs.Withdraw, entry.EntryId));
        await _office.TypeAsync(Sam, "release", ("session", "Alice"));
        await _office.Gaps.ResumeAsync(CancellationToken.None);
        await _office.TypeAsync(Rita, "gaps");
        Assert.Equal(0, _office.TimesTold());
        Assert.Empty(await _office.GapStore.ClosedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Somebody_who_erased_everything_is_never_told()
    {
        await _office.SayAsync(Alice, CarPark);
        await _office.SayAsync(Bob, CarPark);
        var gap = await _office.GapAsync();
        await _office.TypeAsync(Alice, "erase");
        await _office.PressAsync(Alice, "Yes, delete everything");
        var heard = await _office.AnswerAsync(Rita, gap);
        Assert.DoesNotContain(_office.Platform.All, d => d.Place == PlaceOf(Alice) && d.Reply.Text.Contains("40 cars", StringComparison.Ordinal));
        Assert.Empty(await _office.HeadsAsync(Alice));
        // The form was about a question of hers: what Rita wrote comes back to her, and Bob's question still waits.
        Assert.Contains(Words, heard.Text, StringComparison.Ordinal);
        Assert.Single(await _office.GapsAsync());
    }

    [Fact]
    public async Task Somebody_whose_erasure_waits_for_the_team_is_not_told_either()
    {
        _office.Traces = new WaitingTraces();
        _office.Restart();
        await _office.SayAsync(Alice, CarPark);
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeAsync(Alice, "erase");
        Assert.Contains("The recruiting team has been told what to allow", (await _office.PressAsync(Alice, "Yes, delete everything")).Text, StringComparison.Ordinal);
        await _office.AnswerAsync(Rita, await _office.GapAsync());
        await _office.Gaps.ResumeAsync(CancellationToken.None);
        await _office.TypeAsync(Rita, "gaps");
        Assert.Equal(0, _office.TimesTold(place: PlaceOf(Alice)));
    }

    [Fact]
    public async Task What_the_bot_would_not_find_by_itself_is_told_all_the_same_and_said_to_be_like_it()
    {
        await _office.SayAsync(Alice, CarPark);
        await _office.SayAsync(Bob, "Where do I leave my bicycle?");
        var (a, b) = (await _office.GapAsync(), await _office.GapAsync("Where do I leave my bicycle?"));
        await _office.SendAsync(Rita, Id(GapReplies.Verbs.Same, a), b.First.Key.ToString());
        var heard = await _office.AnswerAsync(Rita, await _office.GapAsync());
        Assert.Contains("has answered it, and I quote", heard.At(PlaceOf(Alice))[0].Text, StringComparison.Ordinal);
        Assert.Contains($"has answered a question like it, \u201c{Published}\u201d", heard.At(PlaceOf(Bob))[0].Text, StringComparison.Ordinal);
        Assert.Equal("Ask a person", Assert.Single(heard.At(PlaceOf(Bob))[0].Buttons).Label);
        Assert.Contains("Of 2 wordings asked so far I now answer 1 by myself", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_about_the_employer_itself_is_given_from_then_on()
    {
        const string question = "How big is your team?";
        await _office.SayAsync(Alice, question);
        Assert.False((await AskAsync(question, null)).Answered);
        await _office.AnswerAsync(Rita, await _office.GapAsync(question), "We are nine bakers and two millers.", question: "How big is the team?");
        var answer = await AskAsync("how big is your team", null);
        Assert.True(answer.Answered);
        Assert.All(answer.Citations, c => Assert.True(CitationCheck.Holds(c, _office.Desk.Knowledge.Current.Base)));
    }

    [Fact]
    public async Task Words_of_the_team_that_must_not_be_asked_are_refused_with_what_to_ask_instead()
    {
        await _office.SayAsync(Alice, CarPark);
        var heard = await _office.AnswerAsync(Rita, await _office.GapAsync(), "Yes. How old are you?");
        Assert.Contains("\u201cHow old are you\u201d must not be asked of an applicant. Age is protected", heard.Text, StringComparison.Ordinal);
        Assert.Contains("of legal working age", heard.Text, StringComparison.Ordinal);
        Assert.Contains("Yes. How old are you?", heard.Text, StringComparison.Ordinal);
        Assert.Empty(await _office.Gaps.EntriesAsync(CancellationToken.None));
        Assert.Single(await _office.GapsAsync());
    }

    [Fact]
    public async Task A_candidates_question_to_the_employer_is_no_question_to_a_candidate()
    {
        await _office.SayAsync(Alice, CarPark);
        var heard = await _office.AnswerAsync(Rita, await _office.GapAsync(), question: "What are your childcare arrangements?");
        Assert.Contains("Saved as version 1", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrators_written_reason_lets_them_pass_and_is_kept_and_shown_and_a_recruiters_does_not()
    {
        const string answer = "Drivers are asked: Have you been convicted of a traffic offence? The law on transport demands it.";
        await _office.SayAsync(Alice, CarPark);
        var form = Id(GapReplies.Verbs.AnswerForm, await _office.GapAsync());
        (string, string)[] fields = [("question", "Are drivers checked?"), ("answer", answer), ("role", EntryReplies.AllRoles), ("override", "Section 4 of the transport act.")];
        await _office.FillAsync(Rita, form, fields);
        Assert.Empty(await _office.Gaps.EntriesAsync(CancellationToken.None));
        var heard = await _office.FillAsync(Rita with { Authority = Authority.Admin }, form, fields);
        Assert.Contains("Section 4 of the transport act.", heard.Text, StringComparison.Ordinal);
        Assert.Equal("Section 4 of the transport act.", Assert.Single(await _office.Gaps.EntriesAsync(CancellationToken.None)).LawfulBecause);
    }

    [Fact]
    public async Task What_was_asked_where_others_read_along_is_answered_there_and_what_was_asked_in_private_in_private()
    {
        await _office.MentionAsync(Bob, CarPark);
        await _office.SayAsync(Alice, "Is there a canteen?");
        await _office.MentionAsync(Alice, "Where is the flour from?");
        var park = await _office.AnswerAsync(Rita, await _office.GapAsync());
        Assert.StartsWith("Bob, you asked", Assert.Single(park.At(ThreadPlaces.Lobby)).Text, StringComparison.Ordinal);
        var canteen = await _office.AnswerAsync(Rita, await _office.GapAsync("Is there a canteen?"), "Yes.", question: "Is there a canteen?");
        Assert.Empty(canteen.At(ThreadPlaces.Lobby));
        Assert.NotEmpty(canteen.At(PlaceOf(Alice)));
    }

    private sealed class WaitingTraces : IPlatformTraces
    {
        public Task RemoveAsync(IReadOnlyList<SessionHead> sessions, CancellationToken cancellationToken) => throw new ErasureWaitsException("allow it.");

        public Task RemovedAsync(string candidateId, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private async Task<Answer> AskAsync(string question, string? role) => await _office.Desk.Knowledge.AnswerAsync(new Question(question, role), CancellationToken.None);
}
