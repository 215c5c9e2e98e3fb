using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>Finds the message that was sent with a nonce a few minutes ago, so that a repeated send makes no second one.</summary>
internal sealed class Nonces(SimulatedWorld world)
{
    private static readonly TimeSpan Last = TimeSpan.FromMinutes(5);

    /// <summary>The first message with it, if that is not long ago.</summary>
    public StoredMessage? Find(Snowflake channel, string? nonce) =>
        string.IsNullOrEmpty(nonce)
            ? null
            : world
                .Messages.Of(channel)
                .Reverse()
                .TakeWhile(m => world.Now - m.Message.Timestamp < Last)
                .FirstOrDefault(m => string.Equals(m.Message.Nonce, nonce, StringComparison.Ordinal) && m.Message.Author?.Id == world.Settings.BotId);
}
