using System.Diagnostics;

namespace RecruitBot.Tests.Discord;

/// <summary>Waits for what another thread is about to do.</summary>
internal static class Eventually
{
    public static Task TrueAsync(Func<bool> condition, string what) => TrueAsync(condition, () => what, TimeSpan.FromSeconds(20));

    public static async Task TrueAsync(Func<bool> condition, Func<string> what, TimeSpan within)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > within)
                Assert.Fail("Waited in vain for " + what());
            await Task.Delay(TimeSpan.FromMilliseconds(1));
        }
    }
}
