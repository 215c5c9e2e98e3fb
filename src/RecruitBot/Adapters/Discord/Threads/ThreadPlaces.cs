using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Threads;

/// <summary>
/// Where an application is held: in a private thread when it begins in the server, in direct messages when it begins there, when threads
/// cannot be had, or when the bot could not read what is written in one.
/// </summary>
public sealed class ThreadPlaces(IDiscordRest rest, Layouts layouts, IRoleSource roles, CandidateThreads threads, DirectChannels directs) : IPrivatePlaces
{
    /// <inheritdoc/>
    public async ValueTask<PrivatePlace> OpenAsync(Turn turn, Role role, CancellationToken cancellationToken)
    {
        if (DiscordPlace.IsDirect(turn.Place, out _) || !DiscordPlace.IsPerson(turn.Speaker.Id, out var user))
            return new PrivatePlace(turn.Place, null);
        var layout = await layouts.GetAsync(cancellationToken);
        var title = Title(role.Title, turn.Speaker.Name);
        if (layout.ReadsMessages && await threads.OpenAsync(user, title, cancellationToken) is { } thread)
            return new PrivatePlace(DiscordPlace.OfChannel(thread), "Your application goes on in a private thread that you and the recruiting team read.");
        var direct = await TryDirectAsync(user, layout, cancellationToken);
        if (direct == Direct.Open)
            return new PrivatePlace(DiscordPlace.OfDirect(user), "Your application goes on in our direct messages.");
        // Neither: a thread in which answers are sent by a form.
        return await threads.OpenAsync(user, title, cancellationToken) is { } last
            ? new PrivatePlace(
                DiscordPlace.OfChannel(last),
                "Your application goes on in a private thread; I cannot read plain messages there, so press \u201cWrite an answer\u201d below each question."
            )
            : throw new TurnRefusedException(
                direct == Direct.TooMany
                    ? "So many people apply at this moment that Discord lets me open neither a private thread nor direct messages with anybody else, so nothing was started. Write me a direct message that says apply, or press again in some minutes."
                    : "I can open neither a private thread nor direct messages with you, so nothing was started. Please allow direct messages from members of this server (Privacy Settings) and try again."
            );
    }

    /// <inheritdoc/>
    public async ValueTask<PrivatePlace?> ReopenAsync(Turn turn, SessionHead head, CancellationToken cancellationToken)
    {
        if (!DiscordPlace.IsChannel(head.Place, out var thread) || !DiscordPlace.IsPerson(turn.Speaker.Id, out var user))
            return null;
        if (await threads.WorksAsync(thread, cancellationToken))
        {
            await threads.LetInAsync(thread, user, cancellationToken);
            return null;
        }
        if (DiscordPlace.IsDirect(turn.Place, out _))
            return new PrivatePlace(turn.Place, null);
        var layout = await layouts.GetAsync(cancellationToken);
        if (layout.ReadsMessages && await threads.OpenAsync(user, TitleOf(head, turn.Speaker.Name), cancellationToken) is { } again)
            return new PrivatePlace(DiscordPlace.OfChannel(again), "Your application goes on in a new private thread.");
        return await TryDirectAsync(user, layout, cancellationToken) == Direct.Open
            ? new PrivatePlace(DiscordPlace.OfDirect(user), "Your application goes on in our direct messages.")
            : null;
    }

    /// <summary>What a new thread for a session is called.</summary>
    public string TitleOf(SessionHead head, string candidate) => Title(roles.InForce.Find(head.RoleId)?.Title ?? head.RoleId, candidate);

    /// <inheritdoc/>
    public string? Describe(Place place) =>
        DiscordPlace.IsDirect(place, out _) ? "Your application goes on in our direct messages."
        : DiscordPlace.IsChannel(place, out _) ? "Your application goes on in its private thread."
        : null;

    private static string Title(string role, string candidate) => $"{role} \u00b7 {candidate}";

    /// <summary>Only sending tells whether somebody takes direct messages; what is sent says why it goes on there.</summary>
    private async ValueTask<Direct> TryDirectAsync(Snowflake user, ServerLayout layout, CancellationToken ct)
    {
        try
        {
            var channel = await directs.OfAsync(user, ct);
            var why = layout.ReadsMessages
                ? "I cannot open a private thread in the server, so we go on here."
                : "I cannot read messages in the server, so we go on here, where I can.";
            await rest.CreateMessageAsync(channel, new MessageDraft { Content = why }, null, ct);
            return Direct.Open;
        }
        catch (DiscordApiException e) when (e.Code is ApiErrorCode.CannotMessageUser or ApiErrorCode.NoMutualGuilds or ApiErrorCode.UnknownUser)
        {
            return Direct.Closed;
        }
        catch (DiscordApiException e) when (e.Code == ApiErrorCode.OpensDirectsTooFast)
        {
            return Direct.TooMany;
        }
    }

    /// <summary>Whether somebody can be told something directly.</summary>
    private enum Direct
    {
        Open,
        Closed,

        /// <summary>Discord lets the bot open no more of them for now; whoever writes to the bot first opens their own.</summary>
        TooMany,
    }
}
