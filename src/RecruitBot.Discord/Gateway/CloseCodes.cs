using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Gateway;

/// <summary>What each way of closing means (topics/opcodes-and-status-codes, Gateway Close Event Codes).</summary>
internal static class CloseCodes
{
    public static ConnectionEnd Judge(int? code, GatewayIntents intents) =>
        code switch
        {
            null => new(Onward.Resume, "the connection broke off"),
            // After these two the session is in doubt; the rest of this line is the documented need for a new one.
            (int)GatewayCloseCode.NotAuthenticated or (int)GatewayCloseCode.AlreadyAuthenticated => new(Onward.Renew, Closed(code)),
            (int)GatewayCloseCode.InvalidSequence or (int)GatewayCloseCode.SessionTimedOut => new(Onward.Renew, Closed(code)),
            (int)GatewayCloseCode.AuthenticationFailed => new(
                Onward.Stop,
                "Discord refuses the bot token: copy the current one from the developer portal (page Bot, Reset Token) and start again."
            ),
            (int)GatewayCloseCode.InvalidShard => new(
                Onward.Stop,
                "Discord refuses this shard: give every process the same number of shards, and each of them ids below it."
            ),
            (int)GatewayCloseCode.ShardingRequired => new(
                Onward.Stop,
                "The bot is in more servers than one shard may serve (2500): raise the number of shards, or leave it out so that Discord is asked."
            ),
            (int)GatewayCloseCode.InvalidApiVersion => new(Onward.Stop, "Discord no longer speaks version 10 of its interface: install a newer version of this program."),
            (int)GatewayCloseCode.InvalidIntents => new(Onward.Stop, "Discord does not know the intents that were asked for: correct the configured intents."),
            (int)GatewayCloseCode.DisallowedIntents => new(
                Onward.Stop,
                $"Discord does not allow this bot {Privileged(intents)}: switch it on in the developer portal "
                    + "(page Bot, Privileged Gateway Intents), then start the bot again."
            )
            {
                IsOfIntents = true,
            },
            _ => new(Onward.Resume, Closed(code)),
        };

    private static string Closed(int? code) => $"closed with code {code}";

    /// <summary>By the names that stand in the developer portal.</summary>
    private static string Privileged(GatewayIntents intents)
    {
        var names = new List<string>();
        if (intents.HasFlag(GatewayIntents.MessageContent))
            names.Add("the Message Content Intent");
        if (intents.HasFlag(GatewayIntents.GuildMembers))
            names.Add("the Server Members Intent");
        return names.Count == 0 ? "an intent that it asks for" : string.Join(" and ", names);
    }
}
