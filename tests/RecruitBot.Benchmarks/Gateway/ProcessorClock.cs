using System.ComponentModel;
using System.Runtime.InteropServices;

namespace RecruitBot.Benchmarks.Gateway;

/// <summary>Linux's clock of another process's processor time (clock_getcpuclockid, clock_gettime).</summary>
internal static partial class ProcessorClock
{
    /// <summary>Of a clock's number, the part that says "time on a processor, as the scheduler counts it".</summary>
    private const int Scheduled = 2;

    /// <summary>What all threads of a process have used so far, those that have ended too.</summary>
    /// <param name="process">Its number.</param>
    /// <exception cref="Win32Exception">There is no such process.</exception>
    public static TimeSpan Read(int process) =>
        GetTime((~process << 3) | Scheduled, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetTime(int clock, out Time time);

    private readonly record struct Time(long Seconds, long Nanoseconds);
}
