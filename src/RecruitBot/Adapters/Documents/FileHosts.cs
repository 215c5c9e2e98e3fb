using RecruitBot.Configuration;

namespace RecruitBot.Adapters.Documents;

/// <summary>
/// From where files of people are fetched: the addresses of Discord's files (reference, CDN Endpoint) and of the API that is in force, such as the
/// local simulator. Whatever an event names beside them is not asked, or somebody could have the bot ask inside its own network.
/// </summary>
public sealed class FileHosts(DiscordSettings discord)
{
    private static readonly string[] Discords = ["cdn.discordapp.com", "media.discordapp.net"];

    /// <summary>Whether a file may be fetched from there.</summary>
    public bool Allows(Uri address)
    {
        if (address.UserInfo.Length > 0)
            return false;
        if (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Discords.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase))
            return true;
        // The simulator's files stand beside its API; Discord's own API has none.
        return Uri.TryCreate(discord.ApiBaseUrl, UriKind.Absolute, out var api)
            && !api.IdnHost.EndsWith("discord.com", StringComparison.OrdinalIgnoreCase)
            && string.Equals(api.GetLeftPart(UriPartial.Authority), address.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
    }
}
