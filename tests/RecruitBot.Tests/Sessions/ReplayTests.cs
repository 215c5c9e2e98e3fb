using RecruitBot.Core.Assistant;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Sessions;

/// <summary>A second run of a session finds what was altered in its log, and needs no model that is gone.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Every_altered_event_is_named()
    {
        var log = await WholeAsync();
        var altered = 0;
        for (var i = 0; i < log.Count; i++)
        {
            if (Alter(log[i].Event) is not { } other)
                continue;
            altered++;
            List<RecordedEvent> forged = [.. log];
            forged[i] = log[i] with { Event = other };
            var report = await _office.Replay.RunAsync(forged, CancellationToken.None);
            Assert.Contains(report.Differences, d => d.Version == log[i].Version && d.Recorded == SessionJson.Write(other));
        }
        Assert.True(altered > 40, $"Only {altered} of {log.Count} events were altered.");
    }

    [Fact]
    public async Task An_event_that_was_taken_out_or_put_in_is_noticed()
    {
        var log = await WholeAsync();
        for (var i = 3; i < log.Count; i++)
        {
            if (log[i].Event is TurnReceived)
                continue;
            List<RecordedEvent> shorter = [.. log[..i], .. log[(i + 1)..]];
            Assert.NotEmpty((await _office.Replay.RunAsync(shorter, CancellationToken.None)).Differences);
        }
        List<RecordedEvent> longer = [.. log, new(log.Count + 1, log[^1].At, new SessionDecided(Outcome.Decline, Rita, "forged", "x", null))];
        var difference = Assert.Single((await _office.Replay.RunAsync(longer, CancellationToken.None)).Differences);
        Assert.Equal((log.Count + 1, ""), (difference.Version, difference.Replayed));
    }

    [Fact]
    public async Task Words_put_into_the_mouth_of_a_candidate_are_noticed()
    {
        var log = await WholeAsync();
        var i = log.FindIndex(e => e.Event is TurnReceived { Turn: Core.Conversations.TextTurn { Text: Paths.WholeStory } });
        var turn = (Core.Conversations.TextTurn)((TurnReceived)log[i].Event).Turn;
        log[i] = log[i] with { Event = new TurnReceived(turn with { Text = turn.Text + " Twice." }) };
        Assert.NotEmpty((await _office.Replay.RunAsync(log, CancellationToken.None)).Differences);
    }

    [Fact]
    public async Task Answers_and_ratings_of_another_knowledge_and_evaluator_are_taken_from_the_log()
    {
        var log = await WholeAsync();
        var other = new Replay(
            new ScriptedAnswerer { KnowledgeSha256 = new('b', 64), Before = _ => Assert.Fail("The question was answered again.") },
            new OfflineEvaluator(),
            _office.Notices
        );
        var report = await other.RunAsync(log, CancellationToken.None);
        Assert.Empty(report.Differences);
        Assert.Equal(3, report.FromRecord);
    }

    [Fact]
    public async Task A_rating_by_the_same_evaluator_that_comes_out_differently_is_a_difference()
    {
        var log = await WholeAsync();
        var changed = new Replay(_office.Answerer, new ScriptedEvaluator((_, _) => Rating.Insufficient("Other.")), _office.Notices);
        var report = await changed.RunAsync(log, CancellationToken.None);
        Assert.Equal(2, report.Differences.Count(d => d.Recorded.Contains("\"type\":\"rated\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Notices_that_read_otherwise_by_now_are_taken_from_the_log_as_they_were_shown()
    {
        var log = await WholeAsync();
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "prompts")))
            await File.WriteAllTextAsync(Path.Combine(folder.Path, Path.GetFileName(file)), (await File.ReadAllTextAsync(file)).Replace("{{employer}}", "Bread and {{employer}}", StringComparison.Ordinal));
        var (library, problems) = PromptLibrary.Load(folder.Path);
        Assert.Empty(problems);
        var other = new Replay(_office.Answerer, _office.Evaluator, new Notices(library, "Another Bakery", new ModelProviders("models.test", "models.test")));
        var report = await other.RunAsync(log, CancellationToken.None);
        Assert.Empty(report.Differences);
        // The disclosure, and two decisions.
        Assert.Equal(3, report.FromRecord);
        // A text that is not the one whose hash is on the log is not believed.
        var said = log.FindIndex(e => e.Event is BotSaid);
        log[said] = log[said] with { Event = new BotSaid([new Reply("There is nothing to know.")]) };
        Assert.NotEmpty((await other.RunAsync(log, CancellationToken.None)).Differences);
    }

    /// <summary>A log with nearly every kind of event.</summary>
    private async Task<List<RecordedEvent>> WholeAsync()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "Where does the flour come from?");
        await _office.SayAsync(Alice, "pause");
        await _office.SayAsync(Alice, "go on");
        await _office.SayAsync(Alice, Paths.WholeStory);
        await _office.PressAsync(Alice, "Skip");
        await _office.SayAsync(Alice, "human");
        await _office.PressAsync(Rita, "Claim");
        await _office.SayAsync(Rita, "Hello Alice.");
        await _office.SayAsync(Alice, "Hello Rita.");
        await _office.TypeAsync(Rita, "release");
        await _office.SayAsync(Alice, "back");
        await _office.SayAsync(Alice, Paths.HygieneStory);
        await _office.PressAsync(Alice, "Hand in");
        await _office.PressAsync(Rita, "Transcript");
        await _office.PressAsync(Rita, "Hold");
        await _office.TypeAsync(Rita, "decline", ("session", "Alice"), ("reason", "filled"), ("message", "Thank you."));
        return [.. await _office.EventsAsync(Alice)];
    }

    /// <summary>The event with one value changed; null where the change is one of the turn itself, which is the input of a run.</summary>
    private static SessionEvent? Alter(SessionEvent e) =>
        e switch
        {
            DisclosureShown d => d with { TextSha256 = new('0', 64) },
            ConsentGiven c => c with { Purpose = ConsentPurpose.OperatorTest },
            KnockoutAnswered k => k with { Passed = k.Passed != true },
            ItemAsked a => a with { Text = a.Text + " " },
            AnswerGiven a => a with { Text = a.Text.ToUpperInvariant() },
            ItemSkipped s => s with { Item = ScriptItem.Main("rescue") },
            QuestionAnswered q => q with { Answer = q.Answer with { Text = "Otherwise." } },
            PersonRequested p => p with { MessageId = "x" },
            CriterionRated r => r with { Rating = r.Rating with { Level = 5 } },
            SessionClaimed c => c with { By = Sam },
            SessionReleased r => r with { By = Sam },
            StaffWrote s => s with { Text = "Otherwise." },
            CandidateWrote c => c with { Text = "Otherwise." },
            RecordViewed v => v with { What = "nothing" },
            SessionDecided d => d with { Reason = "another" },
            BotSaid b => b with { Replies = [.. b.Replies.Select(r => r with { Text = r.Text + "!" })] },
            _ => null,
        };
}
