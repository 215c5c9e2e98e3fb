namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>What came of a run. Times are in milliseconds unless they say otherwise, memory is in megabytes.</summary>
internal sealed record LoadResult
{
    public required int Candidates { get; init; }
    public required int Turns { get; init; }
    public required int Lost { get; init; }
    public required int Doubled { get; init; }
    public required int Misplaced { get; init; }
    public required int Stuck { get; init; }
    public required int AnswersCompared { get; init; }
    public required int BotMessagesCompared { get; init; }
    public required int InDirectMessages { get; init; }
    public required double P50Ms { get; init; }
    public required double P99Ms { get; init; }
    public required double MaxMs { get; init; }

    /// <summary>The same without the turns that met a pause which Discord asks for after it has ended a session.</summary>
    public required double SessionP99Ms { get; init; }
    public required int TurnsWithoutSession { get; init; }

    /// <summary>Presses that Discord told the candidate were not responded to, while the bot was alive and had a session.</summary>
    public required int NotResponded { get; init; }

    /// <summary>The same in the pauses after a session's end: what happens then, no new session is told of.</summary>
    public required int NotRespondedWithoutSession { get; init; }

    /// <summary>Turns sent or unanswered while the bot was dead; their time counts from when it was ready again.</summary>
    public required int TurnsWhileDead { get; init; }
    public required double WhileDeadP50Ms { get; init; }
    public required double WhileDeadMaxMs { get; init; }
    public required IReadOnlyList<double> RestartToReadyMs { get; init; }
    public required double WallSeconds { get; init; }
    public required double TurnsPerSecond { get; init; }
    public required double BotMsPerTurn { get; init; }
    public required double SimulatorMsPerTurn { get; init; }
    public required double BotPeakMb { get; init; }
    public required double SimulatorPeakMb { get; init; }
    public required double DatabaseKbPerCandidate { get; init; }
    public required double ToReadyMs { get; init; }
    public required IReadOnlyDictionary<string, int> Faults { get; init; }
    public required string LoadAverage { get; init; }
    public required IReadOnlyList<string> Details { get; init; }
}
