using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Conversations;

/// <summary>A candidate and a recruiter in two terminals, from the first question to the outcome.</summary>
public sealed class ApplicationTests
{
    [Fact]
    public async Task A_candidate_applies_and_reads_why_it_was_declined()
    {
        await using var folder = new ProgramFolder();

        // The candidate asks, applies, answers, changes an answer and hands in.
        var alice = folder.Start("chat", "--user", "Alice");
        var welcome = await alice.ReplyAsync();
        Assert.Contains("an AI, not a person", welcome, StringComparison.Ordinal);
        var answer = await alice.SayAsync(QuestionBetween);
        Assert.Contains("As of 2026, people here work 32 hours a week, says the employee handbook.", answer, StringComparison.Ordinal);
        Assert.Contains("[1] guides/working-week.md, The working week (2026)", answer, StringComparison.Ordinal);
        var jobs = await alice.SayAsync("/jobs");
        var disclosure = await alice.SayAsync(Shown.Key(jobs, "Apply: Query Gardener"));
        foreach (var due in (string[])["an AI, not a person", "You are about to apply for: Query Gardener", "3 facts", "2 questions", "A person at our company reads your answers and decides"])
            Assert.Contains(due, disclosure, StringComparison.Ordinal);
        Assert.Equal(["Continue with AI scoring", "Continue, human review only", "Not now"], Shown.Labels(disclosure));

        var fact = await alice.SayAsync("1");
        Assert.Contains("A person decides", fact, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["Yes", "No", "Skip", "Take a break", "Withdraw"], Shown.Labels(fact));
        var number = await alice.SayAsync("1");
        Assert.Contains("a number is your answer", number, StringComparison.Ordinal);
        var choice = await alice.SayAsync("4");
        var question = await alice.SayAsync(Shown.Key(choice, "Europe"));
        Assert.Contains("Question 1 of 2: Database query optimisation", question, StringComparison.Ordinal);
        var probe = await alice.SayAsync(FirstAnswer);
        Assert.Contains("one more thing about your answer\nHow did you measure the effect?", probe, StringComparison.Ordinal);
        var aside = await alice.SayAsync(QuestionBetween);
        Assert.Contains("32 hours", aside, StringComparison.Ordinal);
        Assert.Contains("How did you measure the effect?", aside, StringComparison.Ordinal);
        Assert.Equal("That was my answer", Shown.Labels(aside)[^1]);
        var pause = await alice.SayAsync("I need a break");
        Assert.Equal(["Continue"], Shown.Labels(pause));
        Assert.Contains("How did you measure the effect?", await alice.SayAsync("1"), StringComparison.Ordinal);
        Assert.Contains("Question 2 of 2: Testing a change", await alice.SayAsync(Probe), StringComparison.Ordinal);
        var review = await alice.SayAsync(SecondAnswer);
        Assert.Contains("- How many days a week can you work? 4", review, StringComparison.Ordinal);
        Assert.Contains("- Which time zone do you work in? Europe", review, StringComparison.Ordinal);
        Assert.Contains("- Database query optimisation: In my last job", review, StringComparison.Ordinal);
        Assert.Contains("Question 1 of 2", await alice.SayAsync(Shown.Key(review, "Change: Database query optimisation")), StringComparison.Ordinal);
        review = await alice.SayAsync(ChangedAnswer);
        Assert.Contains("- Database query optimisation: At a bookshop", review, StringComparison.Ordinal);
        Assert.DoesNotContain("In my last job", review, StringComparison.Ordinal);
        var thanks = await alice.SayAsync(Shown.Key(review, "Hand in"));
        Assert.Contains("Handed in. Thank you! A person reads your answers, and you hear back within 5 days", thanks, StringComparison.Ordinal);
        // The card is for reviewers: a candidate is never shown a level.
        Assert.DoesNotContain("of 5", thanks, StringComparison.Ordinal);
        Assert.Contains("Query Gardener: waiting for review", await alice.SayAsync("/status"), StringComparison.Ordinal);
        Assert.Contains("Only a recruiter can use /candidates", await alice.SayAsync("/candidates"), StringComparison.Ordinal);
        (await alice.EndAsync()).ExitsWell();
        var session = await folder.ApplicationAsync();

        // The recruiter finds the application, reads it, writes in it, and declines it.
        var rita = folder.Start("chat", "--as", "recruiter", "--user", "Rita");
        var news = await rita.ReplyAsync();
        Assert.Contains("You are here as a recruiter.", news, StringComparison.Ordinal);
        Assert.Contains("== Alice: Query Gardener ==", news, StringComparison.Ordinal);
        var list = await rita.SayAsync("/candidates");
        Assert.Contains($"- {session.Head.SessionId}  Alice  query-gardener  waiting for review", list, StringComparison.Ordinal);
        var card = await rita.SayAsync(Shown.Key(list, "Open: Alice, query-gardener"));
        Assert.Contains("work-permit: meets, “yes”", card, StringComparison.Ordinal);
        Assert.Contains("days: meets, “4”", card, StringComparison.Ordinal);
        Assert.Contains("time-zone: noted, “Europe”", card, StringComparison.Ordinal);
        Assert.Matches(@"Database query optimisation: [1-5] of 5", card);
        Assert.Matches(@"Testing a change: [1-5] of 5", card);
        AssertQuotesAre(card, ChangedAnswer, Probe, SecondAnswer);
        var transcript = await rita.SayAsync(Shown.Key(card, "Transcript"));
        Assert.Contains($"--- transcript-{session.Head.SessionId}.md ---", transcript, StringComparison.Ordinal);
        foreach (var words in (string[])[FirstAnswer, Probe, SecondAnswer, ChangedAnswer, QuestionBetween])
            Assert.Contains("> " + words.Replace("_", "\\_", StringComparison.Ordinal), transcript, StringComparison.Ordinal);
        Assert.Contains("You have the conversation with Alice", await rita.SayAsync("/claim Alice"), StringComparison.Ordinal);
        await rita.SayAsync("Could you start in May?");

        alice = folder.Start("chat", "--user", "Alice");
        welcome = await alice.ReplyAsync();
        Assert.Contains("Rita of the recruiting team is here now.", welcome, StringComparison.Ordinal);
        Assert.Contains("Rita (recruiting team): Could you start in May?", welcome, StringComparison.Ordinal);
        Assert.DoesNotContain("guides", await alice.SayAsync("Yes, what is the date?"), StringComparison.Ordinal);
        (await alice.EndAsync()).ExitsWell();

        Assert.Contains("Alice (" + session.Head.SessionId + "): Yes, what is the date?", await rita.SayAsync("The first of May."), StringComparison.Ordinal);
        Assert.Contains("Handed back. I go on with Alice.", await rita.SayAsync("/release"), StringComparison.Ordinal);
        card = await rita.SayAsync("/candidate " + session.Head.SessionId[..6]);
        await rita.SendAsync(Shown.Key(card, "Decline"), "Main reason:\n");
        await rita.SendAsync("2", "Reason, for the record:\n");
        await rita.SendAsync("Too little on testing.", "Your words to the candidate (optional; a dash leaves it empty):\n");
        await rita.SendAsync("Thank you for the bookshop story.", "Recorded: Alice, Query Gardener, declined. The candidate will be told");
        Assert.Contains("is not waiting for a decision (declined). Nothing has changed.", await rita.SayAsync("/advance Alice"), StringComparison.Ordinal);
        (await rita.EndAsync()).ExitsWell();

        // The candidate reads it at the next start, and only what was meant for them.
        alice = folder.Start("chat", "--user", "Alice");
        welcome = await alice.ReplyAsync();
        Assert.Contains("Thank you for the bookshop story.", welcome, StringComparison.Ordinal);
        Assert.DoesNotContain("Too little on testing", welcome, StringComparison.Ordinal);
        Assert.Contains("Query Gardener: declined", await alice.SayAsync("/status"), StringComparison.Ordinal);
        (await alice.EndAsync()).ExitsWell();

        session = await folder.ApplicationAsync();
        var decided = Assert.Single(session.All<SessionDecided>());
        Assert.Equal((Outcome.Decline, "console:recruiter:rita", "The answers do not meet the criteria: Too little on testing."), (decided.Outcome, decided.By.Id, decided.Reason));
        Assert.Equal(Stage.Declined, session.Head.Stage);
        (await folder.RunAsync("replay", session.Head.SessionId)).Well();
    }

