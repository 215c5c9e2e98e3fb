namespace RecruitBot.Discord.Rest.Pipeline;

/// <summary>Options that cannot be right are refused before anything is sent.</summary>
internal static class OptionsCheck
{
    private const int LongestReason = 512;

    public static void Check(DiscordRestOptions options)
    {
        if (!IsToken(options.Token))
            throw new DiscordFatalException("The bot token is empty or has spaces in it: copy it from the developer portal (page Bot, Reset Token).");
        if (!IsPrivate(options.BaseUrl, Uri.UriSchemeHttps))
            throw new DiscordFatalException("Discord's address has to begin with https://: the bot token would travel in the open.");
        if (options.AuditLogReason is { } reason && Uri.EscapeDataString(reason).Length > LongestReason)
            throw new DiscordFatalException($"The reason for the audit log is too long: make it at most {LongestReason} characters.");
    }

    /// <summary>Encrypted, or on this machine.</summary>
    public static bool IsPrivate(Uri address, string scheme) => address.IsAbsoluteUri && (address.Scheme == scheme || address.IsLoopback);

    private static bool IsToken(string? token) => !string.IsNullOrEmpty(token) && token.All(c => c is > ' ' and < (char)127);
}
