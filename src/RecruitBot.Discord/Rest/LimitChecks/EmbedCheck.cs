using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Rest.LimitChecks;

/// <summary>Embeds before they are sent (resources/message, Embed Limits).</summary>
internal static class EmbedCheck
{
    public static void Check(IReadOnlyList<Embed>? embeds)
    {
        if (embeds is null)
            return;
        Limit.Count("embeds", embeds, DiscordLimits.Message.Embeds);
        foreach (var embed in embeds)
            Check(embed);
        var total = embeds.Sum(Length);
        if (total > DiscordLimits.Embed.Total)
            throw new DiscordLimitException($"embeds have {total} characters together; Discord takes at most {DiscordLimits.Embed.Total}.");
    }

    private static void Check(Embed embed)
    {
        Limit.Text("embeds.title", embed.Title, DiscordLimits.Embed.Title);
        Limit.Text("embeds.description", embed.Description, DiscordLimits.Embed.Description);
        Limit.Text("embeds.footer.text", embed.Footer?.Text, DiscordLimits.Embed.Footer);
        Limit.Text("embeds.author.name", embed.Author?.Name, DiscordLimits.Embed.Author);
        Limit.Count("embeds.fields", embed.Fields, DiscordLimits.Embed.Fields);
        foreach (var field in embed.Fields ?? [])
        {
            Limit.Needed("embeds.fields.name", field.Name, DiscordLimits.Embed.FieldName);
            Limit.Needed("embeds.fields.value", field.Value, DiscordLimits.Embed.FieldValue);
        }
    }

    private static int Length(Embed embed) =>
        Length(embed.Title)
        + Length(embed.Description)
        + Length(embed.Footer?.Text)
        + Length(embed.Author?.Name)
        + (embed.Fields?.Sum(f => Length(f.Name) + Length(f.Value)) ?? 0);

    private static int Length(string? text) => text?.Length ?? 0;
}
