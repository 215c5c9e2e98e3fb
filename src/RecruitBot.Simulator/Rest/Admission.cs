using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using RecruitBot.Simulator.Gateway;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Rest;

/// <summary>Whom an endpoint lets in.</summary>
internal enum Credential
{
    /// <summary>The bot token in the Authorization header.</summary>
    Bot,

    /// <summary>The interaction token in the address.</summary>
    InteractionToken,
}

/// <summary>Turns away who is no bot, has no token, or was refused too often (reference, User Agent; topics/rate-limits, Invalid Request Limit).</summary>
internal sealed class Admission(Quotas quotas, Starts starts)
{
    private const string Refusals = "refused";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly byte[] Authorization = Encoding.UTF8.GetBytes("Bot " + SimulatorServer.BotToken);

    /// <summary>The page of a shut door, for an address that was refused too often; null for others.</summary>
    public JsonAnswer? Shut(IHeaderDictionary headers)
    {
        if (quotas.Count(Refusals, Window) < quotas.Options.Refusals)
            return null;
        headers.RetryAfter = ((int)Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return JsonAnswer.Html(StatusCodes.Status429TooManyRequests, "<!doctype html><title>Access denied</title><p>You are being rate limited.</p>");
    }

    /// <exception cref="ApiFault">It is turned away.</exception>
    public void Check(HttpRequest request, Credential credential)
    {
        // Without this form of header Cloudflare turns programs away.
        if (!request.Headers.UserAgent.ToString().StartsWith("DiscordBot (", StringComparison.Ordinal))
            throw new ApiFault(403, 40333, "internal network error");
        var given = Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString());
        if (credential == Credential.Bot && (starts.IsTokenReset || !CryptographicOperations.FixedTimeEquals(given, Authorization)))
            throw ApiFault.Unauthorized();
    }

    /// <summary>Counts an answer when it is one of those that count.</summary>
    public void Note(JsonAnswer answer, IHeaderDictionary headers)
    {
        if (answer.Status is 401 or 403 or 429 && headers["X-RateLimit-Scope"] != "shared")
            quotas.TryUse(Refusals, quotas.Options.Refusals, Window);
    }
}
