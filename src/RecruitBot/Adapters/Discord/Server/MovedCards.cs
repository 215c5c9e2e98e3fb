using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>When the team reads in another channel than before, everything that waits for it is shown there again: no application is out of sight.</summary>
public sealed class MovedCards(ISessionStore store, TopicMessages topics, IPlatformNotes notes)
{
    private const string Key = "review";

    /// <summary>Shows what stood in another channel. What was shown before a crash is not shown twice.</summary>
    public async Task ShowAsync(ServerLayout layout, CancellationToken ct)
    {
        if (layout.Review is not { } channel || await notes.FindAsync(DiscordPlace.Platform, Key, ct) is { } known && known == channel.Id.ToString())
            return;
        var open = await store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, IsOpen = true, Limit = int.MaxValue }, ct);
        foreach (var head in open.OrderBy(h => h.UpdatedAt))
            if (SessionFold.Fold(await store.ReadAsync(head.SessionId, ct)) is { Role: not null } state)
                foreach (var reply in Waiting(state).Where(r => r.Topic is not null))
                    await topics.MoveAsync(reply.Topic!, channel.Id, ReplyDrawing.Draw(reply, p => DiscordPlatform.LinkTo(layout, p)), Nonce(state, channel.Id), ct);
        await notes.SaveAsync(DiscordPlace.Platform, Key, channel.Id.ToString(), ct);
    }

    private static IEnumerable<Reply> Waiting(SessionState state)
    {
        if (state.Stage.IsDecidable())
            yield return ReviewCard.For(state);
        if (state is { WantsPerson: true, ClaimedBy: null })
            yield return ReviewCard.PersonWanted(state);
    }

    private static string Nonce(SessionState state, Snowflake channel) => $"{state.Id[..Math.Min(12, state.Id.Length)]}.{channel.Value % 0xFFFFFFFF:x}";
}
