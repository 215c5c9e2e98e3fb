using System.Text.Json;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Support;
using RecruitBot.EndToEnd.Verbs;

namespace RecruitBot.EndToEnd.Sqlite;

/// <summary>backup and restore, as an operator uses them: while candidates are screened, and when something cuts them short.</summary>
public sealed class BackupTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_backup_that_is_killed_harms_nothing_and_the_next_one_is_restored_to_the_same()
    {
        await using var folder = new ProgramFolder();
        var session = await Screened.ScreenAsync(folder);
        await FillAsync(folder.Database);
        using var enough = new CancellationTokenSource();
        var screening = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
                await Screened.ScreenAsync(folder);
        });

        var killed = folder.Start("backup", "--to", "monday.db");
        await UntilAsync(() => File.Exists(folder["monday.db.recruitbot-partial"]) && new FileInfo(folder["monday.db.recruitbot-partial"]).Length > 0);
        await killed.KillAsync();
        Assert.False(File.Exists(folder["monday.db"]), "It was done before it was killed: the test shows nothing.");

        var written = (await folder.RunAsync("backup", "--to", "monday.db")).Well();
        Assert.Contains("Not in it: settings and secrets", written.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["monday.db.recruitbot-partial"]));
        await enough.CancelAsync();
        await screening;
        var later = await Screened.ScreenAsync(folder);
        (await folder.RunAsync("verify")).Well();

        var restored = JsonDocument.Parse(Assert.Single((await folder.RunAsync("restore", "monday.db", "--json")).Well().Lines)).RootElement;
        (await folder.RunAsync("verify")).Well();
        (await folder.RunAsync("replay", session)).Well();
        Assert.Equal(1, (await folder.RunAsync("replay", later)).ExitCode);
        folder.Environment["Storage__Path"] = restored.GetProperty("keptAs").GetString()!;
        (await folder.RunAsync("replay", later)).Well();
    }

    [Fact]
    public async Task Nothing_is_restored_while_the_bot_has_the_store()
    {
        await using var folder = new ProgramFolder();
        await Screened.ScreenAsync(folder);
        (await folder.RunAsync("backup", "--to", "monday.db")).Well();
        var chat = folder.Start("chat");
        await chat.SayAsync("hello");
        (await folder.RunAsync("restore", "monday.db")).Refused("is in use: stop the bot");
        await chat.SayAsync("are you still there?");
        (await chat.EndAsync()).ExitsWell();
        Assert.StartsWith("Restored and checked: ", (await folder.RunAsync("restore", "monday.db")).Well().Out, StringComparison.Ordinal);
        (await folder.RunAsync("restore", "tuesday.db")).Refused("There is no file", "tuesday.db");
    }

    /// <summary>Enough that a backup takes longer than it takes to kill it.</summary>
    private static async Task FillAsync(string database)
    {
        await using var store = SqliteSessionStore.Open(database);
        var words = new string('w', 4000);
        for (var i = 0; i < 8; i++)
        {
            var candidate = new Person($"console:filler{i}", "Filler");
            var id = SessionIds.New();
            SessionEvent[] events = [new SessionOpened(id, candidate, new Place("console", $"dm{i}"), SessionPurpose.OperatorTest, null, null), .. Enumerable.Range(0, 2000).Select(n => new CandidateWrote($"{i}.{n}", words))];
            var state = SessionFold.Fold(events.Select((e, n) => new RecordedEvent(n + 1, At, e)))!;
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(new SessionAppend(0, events, At, state.ToHead(), null, []), CancellationToken.None));
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
            await Task.Delay(2, patience.Token);
    }
}
