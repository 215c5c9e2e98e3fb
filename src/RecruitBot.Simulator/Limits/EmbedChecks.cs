namespace RecruitBot.Simulator.Limits;

/// <summary>Embeds of a message (resources/message, Embed Object, Embed Limits). Blanks around a text do not count, and a text of nothing else is none.</summary>
internal static class EmbedChecks
{
    private static readonly string[] Web = ["http", "https"];
    private static readonly string[] WebOrFile = ["http", "https", "attachment"];
    private static readonly string[] Pictures = ["image", "thumbnail"];

    /// <summary>Checks them; returns how many there are.</summary>
    public static int Check(Fields message)
    {
        var embeds = message.List("embeds", LimitTable.Embeds);
        if (embeds.Sum(Length) > LimitTable.EmbedTotal.Max)
            message.Wrong("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {LimitTable.EmbedTotal.Max}.");
        return embeds.Count;
    }

    private static int Length(Fields embed)
    {
        var length =
            Lengths.Of(embed.Trimmed("title", LimitTable.EmbedTitle))
            + Lengths.Of(embed.Trimmed("description", LimitTable.EmbedDescription))
            + Lengths.Of(embed.Inner("footer")?.Trimmed("text", LimitTable.EmbedFooter))
            + Lengths.Of(embed.Inner("author")?.Trimmed("name", LimitTable.EmbedAuthor));
        foreach (var field in embed.List("fields", LimitTable.EmbedFields))
        {
            length +=
                Lengths.Of(field.Trimmed("name", LimitTable.EmbedFieldName, required: true))
                + Lengths.Of(field.Trimmed("value", LimitTable.EmbedFieldValue, required: true));
        }
        // What an embed shows may be anything; with nothing to show Discord asks for a description.
        if (length == 0 && !embed.Holds("fields") && !Pictures.Any(p => embed.Has(p)))
            embed.Required("description");
        embed.Number("color", LimitTable.EmbedColor);
        Addresses(embed);
        return length;
    }

    private static void Addresses(Fields embed)
    {
        Address(embed, "url", Web);
        if (embed.Inner("author") is { } author)
        {
            Address(author, "url", Web);
            Address(author, "icon_url", WebOrFile);
        }
        if (embed.Inner("footer") is { } footer)
            Address(footer, "icon_url", WebOrFile);
        foreach (var picture in Pictures)
            if (embed.Inner(picture) is { } shown)
                Address(shown, "url", WebOrFile);
    }

    private static void Address(Fields part, string name, string[] schemes)
    {
        if (part.Text(name, LimitTable.EmbedUrl) is not { } url)
            return;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed))
            part.Wrong(name, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        else if (!schemes.Contains(parsed.Scheme, StringComparer.Ordinal))
            part.Wrong(name, "URL_TYPE_INVALID_SCHEME", $"Scheme \"{parsed.Scheme}\" is not supported.");
    }
}
