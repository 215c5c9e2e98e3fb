using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Conversations;

/// <summary>Several programs at once on one store, and a program that is asked to stop.</summary>
public sealed class SideBySideTests
{
    [Fact]
    public async Task A_recruiter_takes_over_and_hands_back_while_the_candidate_writes()
    {
        await using var folder = new ProgramFolder();
        var alice = folder.Start("chat", "--user", "Alice");
        var rita = folder.Start("chat", "--as", "recruiter", "--user", "Rita");
        await rita.ReplyAsync();
        await alice.ReplyAsync();
        await TakeAsync(alice, Steps.Take(7));

        await rita.SayAsync("/claim Alice");
        // No answer to the open question and no reply of the bot's: it goes to the person.
        var reply = await alice.SayAsync("Is this the right place?");
        Assert.Contains("Rita of the recruiting team is here now.", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("Question 1", reply, StringComparison.Ordinal);
        Assert.Contains(": Is this the right place?", await rita.SayAsync("It is."), StringComparison.Ordinal);
        await rita.SayAsync("/release");
        reply = await alice.SayAsync("/status");
        Assert.Contains("Rita (recruiting team): It is.", reply, StringComparison.Ordinal);
        Assert.Contains("You are back with me, the recruiting assistant (an AI).", reply, StringComparison.Ordinal);
        Assert.Contains("Question 1 of 2", reply, StringComparison.Ordinal);
        await TakeAsync(alice, Steps.Skip(7));

        // The card comes with the recruiter's next line.
        Assert.Contains("== Alice: Query Gardener ==", await rita.SayAsync("/candidates"), StringComparison.Ordinal);
        (await alice.EndAsync()).ExitsWell();
        (await rita.EndAsync()).ExitsWell();
        var application = await folder.ApplicationAsync();
        Assert.Equal([FirstAnswer, Probe, Probe, SecondAnswer, ChangedAnswer], application.All<AnswerGiven>().Select(a => a.Text));
        (await folder.RunAsync("replay", application.Head.SessionId)).Well();
    }

    [Fact]
    public async Task A_candidate_in_two_windows_has_one_application()
    {
        await using var folder = new ProgramFolder();
        var windows = new[] { folder.Start("chat", "--user", "Alice"), folder.Start("chat", "--user", "ALICE") };
        foreach (var window in windows)
            await window.ReplyAsync();

        // Both at once, and neither waits for the other.
        await Task.WhenAll(windows.Select(w => w.SayAsync("/apply query-gardener")));
        await folder.ApplicationAsync();
        await Task.WhenAll(windows.Select(w => w.SayAsync("Continue with AI scoring")));
        await windows[0].SayAsync("yes");
        await windows[1].SayAsync("4");
        await windows[0].SayAsync("Europe");
        await Task.WhenAll(windows.Select((w, i) => w.SayAsync($"{FirstAnswer} This is from window {i}.")));
        // Which of the two was the answer and which went to the next question is a matter of luck; the rest is passed over.
        var shown = "";
        for (var i = 0; i < 5 && !shown.Contains("That was everything", StringComparison.Ordinal); i++)
            shown = await windows[0].SayAsync("skip");
        await windows[0].SayAsync("hand in");
        foreach (var window in windows)
            (await window.EndAsync()).ExitsWell();

        var application = await folder.ApplicationAsync();
        Assert.Equal(Stage.Submitted, application.Head.Stage);
        Assert.Single(application.All<ConsentGiven>(), c => c.Purpose == "scoring");
        // Whatever the order was, no word of either window is lost.
        foreach (var i in (int[])[0, 1])
            Assert.Single(application.Texts, t => t == $"{FirstAnswer} This is from window {i}.");
        Assert.Equal(2, (await folder.SessionsAsync()).Count);
        (await folder.RunAsync("replay", application.Head.SessionId)).Well();
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_chat_that_is_asked_to_stop_ends_at_once_and_goes_on_later(string signal)
    {
        await using var folder = new ProgramFolder();
        var chat = folder.Start("chat", "--user", "Alice");
        await chat.ReplyAsync();
        await TakeAsync(chat, Steps.Take(8));

        await chat.SignalAsync(signal);
        var end = await chat.ExitAsync();

        Assert.Equal((0, ""), (end.ExitCode, end.Error));
        chat = folder.Start("chat", "--user", "Alice");
        Assert.Contains("goes on where you left it.\n\n" + Steps[7].Prompt, await chat.ReplyAsync(), StringComparison.Ordinal);
        (await chat.EndAsync()).ExitsWell();
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Ask_that_waits_for_a_line_stops_when_asked_to(string signal)
    {
        await using var folder = new ProgramFolder();
        var ask = folder.Start("ask");
        await ask.SendAsync(QuestionBetween, "32 hours");

        await ask.SignalAsync(signal);
        var end = await ask.ExitAsync();

        Assert.Equal((1, ""), (end.ExitCode, end.Error));
    }

    [Fact]
    public async Task The_end_of_input_and_quit_end_a_chat()
    {
        await using var folder = new ProgramFolder();
        (await folder.RunAsync("chat")).Well();
        var chat = folder.Start("chat");
        await chat.WriteAsync("/quit\n");
        Assert.Equal(0, (await chat.ExitAsync()).ExitCode);
    }

    [Fact]
    public async Task An_application_for_a_shipped_role_can_be_begun_and_withdrawn()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var chat = folder.Start("chat", "--user", "Alice");
        await chat.ReplyAsync();
        Assert.Contains("$130,000 to $180,000", await chat.SayAsync("What does a senior Django developer earn?"), StringComparison.Ordinal);
        var jobs = await chat.SayAsync("/jobs");
        Assert.Contains("You are about to apply for: Senior Django Developer", await chat.SayAsync(Shown.Key(jobs, "Apply: Senior Django Developer")), StringComparison.Ordinal);
        Assert.Contains("Fact 1 of ", await chat.SayAsync("1"), StringComparison.Ordinal);
        var sure = await chat.SayAsync("/withdraw");
        Assert.Contains("is withdrawn", await chat.SayAsync(Shown.Key(sure, "Yes, withdraw")), StringComparison.Ordinal);
        Assert.Contains("Senior Django Developer: withdrawn", await chat.SayAsync("/status"), StringComparison.Ordinal);

        // Erased is erased: nothing of it is left in the file.
        var erase = await chat.SayAsync("/erase");
        Assert.Contains("is deleted", await chat.SayAsync(Shown.Key(erase, "Yes, delete everything")), StringComparison.Ordinal);
        (await chat.EndAsync()).ExitsWell();
        Assert.Empty(await folder.SessionsAsync());
    }
}
