using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.Web;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>Messages of the bot, and reading those of others (resources/message).</summary>
internal sealed class MessageRoutes(SimulatedWorld world, Visible visible, Access access, Messages messages, MessageView view, Nonces nonces, Quotas quotas)
{
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    public void Map(RestPipeline rest)
    {
        rest.On("GET", "/channels/{channel}/messages", List);
        rest.On("GET", "/channels/{channel}/messages/{message}", call => Show(visible.Message(call)));
        rest.On("POST", "/channels/{channel}/messages", Create);
        rest.On("PATCH", "/channels/{channel}/messages/{message}", Edit);
        rest.On("DELETE", "/channels/{channel}/messages/{message}", Delete);
    }

    private List<Message> List(Call call)
    {
        var channel = visible.Channel(call);
        var limit = call.QueryNumber("limit", 50, LimitTable.FetchedMessages.Min, LimitTable.FetchedMessages.Max);
        if (!access.In(channel, world.Settings.BotId).HasFlag(Permissions.ReadMessageHistory))
            return [];
        var all = world.Messages.Of(channel.Id).Where(m => m.OnlyFor is null);
        return [.. Near(call, [.. all], limit).Reverse().Select(Show)];
    }

    /// <summary>The latest messages, or those nearest to an id; the oldest first.</summary>
    private static IEnumerable<StoredMessage> Near(Call call, List<StoredMessage> all, int limit)
    {
        var (after, before, around) = (call.QueryId("after"), call.QueryId("before"), call.QueryId("around"));
        if (new[] { after, before, around }.Count(id => id is not null) > 1)
            throw ApiFault.InvalidForm(FormErrors.One("", "MUTUALLY_EXCLUSIVE", "Only one of before, after and around can be given."));
        if (after is not null)
            return all.Where(m => m.Message.Id > after).Take(limit);
        if (around is not null)
            return all.Where(m => m.Message.Id < around).TakeLast(limit / 2).Concat(all.Where(m => m.Message.Id >= around)).Take(limit);
        return all.Where(m => before is null || m.Message.Id < before).TakeLast(limit);
    }

    private Message Create(Call call)
    {
        var channel = visible.Writable(call);
        var draft = MessageChecks.Create(call);
        var rights = access.In(channel, world.Settings.BotId);
        if (call.Files.Count > 0 && !rights.HasFlag(Permissions.AttachFiles))
            throw ApiFault.MissingPermissions();
        if (draft.MessageReference?.MessageId is not null && !rights.HasFlag(Permissions.ReadMessageHistory))
            throw ApiFault.NoHistoryForReply();
        if (draft.Embeds is { Count: > 0 } && !rights.HasFlag(Permissions.EmbedLinks))
            throw ApiFault.MissingPermissions();
        if (draft.MessageReference?.MessageId is { } reply && draft.MessageReference.FailIfNotExists != false && world.Messages.Find(reply) is null)
            throw ApiFault.InvalidForm(FormErrors.One("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message"));
        if (draft.EnforceNonce == true && nonces.Find(channel.Id, draft.Nonce) is { } first)
            return Show(first);
        var stored = messages.Write(
            new NewMessage
            {
                Channel = channel.Id,
                Author = world.Bot,
                Draft = draft,
                Allowed = Allowed.In(call.Body, Mentions.Anybody),
                Files = call.Files,
                Type = draft.MessageReference?.MessageId is null ? 0 : 19,
                Reference = draft.MessageReference is { } reference ? reference with { ChannelId = channel.Id, GuildId = channel.GuildId, FailIfNotExists = null } : null,
            }
        );
        return Show(stored);
    }

    private Message Edit(Call call)
    {
        var old = visible.Message(call);
        if (old.Message.Author?.Id != world.Settings.BotId)
            throw ApiFault.OtherAuthor();
        if (world.Channels.Find(old.Message.ChannelId)?.ThreadMetadata?.Archived == true)
            throw ApiFault.ThreadArchived();
        var edit = MessageChecks.Edit(call, old.Message);
        var isOld = world.Now - old.Message.Timestamp > AnHour;
        if (isOld && !quotas.TryUse("old edit " + old.Message.ChannelId, quotas.Options.OldEdits, AnHour))
            throw ApiFault.TooManyOldEdits();
        return Show(messages.Edit(old, edit, Allowed.In(call.Body, Mentions.Anybody), call.Files));
    }

    private object? Delete(Call call)
    {
        var message = visible.Message(call);
        var channel = world.Channels.Find(message.Message.ChannelId)!;
        if (channel.ThreadMetadata?.Archived == true)
            throw ApiFault.ThreadArchived();
        var own = message.Message.Author?.Id == world.Settings.BotId;
        if (!own && !access.In(channel, world.Settings.BotId).HasFlag(Permissions.ManageMessages))
            throw ApiFault.MissingPermissions();
        messages.Delete(message);
        return null;
    }

    private Message Show(StoredMessage stored) => view.ForBot(stored, world.Settings.MessageContent);
}
