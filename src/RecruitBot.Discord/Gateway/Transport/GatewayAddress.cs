namespace RecruitBot.Discord.Gateway.Transport;

/// <summary>Addresses of the gateway (events/gateway, Gateway URL Query String Params).</summary>
internal static class GatewayAddress
{
    private const string Compressed = "&compress=zlib-stream";

    /// <summary>The address with version, encoding and compression; null when it is none, or one where the token would travel in the open.</summary>
    /// <param name="url">As Discord named it.</param>
    /// <param name="compress">Whether frames are to come compressed; by default only from afar, since on one machine it saves nothing.</param>
    public static Uri? From(string? url, bool? compress)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return null;
        var isSecure = address.Scheme == Uri.UriSchemeWss;
        if (!isSecure && !(address.Scheme == Uri.UriSchemeWs && address.IsLoopback))
            return null;
        return new UriBuilder(address) { Query = "v=10&encoding=json" + (compress ?? isSecure ? Compressed : "") }.Uri;
    }

    /// <summary>Whether frames come compressed from there.</summary>
    public static bool IsCompressed(Uri address) => address.Query.EndsWith(Compressed, StringComparison.Ordinal);
}
