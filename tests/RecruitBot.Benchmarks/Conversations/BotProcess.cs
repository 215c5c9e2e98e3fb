using System.Diagnostics;
using RecruitBot.Benchmarks.Conversations.Load;
using RecruitBot.Simulator;

namespace RecruitBot.Benchmarks.Conversations;

/// <summary>The program as its operator runs it, connected to a simulator, in a folder of its own; it can be killed and started again there.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recruitbot-turns-");
    private readonly Dictionary<string, string> _settings;
    private readonly List<string> _log = [];
    private Process _process = null!;
    private ProcessUse _before = new(TimeSpan.Zero, 0);

    private BotProcess(Dictionary<string, string> settings) => _settings = settings;

    /// <summary>From starting the process until it said that it is ready, in milliseconds; the last start counts.</summary>
    public double ToReadyMs { get; private set; }

    /// <summary>Resident memory when it was stopped, in megabytes.</summary>
    public double WorkingSetMb { get; private set; }

    /// <summary>What all its lives have used, their starts included.</summary>
    public ProcessUse Use
    {
        get
        {
            var now = ProcessUse.Of(_process);
            return new ProcessUse(_before.Processor + now.Processor, Math.Max(_before.PeakMb, now.PeakMb));
        }
    }

    /// <summary>Its store.</summary>
    public string Database => Path.Combine(_folder.FullName, "data", "recruitbot.db");

    /// <summary>What it wrote to standard error, over all its lives.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
                return [.. _log];
        }
    }

    public static async Task<BotProcess> StartAsync(Uri api, params (string Name, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
        all["Discord__Token"] = SimulatorServer.BotToken;
        all["Discord__ApiBaseUrl"] = api.ToString();
        all["Gates__QuestionsPerMinute"] = "1000";
        var bot = new BotProcess(all);
        await bot.StartAgainAsync();
        return bot;
    }

    /// <summary>Starts it in the same folder; returns when it is ready.</summary>
    public async Task StartAgainAsync()
    {
        var started = Stopwatch.GetTimestamp();
        _process = Begin("run");
        var ready = new TaskCompletionSource();
        _ = Task.Run(() => ReadAsync(_process.StandardError, ready));
        await ready.Task;
        ToReadyMs = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>SIGKILL: nothing of it runs after.</summary>
    public async Task KillAsync()
    {
        // One that has ended by itself says why in its log.
        if (!_process.HasExited)
        {
            _before = Use;
            _process.Kill();
        }
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>All applications as the program itself writes them, one JSON object a line, in a file.</summary>
    public async Task<string> ExportAsync()
    {
        var path = Path.Combine(_folder.FullName, "export.jsonl");
        using var export = Begin("export", "--out", path);
        var error = await export.StandardError.ReadToEndAsync();
        await export.WaitForExitAsync();
        return export.ExitCode == 0 ? path : throw new InvalidOperationException($"The export failed: {error}");
    }

    /// <summary>Copies log and store to a folder.</summary>
    public void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "bot.log"), Log);
        // There is none where a server keeps the sessions.
        foreach (var file in Directory.Exists(Path.GetDirectoryName(Database)) ? Directory.EnumerateFiles(Path.GetDirectoryName(Database)!) : [])
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Refresh();
        if (!_process.HasExited)
            WorkingSetMb = Math.Round(_process.WorkingSet64 / 1024.0 / 1024.0, 1);
        await KillAsync();
        _folder.Delete(recursive: true);
    }

    private Process Begin(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "recruitbot.dll"), .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private async Task ReadAsync(StreamReader error, TaskCompletionSource ready)
    {
        while (await error.ReadLineAsync() is { } line)
        {
            lock (_log)
                _log.Add(line);
            if (line.Contains("Ready", StringComparison.Ordinal))
                ready.TrySetResult();
        }
        ready.TrySetException(new InvalidOperationException($"The bot ended before it was ready: {string.Join('\n', Log.TakeLast(5))}"));
    }
}
