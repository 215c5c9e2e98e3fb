using System.Diagnostics;

namespace RecruitBot.EndToEnd.Discord.Support;

/// <summary>Looks again until it sees what it is for. A busy machine is slow; only what never comes is a failure.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(40);

    /// <summary>Waits until the condition holds; what stands there instead is told when it never does.</summary>
    public static async Task BeAsync(Func<Task<bool>> holds, Func<Task<string>> instead)
    {
        var from = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(from) > Limit)
                Assert.Fail(await instead());
            await Task.Delay(Again);
        }
    }

    /// <summary>Waits until there is something to see.</summary>
    public static async Task<T> SeeAsync<T>(Func<Task<T?>> look, Func<Task<string>> instead)
        where T : class
    {
        T? seen = null;
        await BeAsync(async () => (seen = await look()) is not null, instead);
        return seen!;
    }
}
