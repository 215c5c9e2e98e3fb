using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace RecruitBot.Benchmarks.Gateway;

/// <summary>A client in a process of its own, measured from outside, so that all are measured alike.</summary>
internal sealed class Contender : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly long _started = Stopwatch.GetTimestamp();

    public Contender(string program, IEnumerable<string> arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        _ = ReadAsync();
    }

    /// <summary>Milliseconds since it was started.</summary>
    public double Age => Stopwatch.GetElapsedTime(_started).TotalMilliseconds;

    /// <summary>Processor time of all its threads so far, those that have ended too; on Linux to the nanosecond, since a whole flood takes a tenth of a second.</summary>
    public TimeSpan Processor
    {
        get
        {
            if (OperatingSystem.IsLinux())
                return ProcessorClock.Read(_process.Id);
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident megabytes.</summary>
    public double WorkingSetMb
    {
        get
        {
            _process.Refresh();
            return Math.Round(_process.WorkingSet64 / 1024.0 / 1024.0, 1);
        }
    }

    /// <summary>Waits until it has said a word so often; the number that came with the last.</summary>
    public async Task<long> HearAsync(string word, int times)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var line = (await _lines.Reader.ReadAsync(patience.Token)).Split(' ');
            if (line[0] == word && --times == 0)
                return long.Parse(line[1], CultureInfo.InvariantCulture);
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            _lines.Writer.TryWrite(line);
        _lines.Writer.TryComplete();
    }
}
