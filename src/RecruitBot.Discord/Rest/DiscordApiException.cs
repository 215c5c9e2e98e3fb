using System.Net;

namespace RecruitBot.Discord.Rest;

/// <summary>Discord refused a request. The message names the route and Discord's words, never a token or what was sent.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Discord's own code, see <see cref="Model.ApiErrorCode"/>; 0 when it gave none.</param>
/// <param name="message">What happened.</param>
public sealed class DiscordApiException(HttpStatusCode status, int code, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public HttpStatusCode Status => status;

    /// <summary>Discord's own code; 0 when it gave none.</summary>
    public int Code => code;
}

/// <summary>Discord cannot be reached, or keeps failing: worth trying again later.</summary>
public sealed class DiscordUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A request that Discord would refuse, caught before it was sent: a fault of the program. Names the field and the limit, never the text.</summary>
public sealed class DiscordLimitException(string message) : Exception(message);
