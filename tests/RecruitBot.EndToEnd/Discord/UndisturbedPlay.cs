using RecruitBot.EndToEnd.Discord.Support;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>What the script leaves behind when nothing goes wrong; played once for all tests that compare with it.</summary>
public static class UndisturbedPlay
{
    private static readonly Lazy<Task<Record>> Played = new(PlayAsync);

    /// <summary>The record.</summary>
    public static Task<Record> RecordAsync() => Played.Value;

    private static async Task<Record> PlayAsync()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Concat(Script.Deciding))
            await step.PlayAsync(play);
        return await Record.OfAsync(play);
    }
}
