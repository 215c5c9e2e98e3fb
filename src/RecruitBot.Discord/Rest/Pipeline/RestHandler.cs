using System.Net;
using System.Net.Security;
using System.Security.Authentication;

namespace RecruitBot.Discord.Rest.Pipeline;

/// <summary>The connection to Discord: TLS 1.2 or later, no cookies, and no following to wherever an answer points.</summary>
internal static class RestHandler
{
    public static SocketsHttpHandler Create() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            // Addresses change; a connection kept for days would not notice.
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            SslOptions = new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
        };
}
