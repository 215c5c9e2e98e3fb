namespace RecruitBot.Core.Assistant.Model;

/// <summary>Why a model gave no answer.</summary>
public enum ModelFault
{
    /// <summary>No live consent entry covers the call; nothing was sent.</summary>
    NoConsent,

    /// <summary>The budget of the day or month is used up; nothing was sent.</summary>
    OutOfBudget,

    /// <summary>Not within its time.</summary>
    TimedOut,

    /// <summary>The network or the provider failed, or has failed so often that it is left alone for a while.</summary>
    Unavailable,

    /// <summary>The provider does not know the key or the model: somebody must change the settings.</summary>
    Misconfigured,

    /// <summary>The model or its provider would not answer.</summary>
    Refused,

    /// <summary>What came back cannot be read.</summary>
    Unreadable,
}

/// <summary>A model gave no answer. The message never holds what was asked or answered.</summary>
public sealed class ModelException(ModelFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public ModelFault Fault { get; } = fault;

    /// <summary>Whether asking again, soon, may help.</summary>
    public bool IsTransient { get; init; }

    /// <summary>
    /// Whether it was the form of the call, and the next attempt will have another: it is made at once, and the endpoint has not failed.
    /// </summary>
    public bool HasOtherForm { get; init; }

    /// <summary>How long the provider asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
