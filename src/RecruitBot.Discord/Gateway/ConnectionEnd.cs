namespace RecruitBot.Discord.Gateway;

/// <summary>How to go on after a connection.</summary>
internal enum Onward
{
    /// <summary>With the same session.</summary>
    Resume,

    /// <summary>With a new session.</summary>
    Renew,

    /// <summary>Not at all, until a person changes something.</summary>
    Stop,
}

/// <summary>Why a connection ended, and what that means.</summary>
/// <param name="Onward">How to go on.</param>
/// <param name="Reason">In a few words, for the log; for <see cref="Onward.Stop"/> one sentence that says what to do.</param>
/// <param name="Pause">Not before.</param>
/// <param name="IsFailure">Whether it counts among the failures that make pauses longer.</param>
internal sealed record ConnectionEnd(Onward Onward, string Reason, TimeSpan Pause = default, bool IsFailure = true)
{
    /// <summary>Whether Discord does not allow an intent that was asked for.</summary>
    public bool IsOfIntents { get; init; }

    /// <summary>What <see cref="Onward.Stop"/> ends the gateway with.</summary>
    public DiscordFatalException AsFault() => new(Reason) { IsOfIntents = IsOfIntents };
}
