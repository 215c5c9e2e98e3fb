using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>A <c>store-writer</c> in a process of its own, and what it has acknowledged.</summary>
internal sealed class StoreProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    /// <summary>Starts it.</summary>
    public StoreProcess(string engine, string path, string prefix, int writers, int? appends = null)
    {
        // The dotnet that runs this process runs the writer too; there may be none on the path.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..", "dotnet"));
        var start = new ProcessStartInfo(File.Exists(dotnet) ? dotnet : "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        string[] arguments = [typeof(StoreProcess).Assembly.Location, "store-writer", "--engine", engine, "--path", path];
        string[] more = ["--prefix", prefix, "--writers", writers.ToString(CultureInfo.InvariantCulture)];
        string[] last = appends is { } n ? ["--appends", n.ToString(CultureInfo.InvariantCulture)] : [];
        foreach (var argument in arguments.Concat(more).Concat(last))
            start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException("The writer did not start.");
        _reading = ReadAsync();
    }

    /// <summary>What was acknowledged; complete after <see cref="KillAsync"/> or <see cref="EndAsync"/>.</summary>
    public List<(string Session, long Version)> Acknowledged { get; } = [];

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

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is not [var session, var version, "."])
                continue;
            Acknowledged.Add((session, long.Parse(version, CultureInfo.InvariantCulture)));
            _first.TrySetResult();
        }
    }
}
