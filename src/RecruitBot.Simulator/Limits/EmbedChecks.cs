namespace RecruitBot.Simulator.Limits;

/// <summary>Embeds of a message (resources/message, Embed Limits).</summary>
internal static class EmbedChecks
{
    /// <summary>Checks them; returns how many there are.</summary>
    public static int Check(Fields message)
    {
        var embeds = message.List("embeds", LimitTable.Embeds);
        var total = 0;
        foreach (var embed in embeds)
        {
            var length =
                Lengths.Of(embed.Text("title", LimitTable.EmbedTitle))
                + Lengths.Of(embed.Text("description", LimitTable.EmbedDescription))
                + Lengths.Of(embed.Inner("footer")?.Text("text", LimitTable.EmbedFooter))
                + Lengths.Of(embed.Inner("author")?.Text("name", LimitTable.EmbedAuthor));
            foreach (var field in embed.List("fields", LimitTable.EmbedFields))
            {
                length +=
                    Lengths.Of(field.Text("name", LimitTable.EmbedFieldName, required: true))
                    + Lengths.Of(field.Text("value", LimitTable.EmbedFieldValue, required: true));
            }
            total += length;
        }
        if (total > LimitTable.EmbedTotal.Max)
            message.Wrong("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {LimitTable.EmbedTotal.Max}.");
        return embeds.Count;
    }
}
