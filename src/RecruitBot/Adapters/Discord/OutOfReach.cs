using RecruitBot.Configuration;
using RecruitBot.Discord;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord;

/// <summary>Why Discord could not be asked, in words for whoever sets the bot up.</summary>
public static class OutOfReach
{
    /// <summary>Whether the fault is one of asking Discord.</summary>
    public static bool Is(Exception e) => e is DiscordFatalException or DiscordUnavailableException or DiscordApiException;

    /// <summary>What is wrong and what to check.</summary>
    public static string Words(Exception e, DiscordSettings settings) =>
        e switch
        {
            DiscordUnavailableException { InnerException: not null } => $"Discord cannot be reached at {Address(settings)}: check the network, or correct Discord:ApiBaseUrl.",
            DiscordUnavailableException => $"{e.Message} Try again in a while; if it stays so, check the network and Discord:ApiBaseUrl.",
            DiscordApiException { Code: 0 } other => $"What answers at {Address(settings)} is not Discord's interface (status {(int)other.Status}): correct Discord:ApiBaseUrl.",
            _ => e.Message,
        };

    /// <summary>Without the name and password that an address may hold.</summary>
    private static string Address(DiscordSettings settings) =>
        new Uri(settings.ApiBaseUrl).GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.SafeUnescaped);
}
