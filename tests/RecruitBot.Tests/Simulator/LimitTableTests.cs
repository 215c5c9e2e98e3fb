using System.Text.Json;
using RecruitBot.Simulator.Limits;

namespace RecruitBot.Tests.Simulator;

/// <summary>The simulator's own limits against Discord's specification, where that states them.</summary>
public sealed class LimitTableTests
{
    private static readonly JsonElement Schemas = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data/discord/openapi.json")))
        .RootElement.GetProperty("components")
        .GetProperty("schemas");

    public static TheoryData<string, string, string> Stated =>
        new()
        {
            { nameof(LimitTable.Stickers), "MessageCreateRequest", "sticker_ids" },
            { nameof(LimitTable.LayoutComponents), "MessageCreateRequest", "components" },
            { nameof(LimitTable.EmbedUrl), "RichEmbed", "url" },
            { nameof(LimitTable.EmbedColor), "RichEmbed", "color" },
            { nameof(LimitTable.Embeds), "MessageCreateRequest", "embeds" },
            { nameof(LimitTable.FileCount), "MessageCreateRequest", "attachments" },
            { nameof(LimitTable.FileDescription), "MessageAttachmentRequest", "description" },
            { nameof(LimitTable.MentionIds), "MessageAllowedMentionsRequest", "users" },
            { nameof(LimitTable.MentionIds), "MessageAllowedMentionsRequest", "roles" },
            { nameof(LimitTable.EmbedTitle), "RichEmbed", "title" },
            { nameof(LimitTable.EmbedDescription), "RichEmbed", "description" },
            { nameof(LimitTable.EmbedFields), "RichEmbed", "fields" },
            { nameof(LimitTable.EmbedFieldName), "RichEmbedField", "name" },
            { nameof(LimitTable.EmbedFieldValue), "RichEmbedField", "value" },
            { nameof(LimitTable.EmbedFooter), "RichEmbedFooter", "text" },
            { nameof(LimitTable.EmbedAuthor), "RichEmbedAuthor", "name" },
            { nameof(LimitTable.Buttons), "ActionRowComponentForMessageRequest", "components" },
            { nameof(LimitTable.CustomId), "ButtonComponentForMessageRequest", "custom_id" },
            { nameof(LimitTable.ButtonLabel), "ButtonComponentForMessageRequest", "label" },
            { nameof(LimitTable.ButtonUrl), "ButtonComponentForMessageRequest", "url" },
            { nameof(LimitTable.Options), "StringSelectComponentForMessageRequest", "options" },
            { nameof(LimitTable.SelectPlaceholder), "StringSelectComponentForMessageRequest", "placeholder" },
            { nameof(LimitTable.SelectMin), "StringSelectComponentForMessageRequest", "min_values" },
            { nameof(LimitTable.SelectMax), "StringSelectComponentForMessageRequest", "max_values" },
            { nameof(LimitTable.OptionLabel), "StringSelectOptionForRequest", "label" },
            { nameof(LimitTable.OptionValue), "StringSelectOptionForRequest", "value" },
            { nameof(LimitTable.OptionDescription), "StringSelectOptionForRequest", "description" },
            { nameof(LimitTable.CustomId), "ModalInteractionCallbackRequestData", "custom_id" },
            { nameof(LimitTable.FormTitle), "ModalInteractionCallbackRequestData", "title" },
            { nameof(LimitTable.InputLabel), "LabelComponentForModalRequest", "label" },
            { nameof(LimitTable.InputDescription), "LabelComponentForModalRequest", "description" },
            { nameof(LimitTable.InputValue), "TextInputComponentForModalRequest", "value" },
            { nameof(LimitTable.InputPlaceholder), "TextInputComponentForModalRequest", "placeholder" },
            { nameof(LimitTable.InputMin), "TextInputComponentForModalRequest", "min_length" },
            { nameof(LimitTable.InputMax), "TextInputComponentForModalRequest", "max_length" },
            { nameof(LimitTable.ThreadName), "CreateTextThreadWithoutMessageRequest", "name" },
            { nameof(LimitTable.ChannelName), "UpdateGuildChannelRequestPartial", "name" },
            { nameof(LimitTable.CommandName), "ApplicationCommandCreateRequest", "name" },
            { nameof(LimitTable.CommandDescription), "ApplicationCommandStringOption", "description" },
            { nameof(LimitTable.CommandOptions), "ApplicationCommandCreateRequest", "options" },
            { nameof(LimitTable.CommandChoices), "ApplicationCommandStringOption", "choices" },
            { nameof(LimitTable.TextOptionMin), "ApplicationCommandStringOption", "min_length" },
            { nameof(LimitTable.TextOptionMax), "ApplicationCommandStringOption", "max_length" },
            { nameof(LimitTable.ChoiceName), "ApplicationCommandOptionStringChoice", "name" },
            { nameof(LimitTable.Suggestions), "InteractionApplicationCommandAutocompleteCallbackStringData", "choices" },
        };

    /// <summary>Where the specification allows more than the documentation, the documentation holds.</summary>
    public static TheoryData<string, string, string, int> Differing =>
        new()
        {
            { nameof(LimitTable.Content), "MessageCreateRequest", "content", 4000 },
            { nameof(LimitTable.Rows), "MessageCreateRequest", "components", 40 },
            { nameof(LimitTable.FormComponents), "ModalInteractionCallbackRequestData", "components", 40 },
            { nameof(LimitTable.ChoiceValue), "ApplicationCommandOptionStringChoice", "value", 6000 },
        };

    /// <summary>Limits that only the documentation states.</summary>
    private static readonly string[] Documented =
    [
        nameof(LimitTable.Nonce), nameof(LimitTable.FileBytes), nameof(LimitTable.EmbedTotal), nameof(LimitTable.Commands),
        nameof(LimitTable.UserCommands), nameof(LimitTable.MessageCommands),
        nameof(LimitTable.CommandTotal), nameof(LimitTable.FetchedMessages),
    ];

    [Theory]
    [MemberData(nameof(Stated))]
    public void A_limit_is_what_the_specification_states(string limit, string schema, string property)
    {
        var stated = Property(schema, property);
        var held = Named(limit);
        Assert.Equal(Bound(stated, "maxLength", "maxItems", "maximum"), held.Max);
        if (Bound(stated, "minLength", "minItems", "minimum") is { } least)
            Assert.Equal(least, held.Min);
    }

    [Theory]
    [MemberData(nameof(Differing))]
    public void A_known_difference_is_still_one(string limit, string schema, string property, int specified)
    {
        Assert.Equal(specified, Bound(Property(schema, property), "maxLength", "maxItems"));
        Assert.True(Named(limit).Max < specified);
    }

    [Fact]
    public void Every_limit_is_accounted_for()
    {
        var all = typeof(LimitTable).GetFields().Select(f => f.Name);
        var known = Stated.Select(r => (string)r[0]).Concat(Differing.Select(r => (string)r[0])).Concat(Documented);
        Assert.Equal(all.Order(StringComparer.Ordinal), known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(typeof(LimitTable).GetFields(), f => Assert.NotEmpty(((Limit)f.GetValue(null)!).Source));
    }

    private static Limit Named(string name) => (Limit)typeof(LimitTable).GetField(name)!.GetValue(null)!;

    private static JsonElement Property(string schema, string property) => Schemas.GetProperty(schema).GetProperty("properties").GetProperty(property);

    private static int? Bound(JsonElement schema, params string[] names)
    {
        foreach (var name in names)
        {
            if (schema.TryGetProperty(name, out var value))
                return value.GetInt32();
        }
        return null;
    }
}
