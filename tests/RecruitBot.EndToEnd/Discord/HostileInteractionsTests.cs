using System.Text.Json;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.EndToEnd.Support;
using Xunit.Abstractions;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>Interactions that are not what they should be change nothing, and the bot goes on.</summary>
public sealed class HostileInteractionsTests(ITestOutputHelper output)
{
    private const int Payloads = 1000;

    [Fact]
    public async Task A_thousand_hostile_interactions_change_nothing()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Take(7))
            await step.PlayAsync(play);
        var before = await StoredAsync(bench.Folder);

        var hostile = new HostilePayloads(new Random(seed), (await play.ApplicationAsync()).Head.SessionId, play.Thread.Id.ToString());
        var payloads = Enumerable.Range(0, Payloads).Select(_ => hostile.Next()).ToList();
        await Parallel.ForEachAsync(payloads, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (p, _) => await bench.Control.PostAsync("control/interaction", p));
        // Events come in order: what is answered now stands behind all of them.
        var since = Play.InteractionOf(await play.Alex.CommandAsync(play.Panel.Id, "status"));
        await play.Panel.HearAsync("Your applications:", since);
        Assert.Equal(before, await StoredAsync(bench.Folder));

        var said = await play.Alex.SayAsync(play.Thread.Id, FirstAnswer);
        await play.Thread.HearAsync("How did you measure the effect?", said.Id);
        Assert.Equal(1, bench.Bot.Error.Split("Connected to Discord").Length - 1);
        Assert.DoesNotContain("   at ", bench.Bot.Error, StringComparison.Ordinal);
        // Ended in peace, everything that had begun is finished.
        await bench.Bot.SignalAsync("TERM");
        Assert.Equal(0, (await bench.Bot.ExitAsync()).ExitCode);
        Assert.Equal(before.Count, (await StoredAsync(bench.Folder)).Count);
    }

    /// <summary>Every session with all of its events, as they are kept.</summary>
    private static async Task<IReadOnlyList<string>> StoredAsync(ProgramFolder folder) =>
        [.. (await folder.SessionsAsync()).OrderBy(s => s.Head.SessionId, StringComparer.Ordinal).Select(s => JsonSerializer.Serialize(s.Head) + JsonSerializer.Serialize(s.Log))];
}
