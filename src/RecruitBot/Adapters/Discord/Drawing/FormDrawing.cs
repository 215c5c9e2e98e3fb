using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Interactions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Drawing;

/// <summary>A form as Discord's modal: one labelled input a field.</summary>
public static class FormDrawing
{
    private const int Line = 1;
    private const int Paragraph = 2;

    /// <summary>Draws the form.</summary>
    public static FormDraft Draw(Form form) =>
        new(
            form.Action,
            ComponentRows.Label(form.Title, DiscordLimits.Modal.Title),
            [.. form.Fields.Take(DiscordLimits.Modal.Components).Select(FieldOf)]
        );

    private static Component FieldOf(FormField field) =>
        new()
        {
            Type = ComponentType.Label,
            Label = ComponentRows.Label(field.Label, DiscordLimits.Modal.Label),
            Inner = field.Choices is { Count: > 0 } choices ? Picked(field, choices) : Written(field),
        };

    private static Component Picked(FormField field, IReadOnlyList<Choice> choices) =>
        new()
        {
            Type = ComponentType.StringSelect,
            CustomId = field.Id,
            Required = field.Required,
            MinValues = field.Required ? 1 : 0,
            MaxValues = 1,
            Options = [.. choices.Take(DiscordLimits.Select.Options).Select(c => ComponentRows.OptionOf(c) with { Default = field.Value is null ? null : c.Value == field.Value })],
        };

    private static Component Written(FormField field) =>
        new()
        {
            Type = ComponentType.TextInput,
            CustomId = field.Id,
            Style = field.Long ? Paragraph : Line,
            Required = field.Required,
            MaxLength = Math.Clamp(field.MaxLength, 1, DiscordLimits.Modal.TextInput),
            // Longer than the field takes, Discord would refuse the whole form.
            Value = field.Value is { Length: > 0 } value ? value[..Math.Min(value.Length, Math.Clamp(field.MaxLength, 1, DiscordLimits.Modal.TextInput))] : null,
        };
}
