namespace RecruitBot.Core.Assistant.Orchestration;

/// <summary>How far a model may go within one turn.</summary>
public sealed record OrchestratorSettings
{
    /// <summary>Most times that it is asked.</summary>
    public int Steps { get; init; } = 4;

    /// <summary>Most tools that it may use.</summary>
    public int ToolCalls { get; init; } = 8;

    /// <summary>Most tokens that may be spent, as the provider counts them.</summary>
    public long Tokens { get; init; } = 20_000;

    /// <summary>How long a person is kept waiting for it.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(12);
}
