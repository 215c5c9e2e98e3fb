using System.Collections.Concurrent;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Discord.Interactions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>The interactions that are being answered right now: the only way to show somebody in a channel what nobody else sees.</summary>
public sealed class LiveInteractions
{
    private readonly ConcurrentDictionary<Snowflake, InteractionSession> _live = new();

    /// <summary>Makes an interaction the way to its user, until what is returned is disposed of.</summary>
    public IDisposable Enter(Snowflake user, InteractionSession session)
    {
        _live[user] = session;
        return new Leaving(this, user, session);
    }

    /// <summary>Shows something to the user alone; false when they are not here, so that another way has to be taken.</summary>
    public async Task<bool> TrySayAsync(Snowflake user, IReadOnlyList<DrawnMessage> drawn, CancellationToken ct)
    {
        if (!_live.TryGetValue(user, out var session))
            return false;
        foreach (var message in drawn)
            if (await session.ReplyAsync(Alone(session, message.Message), message.Files, ct) != AnswerOutcome.Delivered)
                return false;
        return true;
    }

    /// <summary>In a server an answer is for the eyes of whoever asked; in direct messages it stays readable.</summary>
    public static MessageDraft Alone(InteractionSession session, MessageDraft message) =>
        session.Interaction.GuildId is null ? message : message with { Flags = MessageFlags.Ephemeral };

    private sealed class Leaving(LiveInteractions all, Snowflake user, InteractionSession session) : IDisposable
    {
        public void Dispose() => all._live.TryRemove(new KeyValuePair<Snowflake, InteractionSession>(user, session));
    }
}
