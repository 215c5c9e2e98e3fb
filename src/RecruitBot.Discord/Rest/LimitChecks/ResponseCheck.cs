using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Rest.LimitChecks;

/// <summary>First answers to interactions before they are sent (interactions/receiving-and-responding, Interaction Callback Data).</summary>
internal static class ResponseCheck
{
    public static void Check(InteractionResponse response)
    {
        var data = response.Data;
        switch (response.Type)
        {
            case InteractionAnswer.Message:
                MessageCheck.New(Draft(data), null);
                break;
            case InteractionAnswer.UpdateMessage:
                MessageCheck.Edit(Draft(data), null);
                break;
            case InteractionAnswer.DeferredMessage when (data?.Flags ?? MessageFlags.None) is not (MessageFlags.None or MessageFlags.Ephemeral):
                throw new DiscordLimitException("flags of a deferred answer can only be ephemeral.");
            case InteractionAnswer.Autocomplete:
                Choices(data?.Choices ?? []);
                break;
            case InteractionAnswer.Form:
                FormCheck.Check(data ?? new InteractionResponseData());
                break;
        }
    }

    private static void Choices(IReadOnlyList<CommandChoice> choices)
    {
        Limit.Count("choices", choices, DiscordLimits.Command.Autocomplete);
        foreach (var choice in choices)
            CommandCheck.Choice(choice);
    }

    private static MessageDraft Draft(InteractionResponseData? data) =>
        new()
        {
            Content = data?.Content,
            Embeds = data?.Embeds,
            Components = data?.Components,
            AllowedMentions = data?.AllowedMentions ?? AllowedMentions.None,
            Attachments = data?.Attachments,
        };
}
