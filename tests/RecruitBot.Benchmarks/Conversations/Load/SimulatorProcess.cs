using System.Diagnostics;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>The simulator as a program of its own, so that its processor time is told apart from the bot's; its world is in memory.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private SimulatorProcess(Process process, DirectoryInfo folder, Uri page) => (_process, _folder, Page) = (process, folder, page);

    /// <summary>Address of its page.</summary>
    public Uri Page { get; }

    /// <summary>What a bot sets as its REST base.</summary>
    public Uri Api => new(Page, "/api/v10");

    /// <summary>What it has used.</summary>
    public ProcessUse Use => ProcessUse.Of(_process);

    public static async Task<SimulatorProcess> StartAsync()
    {
        const string Mark = "Chat page: ";
        var folder = Directory.CreateTempSubdirectory("recruitbot-discord-");
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "recruitbot.dll"), "simulator", "--Simulator:Port", "0"])
            {
                WorkingDirectory = folder.FullName,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new SimulatorProcess(process, folder, new Uri(line[Mark.Length..]));
            }
        throw new InvalidOperationException("The simulator ended before it could be reached.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
