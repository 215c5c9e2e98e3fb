using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Drafts;

/// <summary>Our embeds as the library's.</summary>
internal static class Embeds
{
    /// <summary>All of them; null when none are given, which leaves a message's embeds as they are.</summary>
    public static Library.Embed[]? Of(IReadOnlyList<Embed>? embeds) => embeds is null ? null : [.. embeds.Select(Of)];

    private static Library.Embed Of(Embed embed)
    {
        var builder = new Library.EmbedBuilder
        {
            Title = embed.Title,
            Description = embed.Description,
            Url = embed.Url,
            Timestamp = embed.Timestamp,
            Color = embed.Color is { } color ? new Library.Color((uint)color) : null,
            Footer = embed.Footer is { } footer ? new Library.EmbedFooterBuilder { Text = footer.Text } : null,
            Author = embed.Author is { } author ? new Library.EmbedAuthorBuilder { Name = author.Name } : null,
        };
        foreach (var field in embed.Fields ?? [])
            builder.AddField(field.Name, field.Value, field.Inline == true);
        return builder.Build();
    }
}