    [Fact]
    public async Task A_candidate_is_advanced_by_button_number()
    {
        await using var folder = new ProgramFolder();
        var bob = folder.Start("chat", "--user", "Bob");
        await bob.ReplyAsync();
        await TakeAsync(bob, Steps);
        (await bob.EndAsync()).ExitsWell();

        var rita = folder.Start("chat", "--as", "recruiter", "--user", "Rita");
        var card = await rita.ReplyAsync();
        Assert.Contains("Recorded: Bob, Query Gardener, advanced. The candidate will be told", await rita.SayAsync(Shown.Key(card, "Advance")), StringComparison.Ordinal);
        // The same button once more, and by the list: the application is advanced already.
        Assert.Contains("Nothing has changed.", await rita.SayAsync(Shown.Key(card, "Advance")), StringComparison.Ordinal);
        (await rita.EndAsync()).ExitsWell();

        bob = folder.Start("chat", "--user", "Bob");
        Assert.Contains("Query Gardener", await bob.ReplyAsync(), StringComparison.Ordinal);
        Assert.Contains("Query Gardener: advanced", await bob.SayAsync("/status"), StringComparison.Ordinal);
        (await bob.EndAsync()).ExitsWell();
        Assert.Equal(Outcome.Advance, Assert.Single((await folder.ApplicationAsync()).All<SessionDecided>()).Outcome);
    }

    [Fact]
    public async Task Human_review_only_is_rated_by_nobody_and_nothing_counts_as_low()
    {
        await using var folder = new ProgramFolder();
        var chat = folder.Start("chat", "--user", "Carol");
        await chat.ReplyAsync();
        var shown = await TakeAsync(chat, Steps.Take(3));
        await chat.SayAsync(Shown.Key(shown, "Continue, human review only"));
        foreach (var line in (string[])["yes", "4", "Europe", FirstAnswer, Probe, SecondAnswer, "hand in"])
            await chat.SayAsync(line);
        (await chat.EndAsync()).ExitsWell();

        var application = await folder.ApplicationAsync();
        Assert.Equal(Stage.Submitted, application.Head.Stage);
        Assert.All(application.All<CriterionRated>(), r => Assert.Equal((null, null, null), (r.Rating.Level, r.Evaluator, r.ConsentId)));
        var rita = folder.Start("chat", "--as", "recruiter", "--user", "Rita");
        Assert.Contains("Testing a change: pending human review", await rita.ReplyAsync(), StringComparison.Ordinal);
    }

    /// <summary>Every quote on the card's criteria is the candidate's own words, cut at most at its end.</summary>
    private static void AssertQuotesAre(string card, params string[] words)
    {
        var quotes = card.Split('\n')
            .Select(l => l.Trim())
            .Where(l => l.StartsWith('“'))
            .Select(l => l[1..l.LastIndexOf('”')].TrimEnd('…'))
            .ToList();
        Assert.NotEmpty(quotes);
        Assert.All(quotes, q => Assert.Contains(words, w => w.Contains(q, StringComparison.Ordinal)));
    }
}
