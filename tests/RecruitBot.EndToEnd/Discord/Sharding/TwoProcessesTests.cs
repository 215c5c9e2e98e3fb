using System.Globalization;
using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.EndToEnd.Support;
using RecruitBot.Simulator;

namespace RecruitBot.EndToEnd.Discord.Sharding;

/// <summary>The bot as two processes over one store, each with a part of its shards, on a Discord that lets one shard begin in five seconds.</summary>
public sealed class TwoProcessesTests
{
    private static readonly TimeSpan Five = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Started_at_once_they_begin_in_turn_and_are_one_bot()
    {
        await using var bench = await DiscordBench.OpenAsync(new QuotaOptions());
        var shards = await ShardsAsync(bench);
        // One process has the server, the other the direct messages.
        var (ofServer, others) = (shards.Of(shards.Server), shards.Of([.. Enumerable.Range(0, shards.Count).Where(i => i != shards.Server)]));
        var second = bench.Folder.Start(["run", .. others]);
        await bench.StartBotAsync(ofServer);
        await ConnectedAsync(second, shards.Count - 1);

        await BeganInTurnAsync(bench, shards.Count);
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Concat(Script.Deciding))
            await step.PlayAsync(play);
        (await UndisturbedPlay.RecordAsync()).Matches(await Record.OfAsync(play));
        await DirectAsync(bench);
        await PreparedOnceAsync(bench, play);
        await BeganInTurnAsync(bench, shards.Count);
    }

    [Fact]
    public async Task Started_a_second_time_over_one_store_it_is_refused_and_one_that_was_killed_blocks_nobody()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var second = await bench.Folder.RunAsync("run");
        Assert.Equal(2, second.ExitCode);
        Assert.EndsWith(
            "recruitbot: This bot already runs over the same store in another process: stop that one first, or give every process shards of its own (Discord:Shards, Discord:ShardIds).\n",
            second.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Connected", second.Error, StringComparison.Ordinal);
        await bench.KillBotAsync();
        await bench.StartBotAsync();
        Assert.DoesNotContain("Another process", bench.Bot.Error, StringComparison.Ordinal);
    }

    /// <summary>No shard was turned away, or it would have asked twice.</summary>
    private static async Task BeganInTurnAsync(DiscordBench bench, int count)
    {
        var frames = (await bench.Control.GetAsync("control/frames"))
            .EnumerateArray()
            .Select(f => (Time: f.GetProperty("time").GetDateTimeOffset(), Frame: JsonElement.Parse(f.GetProperty("text").GetString()!)))
            .Where(f => f.Frame.GetProperty("op").GetInt32() == 2)
            .ToList();
        Assert.Equal(Enumerable.Range(0, count), frames.Select(f => f.Frame.GetProperty("d").GetProperty("shard")[0].GetInt32()).Order());
        Assert.All(frames.Zip(frames.Skip(1)), pair => Assert.True(pair.Second.Time - pair.First.Time >= Five, "Two shards began within five seconds."));
    }

    private static async Task DirectAsync(DiscordBench bench)
    {
        var sam = await bench.JoinAsync("sam");
        var direct = new Room(sam, (await sam.DirectAsync()).Id);
        var asked = (await sam.SayAsync(direct.Id, "What can you do for me?")).Id;
        await direct.HearAsync("The guides don't say", asked);
        // Once more, so that a second answer to the first would stand there by now.
        var used = Play.InteractionOf(await sam.CommandAsync(direct.Id, "jobs"));
        await direct.HearAsync("Query Gardener", used);
        var again = (await sam.SayAsync(direct.Id, "What can you do for her?")).Id;
        await direct.HearAsync("The guides don't say", again);
        Assert.Equal(2, (await direct.SaidAsync(asked)).Count(m => Room.Says(m, "The guides don't say")));
    }

    private static async Task PreparedOnceAsync(DiscordBench bench, Play play)
    {
        Assert.Single(await play.Panel.AllAsync(), m => Room.Has(m, "Apply") && !Room.IsForOne(m));
        Assert.Single(await bench.Control.RequestsAsync(), r => r.GetProperty("method").GetString() == "PUT" && r.GetProperty("path").GetString()!.EndsWith("/commands", StringComparison.Ordinal));
    }

    private static Task ConnectedAsync(RunningProgram bot, int shards) =>
        Eventually.BeAsync(
            () => Task.FromResult(bot.Error.Split("Connected to Discord as ").Length - 1 == shards),
            () => Task.FromResult($"Not all shards are connected:\n{bot.Error}")
        );

    /// <summary>As many shards as it takes for the server not to be on the first one.</summary>
    private static async Task<Shards> ShardsAsync(DiscordBench bench)
    {
        var world = await bench.Control.GetAsync("world");
        var guild = Snowflake.Parse(world.GetProperty("guild").GetProperty("id").GetString()!).Value >> 22;
        var count = Enumerable.Range(2, 100).First(n => guild % (ulong)n != 0);
        return new Shards(count, (int)(guild % (ulong)count));
    }

    private sealed record Shards(int Count, int Server)
    {
        public string[] Of(params int[] ids) =>
            ["--Discord:Shards", Count.ToString(CultureInfo.InvariantCulture), "--Discord:ShardIds", string.Join(',', ids)];
    }
}
