using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Conversations;

/// <summary>What a candidate saw acknowledged survives kill -9: after each step, and in the middle of many.</summary>
public sealed class KilledChatTests
{
    [Fact]
    public async Task After_a_kill_at_any_step_the_conversation_goes_on_where_it_was()
    {
        // Two at a time: each is a program that starts, which is work for one core.
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Steps.Count),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (taken, _) =>
            {
                try
                {
                    await KillAfterAsync(taken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    throw new InvalidOperationException($"Killed after step {taken}, “{Steps[taken - 1].Line}”: {e.Message}", e);
                }
            }
        );
    }

    [Theory]
    [InlineData("You are about to apply for")]
    [InlineData("Fact 3 of 3")]
    [InlineData("one more thing about your answer")]
    [InlineData("Question 2 of 2")]
    public async Task After_a_kill_in_a_burst_each_acknowledged_line_is_kept_once(string killAt)
    {
        // Words instead of numbers: nobody reads between the lines.
        string[] lines =
        [
            QuestionBetween, "/apply query-gardener", "Continue with AI scoring", "yes", "4", "Europe", FirstAnswer, QuestionBetween, "pause", "continue", Probe,
            SecondAnswer, "hand in",
        ];
        await using var folder = new ProgramFolder();
        var chat = folder.Start("chat", "--user", "Alice");
        await chat.WriteAsync(string.Join('\n', lines) + "\n");
        await chat.ExpectAsync(killAt);
        var shown = await chat.KillAsync();

        // Lines are taken in order, so what is kept is a beginning of what was sent: nothing lost in between, nothing twice.
        var kept = await TurnsAsync(folder);
        Assert.Equal(lines.Take(kept.Count), kept);
        var acknowledged = Acknowledged(shown);
        Assert.True(kept.Count >= acknowledged, $"{acknowledged} lines were acknowledged and {kept.Count} kept.");

        chat = folder.Start("chat", "--user", "Alice");
        await chat.WriteAsync(string.Concat(lines.Skip(kept.Count).Select(l => l + "\n")));
        (await chat.EndAsync()).ExitsWell();
        Assert.Equal(lines, await TurnsAsync(folder));
        var application = await folder.ApplicationAsync();
        Assert.Equal(Stage.Submitted, application.Head.Stage);
        Assert.Equal([FirstAnswer, Probe, SecondAnswer], application.All<AnswerGiven>().Select(a => a.Text));
        Assert.Equal(["yes", "4", "Europe"], application.All<KnockoutAnswered>().Select(a => a.Quote));
    }

    private static async Task KillAfterAsync(int taken)
    {
        var step = Steps[taken - 1];
        await using var folder = new ProgramFolder();
        var chat = folder.Start("chat", "--user", "Alice");
        await chat.ExpectAsync("/help for everything else.\n\n");
        await TakeAsync(chat, Steps.Take(taken));
        await chat.KillAsync();

        var before = await folder.SessionsAsync();
        AssertKept(before, taken);

        chat = folder.Start("chat", "--user", "Alice");
        var welcome = await chat.ReplyAsync();
        if (step.Prompt is null)
            Assert.DoesNotContain("goes on where you left it", welcome, StringComparison.Ordinal);
        else
            Assert.Contains($"Welcome back. Your application for Query Gardener goes on where you left it.\n\n{step.Prompt}", welcome, StringComparison.Ordinal);
        // Coming back is no event of the application.
        AssertKept(await folder.SessionsAsync(), taken);

        await TakeAsync(chat, Steps.Skip(taken), welcome);
        (await chat.EndAsync()).ExitsWell();
        AssertKept(await folder.SessionsAsync(), Steps.Count);
        Assert.Equal(Stage.Submitted, (await folder.ApplicationAsync()).Head.Stage);
    }

    /// <summary>Exactly what the first steps wrote is there, each word once, and one application at most.</summary>
    private static void AssertKept(IReadOnlyList<StoredSession> sessions, int taken)
    {
        var lines = Steps.Take(taken).Select(s => s.Line).ToList();
        Assert.Equal(lines.Take(1), Assert.Single(sessions, s => s.Head.Purpose == SessionPurpose.Enquiry).Texts);
        if (taken < 3)
        {
            Assert.Single(sessions);
            return;
        }
        Assert.Equal(2, sessions.Count);
        var application = Assert.Single(sessions, s => s.Head.Purpose == SessionPurpose.Application);
        // Buttons are presses, everything else is a message.
        Assert.Equal(lines.Skip(3).Where(l => l[0] != '['), application.Texts);
        Assert.Equal(lines.Skip(3).Count(l => l[0] == '['), application.All<TurnReceived>().Count(t => t.Turn is PressTurn));
        string[] answers = [FirstAnswer, Probe, SecondAnswer, ChangedAnswer];
        Assert.Equal(lines.Where(answers.Contains), application.All<AnswerGiven>().Select(a => a.Text));
        Assert.Equal(((string[])["yes", "4", "Europe"]).Take(Math.Clamp(taken - 4, 0, 3)), application.All<KnockoutAnswered>().Select(a => a.Quote));
    }

    /// <summary>The plain messages and the commands of all sessions, in the order in which they were taken.</summary>
    private static async Task<List<string>> TurnsAsync(ProgramFolder folder) =>
        [
            .. (await folder.SessionsAsync())
                .OrderBy(s => s.Head.OpenedAt)
                .SelectMany(s => s.All<TurnReceived>())
                .Select(t =>
                    t.Turn switch
                    {
                        TextTurn text => text.Text,
                        CommandTurn command => $"/{command.Command} {string.Join(' ', command.Options.Values)}",
                        _ => null,
                    }
                )
                .OfType<string>(),
        ];

    /// <summary>How many lines the replies show to be taken, at least.</summary>
    private static int Acknowledged(string shown)
    {
        string[] replies =
        [
            "32 hours", "You are about to apply for", "Fact 1 of 3", "Fact 2 of 3", "Fact 3 of 3", "Question 1 of 2: ", "How did you measure the effect?",
            "That was my answer", "We are taking a break", "How did you measure the effect?", "Question 2 of 2", "That was everything", "Handed in",
        ];
        var at = 0;
        for (var i = 0; i < replies.Length; i++)
        {
            at = shown.IndexOf(replies[i], at, StringComparison.Ordinal);
            if (at < 0)
                return i;
            at += replies[i].Length;
        }
        return replies.Length;
    }
}
