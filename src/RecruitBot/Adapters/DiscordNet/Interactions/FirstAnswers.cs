using System.Text.Json;
using Discord.WebSocket;
using RecruitBot.Adapters.DiscordNet.Drafts;
using RecruitBot.Adapters.DiscordNet.Rest;
using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Interactions;

/// <summary>The first answer to an interaction, in the library's words (interactions/receiving-and-responding, Create Interaction Response).</summary>
internal static class FirstAnswers
{
    /// <summary>Gives the answer.</summary>
    public static Task GiveAsync(Library.IDiscordInteraction interaction, InteractionResponse response, Library.RequestOptions options)
    {
        var ephemeral = response.Data?.Flags?.HasFlag(MessageFlags.Ephemeral) == true;
        return (response.Type, interaction) switch
        {
            (InteractionAnswer.Message, _) => SayAsync(interaction, response.Data, ephemeral, options),
            (InteractionAnswer.DeferredMessage, SocketMessageComponent component) => component.DeferLoadingAsync(ephemeral, options),
            (InteractionAnswer.DeferredMessage, SocketModal modal) => modal.DeferLoadingAsync(ephemeral, options),
            (InteractionAnswer.DeferredMessage, SocketCommandBase command) => command.DeferAsync(ephemeral, options),
            (InteractionAnswer.DeferredUpdate, SocketMessageComponent component) => component.DeferAsync(ephemeral, options),
            (InteractionAnswer.DeferredUpdate, SocketModal { Message: not null } modal) => modal.DeferAsync(ephemeral, options),
            (InteractionAnswer.UpdateMessage, SocketMessageComponent component) => component.UpdateAsync(p => Edits.Into(p, Edits.Of(response.Data)), options),
            (InteractionAnswer.UpdateMessage, SocketModal modal) => modal.UpdateAsync(p => Edits.Into(p, Edits.Of(response.Data)), options),
            (InteractionAnswer.Autocomplete, SocketAutocompleteInteraction typing) => typing.RespondAsync(ChoicesOf(response.Data), options),
            (InteractionAnswer.Form, SocketMessageComponent or SocketCommandBase) => interaction.RespondWithModalAsync(FormOf(response.Data), options),
            _ => throw new ArgumentException("Not an answer to such an interaction.", nameof(response)),
        };
    }

    /// <summary>
    /// The library knows rows of text inputs in forms and nothing else; ours are labels, which may hold a menu, so that they take the place of
    /// its rows (components/reference, Label).
    /// </summary>
    public static IReadOnlyList<AddedField> Added(InteractionResponse response) =>
        response is { Type: InteractionAnswer.Form, Data.Components: { } parts }
            ? [new AddedField("data/components", () => JsonSerializer.SerializeToNode(parts, DiscordJson.Options))]
            : [];

    private static Task SayAsync(Library.IDiscordInteraction interaction, InteractionResponseData? data, bool ephemeral, Library.RequestOptions options) =>
        interaction.RespondAsync(
            data?.Content,
            Embeds.Of(data?.Embeds),
            ephemeral: ephemeral,
            allowedMentions: Mentions.Of(data?.AllowedMentions),
            components: Components.Of(data?.Components),
            options: options
        );

    private static Library.Modal FormOf(InteractionResponseData? form) =>
        new Library.ModalBuilder(form?.Title, form?.CustomId).AddTextInput("-", "-").Build();

    private static IEnumerable<Library.AutocompleteResult> ChoicesOf(InteractionResponseData? data) =>
        (data?.Choices ?? []).Select(c => new Library.AutocompleteResult(c.Name, c.Value));
}
