using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>A verb of this program in a process of its own, and what it has acknowledged.</summary>
internal sealed class StoreProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">The verb and its arguments.</param>
    /// <param name="under">A program that starts it, with its arguments; none when empty.</param>
    public StoreProcess(IEnumerable<string> arguments, params string[] under)
    {
        // The dotnet that runs this process runs the verb too; there may be none on the path.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..", "dotnet"));
        string[] all = [.. under, File.Exists(dotnet) ? dotnet : "dotnet", typeof(StoreProcess).Assembly.Location, .. arguments];
        var start = new ProcessStartInfo(all[0]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in all.Skip(1))
            start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        _reading = ReadAsync();
    }

    /// <summary>Starts a <see cref="StoreWriterVerb"/>.</summary>
    public static StoreProcess Writer(string engine, string path, string prefix, int writers, int appends) =>
        new(["store-writer", "--engine", engine, "--path", path, "--prefix", prefix, "--writers", Text(writers), "--appends", Text(appends)]);

    /// <summary>What was acknowledged, a name and a number on each line; complete after <see cref="KillAsync"/> or <see cref="EndAsync"/>.</summary>
    public List<(string Name, int Number)> Acknowledged { get; } = [];

    /// <summary>Waits for the first acknowledgement; false when it does not come.</summary>
    public async Task<bool> WorksAsync(TimeSpan patience) => await Task.WhenAny(_first.Task, Task.Delay(patience)) == _first.Task;

    /// <summary>SIGKILL: nothing of the process runs after it.</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return EndAsync();
    }

    /// <summary>Waits until it has ended; its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _reading;
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is not [var name, var number, "."])
                continue;
            Acknowledged.Add((name, int.Parse(number, CultureInfo.InvariantCulture)));
            _first.TrySetResult();
        }
    }
}
