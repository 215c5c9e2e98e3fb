using Discord.Net;
using RecruitBot.Discord;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.DiscordNet.Gateway;

/// <summary>What the end of a connection means, which the library tells as an exception and mostly answers by connecting again.</summary>
internal static class Closes
{
    /// <summary>Not documented any more; the library gives the shard up at it.</summary>
    private const int SessionInvalid = 4006;

    /// <summary>How to go on; null where the library goes on by itself.</summary>
    public static ConnectionEnd? Judge(Exception? problem, GatewayIntents intents)
    {
        if (Find<DiscordFatalException>(problem) is { } refused)
            return new ConnectionEnd(Onward.Stop, refused.Message);
        var code = Find<WebSocketClosedException>(problem)?.CloseCode;
        // The plain exception is the library's for a READY that it could not read, after which it gives the shard up.
        if (code == SessionInvalid || problem?.GetType() == typeof(Exception))
            return new ConnectionEnd(Onward.Renew, "the session could not begin, or is over");
        return CloseCodes.Judge(code, intents) is { Onward: Onward.Stop } final ? final : null;
    }

    /// <summary>In a few words.</summary>
    public static string Words(Exception? problem) =>
        Find<WebSocketClosedException>(problem) is { CloseCode: var code } ? $"closed with code {code}" : "the connection broke off";

    private static T? Find<T>(Exception? problem)
        where T : Exception
    {
        for (; problem is not null; problem = problem.InnerException)
            if (problem is T found)
                return found;
        return null;
    }
}
