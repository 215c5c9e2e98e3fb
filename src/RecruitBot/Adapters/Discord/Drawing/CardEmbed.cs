using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Drawing;

/// <summary>A card as an embed. Escaping makes text longer, so the limits are kept after it.</summary>
public static class CardEmbed
{
    private const int Spare = 50;
    private const string Blank = "\u2013";

    /// <summary>Draws the card.</summary>
    public static Embed Of(Card card)
    {
        var fields = card
            .Fields.Take(DiscordLimits.Embed.Fields)
            .Select(f => new EmbedField
            {
                Name = Filled(Markdown.Escape(f.Name, DiscordLimits.Embed.FieldName)),
                Value = Filled(Markdown.Escape(f.Value, DiscordLimits.Embed.FieldValue)),
            })
            .ToList();
        // A footer shows no markdown.
        var footer = card.Footer is { Length: > 0 } f ? Excerpt.Of(Markdown.Visible(f), DiscordLimits.Embed.Footer / 4) : null;
        var title = Markdown.Escape(card.Title, DiscordLimits.Embed.Title);
        var body = Markdown.Escape(card.Body, DiscordLimits.Embed.Description / 2);
        Fit(fields, card.Fields, DiscordLimits.Embed.Total - Spare - title.Length - body.Length - (footer?.Length ?? 0));
        return new Embed
        {
            Title = title.Length > 0 ? title : null,
            Description = body.Length > 0 ? body : null,
            Color = Color(card.Tone),
            Fields = fields,
            Footer = footer is { Length: > 0 } ? new EmbedFooter { Text = footer } : null,
        };
    }

    /// <summary>Shortens the longest values until all fit; every field stays.</summary>
    private static void Fit(List<EmbedField> fields, IReadOnlyList<CardField> texts, int room)
    {
        for (var most = DiscordLimits.Embed.FieldValue; fields.Sum(f => f.Name.Length + f.Value.Length) > room && most > 40; most -= 40)
            for (var i = 0; i < fields.Count; i++)
                if (fields[i].Value.Length > most)
                    fields[i] = new EmbedField { Name = fields[i].Name, Value = Filled(Markdown.Escape(texts[i].Value, most)) };
        for (var most = DiscordLimits.Embed.FieldName; fields.Sum(f => f.Name.Length + f.Value.Length) > room && most > 20; most -= 20)
            for (var i = 0; i < fields.Count; i++)
                if (fields[i].Name.Length > most)
                    fields[i] = new EmbedField { Name = Filled(Markdown.Escape(texts[i].Name, most)), Value = fields[i].Value };
    }

    private static string Filled(string text) => string.IsNullOrWhiteSpace(text) ? Blank : text;

    private static int Color(CardTone tone) =>
        tone switch
        {
            CardTone.Waiting => 0xF0B232,
            CardTone.Good => 0x23A55A,
            CardTone.Ended => 0x80848E,
            _ => 0x5865F2,
        };
}
