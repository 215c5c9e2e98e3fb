using System.Diagnostics;
using System.Globalization;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>What a process has used so far.</summary>
/// <param name="Processor">Processor time of all its threads.</param>
/// <param name="PeakMb">The most resident memory it ever had, in megabytes.</param>
internal sealed record ProcessUse(TimeSpan Processor, double PeakMb)
{
    public static ProcessUse Of(Process process)
    {
        process.Refresh();
        return new ProcessUse(process.TotalProcessorTime, Math.Round(PeakKb(process) / 1024.0, 1));
    }

    /// <summary>From Linux's own figure; .NET's peak is that of the moment there.</summary>
    private static long PeakKb(Process process)
    {
        var status = $"/proc/{process.Id}/status";
        if (!File.Exists(status))
            return process.PeakWorkingSet64 / 1024;
        var line = File.ReadLines(status).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
