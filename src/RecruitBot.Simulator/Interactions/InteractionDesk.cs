using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Wire;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Interactions;

/// <summary>Hands interactions to the bot, and finds them again by their tokens.</summary>
internal sealed class InteractionDesk(SimulatedWorld world, Access access, MessageView view, Deadlines deadlines)
{
    /// <summary>Somebody used something: the bot hears of it, and the clock runs.</summary>
    public PendingInteraction Begin(
        InteractionType type,
        Snowflake user,
        Channel channel,
        InteractionData data,
        StoredMessage? message = null,
        Snowflake? opener = null
    )
    {
        var pending = Open(type, user, channel, message, opener);
        world.Tell(new InteractionMade(Describe(pending, channel, data, message)));
        return pending;
    }

    /// <summary>Hands over an interaction some of whose fields are not what they should be; its id and token work.</summary>
    public PendingInteraction BeginHostile(Snowflake user, Channel channel, JsonObject fields)
    {
        var type = fields["type"] is JsonValue number && number.TryGetValue<int>(out var kind) ? (InteractionType)kind : InteractionType.Command;
        var pending = Open(type, user, channel, message: null, opener: null);
        var made = JsonSerializer.SerializeToNode(Describe(pending, channel, new InteractionData(), message: null), WireJson.Options)!.AsObject();
        foreach (var (name, value) in fields)
        {
            if (name is not ("id" or "token"))
                made[name] = value?.DeepClone();
        }
        world.Tell(new RawDispatch("INTERACTION_CREATE", JsonSerializer.SerializeToElement(made)));
        return pending;
    }

    private PendingInteraction Open(InteractionType type, Snowflake user, Channel channel, StoredMessage? message, Snowflake? opener)
    {
        var pending = new PendingInteraction
        {
            Id = world.Ids.Next(),
            Token = "sim." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)),
            Type = type,
            User = user,
            Channel = channel.Id,
            Message = message?.Message.Id,
            Opener = opener,
            CreatedAt = world.Now,
        };
        world.Interactions.Put(pending.Id, pending);
        deadlines.Watch(pending);
        return pending;
    }

    /// <summary>The interaction of that id and token.</summary>
    /// <exception cref="ApiFault">There is none (any more).</exception>
    public PendingInteraction Find(Snowflake id, string token) =>
        world.Interactions.Find(id) is { } pending && Same(pending.Token, token) ? pending : throw ApiFault.UnknownInteraction();

    /// <summary>The interaction whose token lets follow-ups in.</summary>
    /// <exception cref="ApiFault">There is none, it has expired, or it has had no first answer.</exception>
    public PendingInteraction FindByToken(Snowflake application, string token)
    {
        if (application != world.Settings.ApplicationId || !token.StartsWith("sim.", StringComparison.Ordinal))
            throw ApiFault.UnknownWebhook();
        var pending = world.Interactions.OfToken(token);
        // Of a token that is well formed and not known, all that can be said is that its time is over.
        if (pending is null || deadlines.IsExpired(pending))
            throw ApiFault.InvalidWebhookToken();
        return pending.State == AnswerState.Waiting ? throw ApiFault.UnknownWebhook() : pending;
    }

    /// <summary>Remembers how far it is and tells the person.</summary>
    public PendingInteraction Move(PendingInteraction moved, string state, StoredMessage? message = null)
    {
        world.Interactions.Put(moved.Id, moved);
        deadlines.Watch(moved);
        world.Tell(new InteractionMoved(moved.User, moved.Id, state, message));
        return moved;
    }

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(expected), System.Text.Encoding.UTF8.GetBytes(given));

    private Interaction Describe(PendingInteraction pending, Channel channel, InteractionData data, StoredMessage? message)
    {
        var inGuild = channel.GuildId is not null;
        var user = world.Accounts.Find(pending.User)!.User;
        return new Interaction
        {
            Id = pending.Id,
            ApplicationId = world.Settings.ApplicationId,
            Type = pending.Type,
            Data = data,
            GuildId = channel.GuildId,
            ChannelId = channel.Id,
            Channel = channel,
            Member = inGuild ? world.Members.Find(pending.User)! with { User = user, Permissions = access.In(channel, pending.User) } : null,
            User = inGuild ? null : user,
            Token = pending.Token,
            Message = message is null ? null : view.Plain(message),
            AppPermissions = access.In(channel, world.Settings.BotId),
            Locale = "en-US",
            GuildLocale = inGuild ? "en-US" : null,
            Context = inGuild ? 0 : 1,
        };
    }
}
