using System.Text;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Drawing;

/// <summary>Draws a reply as the messages that Discord takes: every limit kept, every word of people shown as the plain text it is.</summary>
public static class ReplyDrawing
{
    private const int MostFileBytes = 8 * 1024 * 1024;

    /// <summary>The messages of a reply in order, at least one; card, menu, buttons and file come with the last of its text.</summary>
    /// <param name="reply">What to draw.</param>
    /// <param name="link">The address of a conversation, or null when there is none to point to.</param>
    /// <param name="written">Whether words can be sent only by a form here, so that a prompt needs a button for it.</param>
    public static IReadOnlyList<DrawnMessage> Draw(Reply reply, Func<Place, Uri?> link, bool written = false)
    {
        var pieces = TextPieces.Of(reply.Text, DiscordLimits.Message.Content);
        var rows = ComponentRows.Of(reply, reply.Conversation is { } place ? link(place) : null, written);
        var files = reply.File is { } file ? [FileOf(file)] : Array.Empty<OutgoingFile>();
        var messages = new List<DrawnMessage>();
        for (var i = 0; i < pieces.Count - 1; i++)
            messages.Add(new DrawnMessage(new MessageDraft { Content = pieces[i] }, []));
        var last = new MessageDraft
        {
            Content = pieces.Count > 0 ? pieces[^1] : null,
            Embeds = reply.Card is { } card ? [CardEmbed.Of(card)] : [],
            Components = rows.Take(DiscordLimits.Message.Rows).ToList(),
            Attachments = files.Length == 0 ? null : [.. files.Select((f, n) => new AttachmentDraft { Id = new Snowflake((ulong)n), Filename = f.Name })],
        };
        if (last.Content is null && last.Embeds.Count == 0 && files.Length == 0)
            last = last with { Content = "…" };
        messages.Add(new DrawnMessage(last, files));
        for (var at = DiscordLimits.Message.Rows; at < rows.Count; at += DiscordLimits.Message.Rows)
            messages.Add(
                new DrawnMessage(new MessageDraft { Content = "…", Components = rows.Skip(at).Take(DiscordLimits.Message.Rows).ToList() }, [])
            );
        return messages;
    }

    /// <summary>The words of a reply and its card, and nothing that a platform could refuse.</summary>
    public static Reply Plain(Reply reply)
    {
        var lines = reply.Card is { } card
            ? [reply.Text, card.Title, card.Body, .. card.Fields.Select(f => $"{f.Name}: {f.Value}"), card.Footer ?? ""]
            : new List<string> { reply.Text };
        return new Reply(string.Join("\n", lines.Where(l => l.Length > 0))) { To = reply.To, Topic = reply.Topic, IsUpdate = reply.IsUpdate };
    }

    /// <summary>A reply without its words, for where moderation refuses them: its buttons work, and it says where the words can be read.</summary>
    public static Reply Withheld(Reply reply) =>
        new(
            reply.To == ReplyTo.Reviewers
                ? "Moderation on Discord holds back the words of this message. /candidate shows them to you alone; to see them here, let my role off under Server Settings → AutoMod."
                : "Moderation on Discord holds back the words of this message. Nothing is lost; /mydata shows all that is kept."
        )
        {
            To = reply.To,
            Buttons = reply.Buttons,
            Topic = reply.Topic,
            IsUpdate = reply.IsUpdate,
            Conversation = reply.Conversation,
        };

    private static OutgoingFile FileOf(ReplyFile file)
    {
        if (file.Bytes is { } whole)
            return new OutgoingFile(file.Name, file.MediaType, whole);
        var bytes = Encoding.UTF8.GetBytes(file.Content);
        // Cut in whole characters; nobody's record has come near it, and a message that Discord refuses would show nothing at all.
        if (bytes.Length > MostFileBytes)
            bytes = Encoding.UTF8.GetBytes(Excerpt.Of(file.Content, MostFileBytes / 4, keepLines: true));
        return new OutgoingFile(file.Name, file.MediaType + "; charset=utf-8", bytes);
    }
}
