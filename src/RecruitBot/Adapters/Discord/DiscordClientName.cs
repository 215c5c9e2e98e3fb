namespace RecruitBot.Adapters.Discord;

/// <summary>Which client speaks with Discord, in words for a person; it fulfils both seams.</summary>
/// <param name="Words">Name, and version where it has one of its own.</param>
public sealed record DiscordClientName(string Words);
