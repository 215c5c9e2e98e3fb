using System.Diagnostics;
using System.Globalization;

namespace RecruitBot.Benchmarks.Retrieval;

/// <summary>
/// Another search engine, in a process of its own that is told what to do line by line: <c>index</c>, <c>rank N</c>, <c>time</c>. It answers <c>index</c> with its
/// milliseconds, <c>rank</c> with a line of positions for each query, and <c>time</c> with one line of microseconds.
/// </summary>
internal sealed class PeerEngine : ISearchEngine
{
    private readonly DirectoryInfo folder;
    private readonly Process process;
    private readonly int queries;

    private PeerEngine(string name, DirectoryInfo folder, Process process, int queries) =>
        (Name, this.folder, this.process, this.queries) = (name, folder, process, queries);

    public string Name { get; }

    /// <summary>Starts one over a collection; null, and a line that says so, when it is not installed.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">What comes before the two files with texts and queries.</param>
    /// <param name="install">What to install.</param>
    /// <param name="collection">The collection.</param>
    public static PeerEngine? Start(string name, string program, IEnumerable<string> arguments, string install, BeirCollection collection)
    {
        var files = Directory.CreateTempSubdirectory("recruitbot-retrieval-");
        var (texts, asked) = (Path.Combine(files.FullName, "texts"), Path.Combine(files.FullName, "queries"));
        File.WriteAllLines(texts, collection.Texts.Select(t => $"{OneLine(t.Title)}\t{OneLine(t.Text)}"));
        File.WriteAllLines(asked, collection.Queries.Select(q => OneLine(q.Text)));
        try
        {
            var start = new ProcessStartInfo(program, [.. arguments, texts, asked])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            var started = Process.Start(start)!;
            if (started.StandardOutput.ReadLine() == "ready")
                return new PeerEngine(name, files, started, collection.Queries.Count);
            started.Dispose();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The program is not there.
        }
        files.Delete(recursive: true);
        Console.Error.WriteLine($"{name} is left out: it could not be started; {install}.");
        return null;
    }

    public double Index() => double.Parse(Tell("index"), CultureInfo.InvariantCulture);

    public IReadOnlyList<int[]> Rank(int depth)
    {
        process.StandardInput.WriteLine($"rank {depth}");
        process.StandardInput.Flush();
        return [.. Enumerable.Range(0, queries).Select(_ => Numbers(ReadLine()).Select(n => (int)n).ToArray())];
    }

    public double[] Time() => [.. Numbers(Tell("time")).Select(us => us / 1000)];

    public void Dispose()
    {
        // It ends by itself when nothing more can be told to it.
        process.StandardInput.Close();
        process.WaitForExit(TimeSpan.FromSeconds(5));
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c) ? ' ' : c));

    private static IEnumerable<double> Numbers(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture));

    private string Tell(string order)
    {
        process.StandardInput.WriteLine(order);
        process.StandardInput.Flush();
        return ReadLine();
    }

    private string ReadLine() => process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} ended before it was done.");
}
