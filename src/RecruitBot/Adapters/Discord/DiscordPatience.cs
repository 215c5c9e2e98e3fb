namespace RecruitBot.Adapters.Discord;

/// <summary>How long Discord is tried before a request counts as failed.</summary>
/// <param name="MostAttempts">How often one request is sent.</param>
/// <param name="Timeout">How long one attempt may take.</param>
public sealed record DiscordPatience(int MostAttempts, TimeSpan Timeout)
{
    /// <summary>Of a bot that runs for months: what fails now may work in a minute.</summary>
    public static DiscordPatience OfBot { get; } = new(5, TimeSpan.FromSeconds(30));

    /// <summary>Of somebody who waits for what a check says.</summary>
    public static DiscordPatience OfPerson { get; } = new(2, TimeSpan.FromSeconds(4));
}
