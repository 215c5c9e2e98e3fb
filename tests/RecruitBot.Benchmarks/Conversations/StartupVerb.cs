using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Simulator;

namespace RecruitBot.Benchmarks.Conversations;

/// <summary>
/// <c>startup [--runs N]</c>: from starting the process <c>recruitbot run</c> until the bot is ready on the simulator (connected, commands and
/// panel in place), medians; resident memory at that moment. Beside it in the same run, alternating: <c>recruitbot chat</c> to its first words,
/// and <c>recruitbot --help</c>, which is the runtime and the command line alone.
/// </summary>
internal static class StartupVerb
{
    public static async Task<int> Run(string[] args)
    {
        var runs = new Arguments(args).Number("runs", 11);
        var (ready, memory) = (new List<double>(), new List<double>());
        var (chat, chatMemory, floor) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            await using (var simulator = await SimulatorServer.StartAsync(new SimulatorOptions { Port = 0 }, NullLoggerFactory.Instance, CancellationToken.None))
            {
                var bot = await BotProcess.StartAsync(simulator.ApiBaseUrl);
                await bot.DisposeAsync();
                ready.Add(bot.ToReadyMs);
                memory.Add(bot.WorkingSetMb);
            }
            var folder = Directory.CreateTempSubdirectory("recruitbot-startup-");
            using (var process = Start(folder.FullName, "chat", out var started))
            {
                await process.StandardOutput.ReadLineAsync();
                chat.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                process.Refresh();
                chatMemory.Add(Math.Round(process.WorkingSet64 / 1024.0 / 1024.0, 1));
                process.StandardInput.Close();
                await process.WaitForExitAsync();
            }
            using (var process = Start(folder.FullName, "--help", out var started))
            {
                await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
                floor.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            folder.Delete(recursive: true);
        }
        foreach (var figures in (List<double>[])[ready, memory, chat, chatMemory, floor])
            figures.Sort();
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    toReadyMs = ready.Percentile(.5),
                    workingSetMb = memory.Percentile(.5),
                    chatToReadyMs = chat.Percentile(.5),
                    chatWorkingSetMb = chatMemory.Percentile(.5),
                    floorMs = floor.Percentile(.5),
                    runs,
                },
                JsonSerializerOptions.Web
            )
        );
        return 0;
    }

    private static Process Start(string folder, string verb, out long started)
    {
        started = Stopwatch.GetTimestamp();
        return Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "recruitbot.dll"), verb])
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
    }
}
