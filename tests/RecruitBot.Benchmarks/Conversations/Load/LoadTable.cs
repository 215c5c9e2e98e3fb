using System.Globalization;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>A run with the choices that it was made with, and its peer's.</summary>
internal sealed record LoadRow(string Limits, int Workers, int Seed, double ThinkSeconds, LoadResult Result, EchoRun.Outcome? Peer);

/// <summary>How cost grows, one line for each size.</summary>
internal static class LoadTable
{
    private static readonly (string Head, Func<LoadRow, object?> Cell)[] Columns =
    [
        ("candidates", r => r.Result.Candidates),
        ("workers", r => r.Workers),
        ("turns", r => r.Result.Turns),
        ("lost", r => r.Result.Lost),
        ("doubled", r => r.Result.Doubled),
        ("stuck", r => r.Result.Stuck),
        ("turns/s", r => r.Result.TurnsPerSecond),
        ("p50 ms", r => r.Result.P50Ms),
        ("p99 ms", r => r.Result.P99Ms),
        ("p99 ms in a session", r => r.Result.SessionP99Ms),
        ("bot ms/turn", r => r.Result.BotMsPerTurn),
        ("simulator ms/turn", r => r.Result.SimulatorMsPerTurn),
        ("bot MB", r => r.Result.BotPeakMb),
        ("kB/candidate", r => r.Result.DatabaseKbPerCandidate),
        ("restart ms", r => r.Result.RestartToReadyMs.Count > 0 ? r.Result.RestartToReadyMs[0] : "-"),
        ("caught up ms", r => r.Result.WhileDeadMaxMs),
        ("seconds", r => r.Result.WallSeconds),
        ("load", r => r.Result.LoadAverage),
        ("echo p50 ms", r => r.Peer?.P50Ms),
        ("echo p99 ms", r => r.Peer?.P99Ms),
        ("echo ms/turn", r => r.Peer?.BotMsPerTurn),
    ];

    /// <summary>The table in Markdown.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<LoadRow> rows) =>
        [
            $"| {string.Join(" | ", Columns.Select(c => c.Head))} |",
            $"|{string.Concat(Columns.Select(_ => "---|"))}",
            .. rows.Select(row => $"| {string.Join(" | ", Columns.Select(c => Convert.ToString(c.Cell(row) ?? "-", CultureInfo.InvariantCulture)))} |"),
        ];
}
