using RecruitBot.Benchmarks.Stores;
using RecruitBot.Benchmarks.Stores.Crash;

namespace RecruitBot.EndToEnd.Stores;

/// <summary>Screenings side by side, killed at random moments, on each engine.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recruitbot-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The engines that need nothing but a path.</summary>
    public static TheoryData<string> Engines() => [.. StoreEngine.Names.Where(n => n != "postgres")];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_candidates_were_told_is_saved_survives_kill_9_exactly_once(string engine)
    {
        var result = await new CrashRun(engine, Path.Combine(_folder.FullName, "store.db"), new Random(1)).RunAsync(kills: 20);

        Assert.True(result.Acknowledged > 100, $"Only {result.Acknowledged} messages were acknowledged: the test shows nothing.");
        Assert.Equal(new CrashResult(20, result.Acknowledged, Lost: 0, Doubled: 0, Stuck: 0, Broken: 0, result.Candidates), result);
    }
}
