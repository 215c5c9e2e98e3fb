using System.Diagnostics;
using RecruitBot.Core.Knowledge.Live;

namespace RecruitBot.Benchmarks.Answers;

/// <summary>How long a running program takes to read its knowledge folder: all of it, and after a change of one file.</summary>
internal static class LoadTimes
{
    private const int Rounds = 9;

    /// <summary>Medians in milliseconds, over a copy of the folder.</summary>
    public static (double WholeMs, double OneFileMs) Measure(string knowledge)
    {
        var copy = Directory.CreateTempSubdirectory("recruitbot-knowledge-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(knowledge, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(copy.FullName, Path.GetRelativePath(knowledge, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
            var guide = Directory.EnumerateFiles(Path.Combine(copy.FullName, "guides")).Order(StringComparer.Ordinal).First();
            var inForce = KnowledgeInForce.Load(copy.FullName);
            var (whole, oneFile) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                whole.Add(Time(() => KnowledgeInForce.Load(copy.FullName)));
                File.AppendAllText(guide, $"\nRound {round} is the last one so far.\n");
                oneFile.Add(Time(() => inForce = KnowledgeInForce.Load(copy.FullName, inForce)));
            }
            return (Median(whole), Median(oneFile));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static double Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times.Percentile(.5);
    }
}
