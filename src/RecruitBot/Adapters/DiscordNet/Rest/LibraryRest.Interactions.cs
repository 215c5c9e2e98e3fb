using RecruitBot.Adapters.DiscordNet.Drafts;
using RecruitBot.Adapters.DiscordNet.Interactions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Discord.Rest.LimitChecks;
using RecruitBot.Discord.Rest.Pipeline;

namespace RecruitBot.Adapters.DiscordNet.Rest;

/// <content>Answers to interactions, given on the library's own entity for as long as its token lives.</content>
internal sealed partial class LibraryRest
{
    private static readonly TimeSpan FirstAnswerDue = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public async Task RespondAsync(Snowflake interaction, string token, InteractionResponse response, CancellationToken cancellationToken)
    {
        ResponseCheck.Check(response);
        var entity = interactions.Of(interaction);
        if (entity.HasResponded)
            throw new DiscordApiException(System.Net.HttpStatusCode.BadRequest, ApiErrorCode.AlreadyAcknowledged, "The interaction has been answered.");
        var request = new RestRequest(HttpMethod.Post, "/interactions/{interaction}/{token}/callback", "", "")
        {
            // There is one first answer, so sent again it is refused when it had arrived.
            DoneBefore = ApiErrorCode.AlreadyAcknowledged,
            OfInteraction = true,
            Deadline = FirstAnswerDue,
        };
        await calls.SendAsync(request, options => FirstAnswers.GiveAsync(entity, response, options), cancellationToken, FirstAnswers.Added(response));
    }

    /// <inheritdoc/>
    public Task<Message> EditOriginalAsync(
        Snowflake application,
        string token,
        MessageDraft message,
        IReadOnlyList<OutgoingFile>? files,
        CancellationToken cancellationToken
    )
    {
        MessageCheck.Edit(message, files);
        var entity = interactions.Of(token);
        return calls.ReadAsync<Message>(
            OfWebhook(HttpMethod.Patch, "/messages/@original"),
            options => entity.ModifyOriginalResponseAsync(properties => Edits.Into(properties, message, files), options),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task DeleteOriginalAsync(Snowflake application, string token, CancellationToken cancellationToken)
    {
        var entity = interactions.Of(token);
        return calls.SendAsync(OfWebhook(HttpMethod.Delete, "/messages/@original"), entity.DeleteOriginalResponseAsync, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Message> FollowUpAsync(
        Snowflake application,
        string token,
        MessageDraft message,
        IReadOnlyList<OutgoingFile>? files,
        CancellationToken cancellationToken
    )
    {
        MessageCheck.New(message, files);
        var entity = interactions.Of(token);
        return calls.ReadAsync<Message>(
            OfWebhook(HttpMethod.Post, "") with { Repeat = Repeat.IfNotSent },
            options => FollowUps.SayAsync(entity, message, files, options),
            cancellationToken
        );
    }

    private static RestRequest OfWebhook(HttpMethod method, string path) => new(method, "/webhooks/{application}/{token}" + path, "", "") { OfInteraction = true };
}
