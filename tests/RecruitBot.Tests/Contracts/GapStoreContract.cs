using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Contracts;

/// <summary>What every keeper of gaps does beside its session store. An engine's own tests inherit this and say how to open both.</summary>
public abstract class GapStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Person Rita = new("console:recruiter:rita", "Rita", Authority.Recruiter);
    private static readonly Person Sam = new("console:recruiter:sam", "Sam \ud83d", Authority.Recruiter);

    /// <summary>Opens both on one medium: empty the first time, then with what it holds.</summary>
    protected abstract Task<(ISessionStore Sessions, IGapStore Gaps)> OpenAsync();

    [Fact]
    public async Task A_question_waits_with_the_words_of_the_log_until_its_session_says_otherwise()
    {
        var (sessions, gaps) = await OpenAsync();
        await AskAsync(sessions, Head("s1"), 0, [1], "Is there a car park?\0\ud83d");
        await AskAsync(sessions, Head("s2", candidate: "console:bob", role: "frontend"), 0, [1], "And a canteen?");
        (sessions, gaps) = await OpenAsync();

        var waiting = await gaps.WaitingAsync(10, None);
        Assert.Equal(
            [
                new AskedQuestion(new QuestionKey("s1", 1), "console:alice", Start, "Is there a car park?\0\ud83d", "backend"),
                new AskedQuestion(new QuestionKey("s2", 1), "console:bob", Start, "And a canteen?", "frontend"),
            ],
            waiting.OrderBy(q => q.Key.SessionId)
        );
        Assert.Equal(AppendOutcome.Appended, await sessions.AppendAsync(Append(Head("s1"), 1) with { Unanswered = [] }, None));
        Assert.Equal(["And a canteen?"], (await gaps.WaitingAsync(10, None)).Select(q => q.Text));
        // An append that says nothing of questions leaves them as they are.
        Assert.Equal(AppendOutcome.Appended, await sessions.AppendAsync(Append(Head("s2", candidate: "console:bob", role: "frontend"), 1), None));
        Assert.Single(await gaps.WaitingAsync(10, None));
    }

    [Fact]
    public async Task A_question_that_leans_on_another_waits_as_it_was_understood()
    {
        var (sessions, gaps) = await OpenAsync();
        var leaning = new QuestionAnswered("m", "and for juniors?", null, Abstention.Because(AbstentionKind.Unsupported) with { Understood = "Is there a bonus for juniors?" }, new string('a', 64));
        Assert.Equal(AppendOutcome.Appended, await sessions.AppendAsync(Append(Head("s1"), 0, null, leaning) with { Unanswered = [1] }, None));
        Assert.Equal(["Is there a bonus for juniors?"], (await gaps.WaitingAsync(10, None)).Select(q => q.Text));
    }

    [Fact]
    public async Task Of_too_many_questions_the_latest_are_given_the_oldest_first()
    {
        var (sessions, gaps) = await OpenAsync();
        for (var i = 0; i < 4; i++)
            await AskAsync(sessions, Head("s" + i, candidate: "c:" + i) with { UpdatedAt = Start.AddMinutes(i) }, 0, [1], "Question " + i);
        Assert.Equal(["Question 2", "Question 3"], (await gaps.WaitingAsync(2, None)).Select(q => q.Text));
    }

    [Fact]
    public async Task An_append_that_is_not_taken_leaves_no_question()
    {
        var (sessions, gaps) = await OpenAsync();
        await AskAsync(sessions, Head("s1"), 0, [1], "First?");
        Assert.Equal(AppendOutcome.VersionConflict, await sessions.AppendAsync(Question(Head("s1"), 5, "Again?") with { Unanswered = [6] }, None));
        Assert.Equal(["First?"], (await gaps.WaitingAsync(10, None)).Select(q => q.Text));
    }

    [Fact]
    public async Task Operators_tests_do_not_wait()
    {
        var (sessions, gaps) = await OpenAsync();
        await AskAsync(sessions, Head("t1") with { Purpose = SessionPurpose.OperatorTest }, 0, [1], "A test?");
        Assert.Empty(await gaps.WaitingAsync(10, None));
    }

    [Fact]
    public async Task What_was_decided_waits_to_be_told_and_is_decided_once()
    {
        var (sessions, gaps) = await OpenAsync();
        await AskAsync(sessions, Head("s1"), 0, [1], "One?");
        await AskAsync(sessions, Head("s1"), 1, [1, 2], "Two?");
        QuestionKey[] both = [new("s1", 1), new("s1", 2)];

        var decided = await gaps.DecideAsync(Closing(Rita, "e1"), Draft("e1", "i1", Rita), both, None);
        Assert.Equal((1, 2), (decided!.Entry!.Version, decided.Questions));
        (sessions, gaps) = await OpenAsync();
        Assert.Empty(await gaps.WaitingAsync(10, None));
        Assert.Equal(both, (await gaps.ClosedAsync(None)).Select(c => c.Key));
        Assert.All(await gaps.ClosedAsync(None), c => Assert.Equal(Closing(Rita, "e1"), c.Closing));

        Assert.Null(await gaps.DecideAsync(Closing(Sam, "e2"), Draft("e2", "i2", Sam), both, None));
        Assert.Null(await gaps.DecideAsync(Closing(Sam, null, "Why not"), null, both, None));
        Assert.Equal(["e1"], (await gaps.EntriesAsync(None)).Select(e => e.EntryId));
        // The session's log has it: nothing is left to tell.
        await sessions.AppendAsync(Append(Head("s1"), 2) with { Unanswered = [] }, None);
        Assert.Empty(await gaps.ClosedAsync(None));
    }

    [Fact]
    public async Task An_interaction_that_comes_again_writes_nothing_and_returns_what_it_wrote()
    {
        var (sessions, gaps) = await OpenAsync();
        await AskAsync(sessions, Head("s1"), 0, [1], "One?");
        var first = await gaps.DecideAsync(Closing(Rita, "e1"), Draft("e1", "i1", Rita), [new("s1", 1)], None);
        var again = await gaps.DecideAsync(Closing(Rita, "e9"), Draft("e9", "i1", Rita), [new("s1", 1)], None);
        Assert.Equal(first!.Entry, again!.Entry);
        Assert.Single(await gaps.EntriesAsync(None));
    }

    [Fact]
    public async Task Versions_are_counted_without_gaps_and_all_are_kept()
    {
        var (_, gaps) = await OpenAsync();
        await gaps.DecideAsync(Closing(Rita, "e1"), Draft("e1", "i1", Rita) with { Answer = "Yes. 😀\n- \"so\"" }, [], None);
        var saves = Enumerable.Range(2, 8).Select(i => gaps.DecideAsync(Closing(Sam, "e1"), Draft("e1", "i" + i, Sam) with { Source = "guides/other.md", Answer = "Answer " + i }, [], None).AsTask());
        var saved = await Task.WhenAll(saves);

        (_, gaps) = await OpenAsync();
        var all = await gaps.EntriesAsync(None);
        Assert.Equal(Enumerable.Range(1, 9), all.Select(e => e.Version));
        Assert.Equal("Yes. 😀\n- \"so\"", all[0].Answer);
        Assert.Equal(Enumerable.Range(2, 8).Select(i => "Answer " + i).Order(StringComparer.Ordinal), all.Skip(1).Select(e => e.Answer).Order(StringComparer.Ordinal));
        // Citations name the file for ever, whatever the question is called later.
        Assert.All(all, e => Assert.Equal("guides/e1.md", e.Source));
        Assert.Equal(saved.Select(s => s!.Entry!.Version).Order(), Enumerable.Range(2, 8));
        Assert.Equal(Sam, all[8].Author);
    }

    [Fact]
    public async Task Questions_are_put_together_and_apart_while_they_wait()
    {
        var (sessions, gaps) = await OpenAsync();
        await AskAsync(sessions, Head("s1"), 0, [1], "One?");
        await AskAsync(sessions, Head("s2", candidate: "c:2"), 0, [1], "Two?");
        await gaps.BundleAsync([new("s1", 1), new("s2", 1), new("nobody", 1)], "b", None);
        Assert.All(await gaps.WaitingAsync(10, None), q => Assert.Equal("b", q.Bundle));
        // Still so when its session asks something else.
        await AskAsync(sessions, Head("s1"), 1, [1, 2], "Three?");
        Assert.Equal(["b", null, "b"], (await gaps.WaitingAsync(10, None)).OrderBy(q => q.Text, StringComparer.Ordinal).Select(q => q.Bundle));
        await gaps.BundleAsync([new("s1", 1), new("s2", 1)], null, None);
        Assert.All(await gaps.WaitingAsync(10, None), q => Assert.Null(q.Bundle));
    }

    [Fact]
    public async Task An_erased_person_has_no_question_left_waiting_or_decided()
    {
        var (sessions, gaps) = await OpenAsync();
        await AskAsync(sessions, Head("s1"), 0, [1], "One?");
        await AskAsync(sessions, Head("s1"), 1, [1, 2], "Two?");
        await AskAsync(sessions, Head("s2", candidate: "c:2"), 0, [1], "Mine?");
        await gaps.DecideAsync(Closing(Rita, "e1"), Draft("e1", "i1", Rita), [new("s1", 1), new("s2", 1)], None);

        await sessions.EraseAsync("console:alice", Start, None);

        Assert.Empty(await gaps.WaitingAsync(10, None));
        Assert.Equal([new QuestionKey("s2", 1)], (await gaps.ClosedAsync(None)).Select(c => c.Key));
        Assert.Single(await gaps.EntriesAsync(None));
    }

    private static async Task AskAsync(ISessionStore sessions, SessionHead head, long expected, IReadOnlyList<long> unanswered, string text) =>
        Assert.Equal(AppendOutcome.Appended, await sessions.AppendAsync(Question(head, expected, text) with { Unanswered = unanswered }, None));

    private static SessionAppend Question(SessionHead head, long expected, string text) =>
        Append(head, expected, null, new QuestionAnswered($"m{expected}", text, head.RoleId, Abstention.Because(AbstentionKind.Unsupported), new string('a', 64)));

    private static GapClosing Closing(Person by, string? entry, string? reason = null) => new(by, Start, entry, reason);

    private static EntryDraft Draft(string entry, string interaction, Person by) => new(entry, interaction, $"guides/{entry}.md", "Is it so?", "It is so.", null, by, Start);
}
