using System.Text;
using RecruitBot.Benchmarks.Stores;
using RecruitBot.Benchmarks.Stores.Crash;
using RecruitBot.Core.Sessions;

namespace RecruitBot.EndToEnd.Stores.PowerLoss;

/// <summary>What candidates were told is saved survives a power cut: nothing is told before the disk has it.</summary>
public sealed class PowerLossTests
{
    private const int Cuts = 60;

    /// <summary>The engines that keep their data in files of our own.</summary>
    public static TheoryData<string> Engines() => [.. StoreEngine.Names.Where(n => n != "postgres")];

    [TheoryWithStrace]
    [MemberData(nameof(Engines))]
    public async Task Nothing_is_acknowledged_before_the_disk_has_flushed_it(string engine)
    {
        var traced = await TracedScreenings.On(engine);
        var writes = traced.OnStore.Where(c => c.Name == "write").OrderBy(c => c.Begin).ToList();
        var flushes = traced.OnStore.Where(c => c.Name == "flush").ToList();

        Assert.Empty(traced.OnStore.Where(c => c.Name.StartsWith("unknown", StringComparison.Ordinal)));
        Assert.Equal(2 * 6 * CandidateTalk.Steps, traced.Acknowledged.Count);
        foreach (var (at, candidate, step) in traced.Acknowledged)
        {
            var first = writes.First(w => Holds(w.Data, CandidateTalk.MessageId(candidate, step)));
            Assert.True(
                flushes.Exists(f => f.Path == first.Path && f.Begin > first.End && f.End < at),
                $"Step {step} of {candidate} was acknowledged at {at}; it was written at {first.Begin} and not flushed in between."
            );
        }
    }

    [TheoryWithStrace]
    [MemberData(nameof(Engines))]
    public async Task After_a_power_cut_at_any_moment_all_that_was_acknowledged_is_there_once(string engine)
    {
        var traced = await TracedScreenings.On(engine);
        Assert.Equal(new Outcome(3 * Cuts, 0, 0, 0, 0), await CutAsync(engine, traced, traced.OnStore));
    }

    /// <summary>What the tests above would say of a store that does not wait for the disk.</summary>
    [TheoryWithStrace]
    [MemberData(nameof(Engines))]
    public async Task A_store_that_never_flushes_is_found_out(string engine)
    {
        var traced = await TracedScreenings.On(engine);
        var outcome = await CutAsync(engine, traced, traced.OnStore.Where(c => c.Name != "flush" || c.Path == traced.Folder));
        Assert.True(outcome.Lost + outcome.Unreadable > Cuts, $"{outcome}: so few of the cuts did harm.");
    }

    private static bool Holds(byte[] data, string id)
    {
        // Ids begin alike: what follows must not be another digit of a longer one.
        var sought = Encoding.UTF8.GetBytes(id);
        for (var from = 0; data.AsSpan(from).IndexOf(sought) is >= 0 and var at; from += at + sought.Length)
            if (from + at + sought.Length is var end && (end == data.Length || !char.IsAsciiDigit((char)data[end])))
                return true;
        return false;
    }

    private static async Task<Outcome> CutAsync(string engine, TracedScreenings traced, IEnumerable<SystemCall> calls)
    {
        // What is written may reach the disk as soon as the call has begun; everything else counts when it has returned.
        var timeline = calls.Select(c => (At: c.Name is "write" or "truncate" ? c.Begin : c.End, Call: c)).OrderBy(c => c.At).ToList();
        var random = new Random(7);
        var cuts = Enumerable.Range(0, Cuts).Select(_ => random.Next(timeline[^1].At + 2)).Order().ToList();
        var (disk, done, outcome) = (new SimulatedDisk(), 0, new Outcome(0, 0, 0, 0, 0));
        foreach (var cut in cuts)
        {
            for (; done < timeline.Count && timeline[done].At < cut; done++)
                disk.Take(timeline[done].Call);
            var acknowledged = traced.Acknowledged.Where(a => a.At < cut).Select(a => (a.Candidate, a.Step)).ToList();
            // Nothing that was not flushed is there, all of it, and any mixture.
            foreach (var kept in new Func<bool>[] { () => false, () => true, () => random.Next(2) == 0 })
                outcome = outcome.With(await LookAsync(engine, disk, traced.Folder, kept, acknowledged));
        }
        return outcome;
    }

    private static async Task<CrashFindings?> LookAsync(string engine, SimulatedDisk disk, string folder, Func<bool> kept, List<(string, int)> acknowledged)
    {
        var image = Directory.CreateTempSubdirectory("recruitbot-image-");
        try
        {
            disk.Restore(folder, image.FullName, kept);
            await using var store = StoreEngine.Open(engine, Path.Combine(image.FullName, "store.db"));
            return await CrashCheck.RunAsync(store, acknowledged);
        }
        catch (StoreException)
        {
            return null;
        }
        finally
        {
            image.Delete(recursive: true);
        }
    }

    private sealed record Outcome(int Images, int Lost, int Doubled, int Broken, int Unreadable)
    {
        public Outcome With(CrashFindings? found) =>
            found is null
                ? this with { Images = Images + 1, Unreadable = Unreadable + 1 }
                : new(Images + 1, Lost + found.Lost, Doubled + found.Doubled, Broken + found.Broken, Unreadable);
    }
}
