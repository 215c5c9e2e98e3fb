namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>What a run consists of.</summary>
internal sealed record LoadPlan
{
    /// <summary>People who all hold a whole screening at once.</summary>
    public int Candidates { get; init; } = 1000;

    /// <summary>Decides who does what and which faults come when; the same seed makes the same choices.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Mean pause of a candidate before each turn; each pause lies between none and twice as much.</summary>
    public TimeSpan Think { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time over which they arrive.</summary>
    public TimeSpan Arrival { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Faults made in a second, on average.</summary>
    public double FaultsPerSecond { get; init; } = 2;

    /// <summary>Whether one of every kind comes first, in runs too short to leave that to chance.</summary>
    public bool EveryFault { get; init; }

    /// <summary>How often the bot is killed and started again, spread over the run.</summary>
    public int Kills { get; init; } = 1;

    /// <summary>Whether the simulator keeps its rate limits; otherwise it lets everything in, and the bot is told that it may.</summary>
    public bool RealLimits { get; init; }

    /// <summary>Threads that may be open at a time; whoever comes later is screened in direct messages.</summary>
    public int ActiveThreads { get; init; } = 1000;

    /// <summary>Whoever pressed and saw nothing come of it presses again after so long.</summary>
    public TimeSpan PressAgain { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whoever waits for longer than this is stuck.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Folder for the bot's log and store, for a look afterwards; neither is kept when null.</summary>
    public string? Keep { get; init; }

    /// <summary>Processes of the bot, which share the work; more than one needs a <see cref="Connection"/>.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>A PostgreSQL database to keep the sessions in; a file of the bot's own when null.</summary>
    public string? Connection { get; init; }

    /// <summary>Stops and starts that server, half way through; null when it is left alone.</summary>
    public Func<Task>? RestartServer { get; init; }

    /// <summary>Knowledge of the bot; what comes along when null.</summary>
    public string? Knowledge { get; init; }
}
