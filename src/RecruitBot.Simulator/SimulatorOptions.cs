namespace RecruitBot.Simulator;

/// <summary>How the simulator runs.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Port on 127.0.0.1; 0 for any that is free.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>File that keeps its state; in memory when null.</summary>
    public string? Path { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How often the bot may ask.</summary>
    public RateLimitOptions RateLimits { get; init; } = new();

    /// <summary>How much it may do in a longer time.</summary>
    public QuotaOptions Quotas { get; init; } = new();
}

/// <summary>How many requests are let in; Discord tells its own numbers only by its headers (topics/rate-limits).</summary>
public sealed record RateLimitOptions
{
    /// <summary>Messages to one channel, or answers to one interaction, in five seconds.</summary>
    public int Messages { get; init; } = 20;

    /// <summary>Requests of any other kind, for one channel or server, in five seconds.</summary>
    public int Others { get; init; } = 50;

    /// <summary>Requests of all kinds in one second; answers to interactions do not count.</summary>
    public int Global { get; init; } = 50;
}

/// <summary>The simulator cannot start or go on; the message is one sentence that says what to do.</summary>
public sealed class SimulatorException(string message, Exception? inner = null) : Exception(message, inner);
