using System.Collections.Concurrent;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Threads;

/// <summary>Whoever has taken a conversation over is let into its thread.</summary>
public sealed class ClaimedThreads(IDiscordRest rest, ISessionStore store)
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(string, Snowflake), bool> _joined = new();

    /// <summary>Lets a recruiter into the threads of the conversations they have claimed.</summary>
    public async ValueTask JoinAsync(Person person, CancellationToken ct)
    {
        if (person.Authority < Authority.Recruiter || !DiscordPlace.IsPerson(person.Id, out var user))
            return;
        foreach (var head in await store.FindAsync(new SessionQuery { ClaimedBy = person.Id, Limit = 10 }, ct))
        {
            if (!DiscordPlace.IsChannel(head.Place, out var thread) || _joined.ContainsKey((person.Id, thread)))
                continue;
            if (_joined.Count >= MostRemembered)
                _joined.Clear();
            try
            {
                await rest.AddThreadMemberAsync(thread, user, ct);
                _joined[(person.Id, thread)] = true;
            }
            catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException)
            {
                // Gone, not allowed, or out of reach for now: the recruiter reads on in the direct messages that relay what is written.
            }
        }
    }
}
