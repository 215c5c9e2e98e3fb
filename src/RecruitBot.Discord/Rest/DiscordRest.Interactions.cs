using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest.LimitChecks;
using RecruitBot.Discord.Rest.Pipeline;

namespace RecruitBot.Discord.Rest;

/// <content>Answers to interactions.</content>
public sealed partial class DiscordRest
{
    /// <summary>After this the token of an interaction without a first answer is worth nothing.</summary>
    private static readonly TimeSpan FirstAnswerDue = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public Task RespondAsync(Snowflake interaction, string token, InteractionResponse response, CancellationToken cancellationToken)
    {
        var safe = WithMentions(response);
        ResponseCheck.Check(safe);
        var escaped = Uri.EscapeDataString(token);
        var request = new RestRequest(
            HttpMethod.Post,
            "/interactions/{interaction}/{token}/callback",
            $"/interactions/{interaction}/{escaped}/callback",
            $"{interaction}/{escaped}"
        )
        {
            Body = RequestBody.Json(safe),
            // There is one first answer, so sent again it is refused when it had arrived.
            DoneBefore = ApiErrorCode.AlreadyAcknowledged,
            OfInteraction = true,
            Deadline = FirstAnswerDue,
        };
        return _pipeline.SendAsync(request, cancellationToken);
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
        var request = OfWebhook(HttpMethod.Patch, application, token, "/messages/@original") with { Body = RequestBody.Message(message, files) };
        return _pipeline.ReadAsync<Message>(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteOriginalAsync(Snowflake application, string token, CancellationToken cancellationToken) =>
        _pipeline.SendAsync(OfWebhook(HttpMethod.Delete, application, token, "/messages/@original"), cancellationToken);

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
        var request = OfWebhook(HttpMethod.Post, application, token, "") with
        {
            Body = RequestBody.Message(message, files),
            Repeat = Repeat.IfNotSent,
        };
        return _pipeline.ReadAsync<Message>(request, cancellationToken);
    }

    private static RestRequest OfWebhook(HttpMethod method, Snowflake application, string token, string path)
    {
        var escaped = Uri.EscapeDataString(token);
        return new(method, "/webhooks/{application}/{token}" + path, $"/webhooks/{application}/{escaped}{path}", $"{application}/{escaped}")
        {
            OfInteraction = true,
        };
    }

    /// <summary>A message notifies nobody unless it says whom (resources/message, Allowed Mentions Object).</summary>
    private static InteractionResponse WithMentions(InteractionResponse response) =>
        response is { Type: InteractionAnswer.Message or InteractionAnswer.UpdateMessage, Data.AllowedMentions: null }
            ? response with { Data = response.Data with { AllowedMentions = AllowedMentions.None } }
            : response;
}
