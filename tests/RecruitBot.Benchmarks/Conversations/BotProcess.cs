using System.Diagnostics;
using RecruitBot.Simulator;

namespace RecruitBot.Benchmarks.Conversations;

/// <summary>The program as its operator runs it, connected to a simulator, in a folder of its own.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private BotProcess(Process process, DirectoryInfo folder, double toReadyMs)
    {
        (_process, _folder) = (process, folder);
        ToReadyMs = Math.Round(toReadyMs);
    }

    /// <summary>From starting the process until it said that it is ready, in milliseconds.</summary>
    public double ToReadyMs { get; }

    /// <summary>Resident memory when it was stopped, in megabytes.</summary>
    public double WorkingSetMb { get; private set; }

    public static async Task<BotProcess> StartAsync(Uri api)
    {
        var folder = Directory.CreateTempSubdirectory("recruitbot-turns-");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "recruitbot.dll"), "run"])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        start.Environment["Discord__Token"] = SimulatorServer.BotToken;
        start.Environment["Discord__ApiBaseUrl"] = api.ToString();
        start.Environment["Gates__QuestionsPerMinute"] = "1000";
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        while (await process.StandardError.ReadLineAsync() is { } line)
            if (line.Contains("Ready", StringComparison.Ordinal))
            {
                _ = process.StandardError.ReadToEndAsync();
                return new BotProcess(process, folder, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        throw new InvalidOperationException("The bot ended before it was ready.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Refresh();
        WorkingSetMb = Math.Round(_process.WorkingSet64 / 1024.0 / 1024.0, 1);
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
