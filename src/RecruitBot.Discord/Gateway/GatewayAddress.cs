namespace RecruitBot.Discord.Gateway;

/// <summary>Addresses of the gateway (events/gateway, Gateway URL Query String Params).</summary>
internal static class GatewayAddress
{
    /// <summary>The address with version and encoding; null when it is none, or one where the token would travel in the open.</summary>
    public static Uri? From(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return null;
        if (address.Scheme != Uri.UriSchemeWss && !(address.Scheme == Uri.UriSchemeWs && address.IsLoopback))
            return null;
        return new UriBuilder(address) { Query = "v=10&encoding=json" }.Uri;
    }
}
