using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Journal;
using RecruitBot.Simulator.World;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Simulator;

/// <summary>A journal that was cut off anywhere holds the world as it was after some step, and never half of one.</summary>
public sealed class JournalPropertyTests
{
    [Fact]
    public void A_cut_never_falls_within_a_step()
    {
        using var folder = new TemporaryFolder();
        var whole = Write(folder["whole.jsonl"], steps: 12);
        var run = 0;
        // What was there before the first step is written at once, when the file is made.
        var header = Array.IndexOf(whole, (byte)'\n') + 1;
        var cuts = Gen.Choose(header, whole.Length).ToArbitrary();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll(
                cuts,
                cut =>
                {
                    var path = folder[$"cut-{run++}.jsonl"];
                    File.WriteAllBytes(path, whole[..cut]);
                    var world = new SimulatedWorld(new SteppedTime());
                    using (JournalFile.Open(path, world))
                    {
                        var lines = whole.Take(cut).Count(b => b == '\n') - 1;
                        return world.Roles.All.Count == lines && world.Channels.All.Count == lines;
                    }
                }
            )
        );
    }

    /// <summary>Each step puts a role and a channel.</summary>
    private static byte[] Write(string path, int steps)
    {
        var world = new SimulatedWorld(new SteppedTime());
        using (var journal = JournalFile.Open(path, world))
        {
            world.Journal = journal;
            for (var i = 1UL; i <= (ulong)steps; i++)
            {
                var id = new Snowflake(i);
                world.Step(() =>
                {
                    world.Roles.Put(id, new GuildRole { Id = id, Name = "line\nend é 😀" });
                    world.Channels.Put(id, new Channel { Id = id });
                });
            }
        }
        return File.ReadAllBytes(path);
    }
}
