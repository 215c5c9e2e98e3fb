using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;

namespace RecruitBot.Simulator.World;

/// <summary>A file that came with a request.</summary>
internal sealed record UploadedFile(int Index, string Name, string ContentType, byte[] Bytes);

/// <summary>A message to be written, checked already.</summary>
internal sealed record NewMessage
{
    public required Snowflake Channel { get; init; }
    public required User Author { get; init; }
    public MessageDraft Draft { get; init; } = new();
    public AllowedMentions Allowed { get; init; } = Mentions.Anybody;
    public IReadOnlyList<UploadedFile> Files { get; init; } = [];
    public int Type { get; init; }

    /// <summary>Bits beside those that the draft may set.</summary>
    public MessageFlags Flags { get; init; }
    public Snowflake? OnlyFor { get; init; }
    public MessageInteraction? Interaction { get; init; }
    public MessageReference? Reference { get; init; }
}

/// <summary>Writes, changes and deletes messages.</summary>
internal sealed class Messages(SimulatedWorld world, Access access)
{
    /// <summary>Writes a message; a thread that was archived is open again.</summary>
    public StoredMessage Write(NewMessage written)
    {
        var channel = world.Channels.Find(written.Channel) ?? throw ApiFault.UnknownChannel();
        var draft = written.Draft;
        var content = draft.Content ?? "";
        var mayEveryone = access.In(channel, written.Author.Id).HasFlag(Permissions.MentionEveryone);
        var named = Mentions.In(world, content, written.Allowed, mayEveryone);
        var id = world.Ids.Next();
        var flags = (draft.Flags ?? MessageFlags.None) | written.Flags;
        var message = new Message
        {
            Id = id,
            ChannelId = channel.Id,
            Author = written.Author,
            Content = content,
            Timestamp = world.Now,
            MentionEveryone = named.Everyone,
            Mentions = named.Users,
            MentionRoles = named.Roles,
            Attachments = Store(channel.Id, written.Files, draft.Attachments),
            Embeds = draft.Embeds ?? [],
            Components = draft.Components is { } components ? Numbering.Of(components) : [],
            Type = written.Type,
            Flags = flags,
            Nonce = draft.Nonce,
            MessageReference = written.Reference,
            InteractionMetadata = written.Interaction,
            ApplicationId = written.Interaction is null ? null : world.Settings.ApplicationId,
            WebhookId = written.Interaction is null ? null : world.Settings.ApplicationId,
        };
        var stored = new StoredMessage { Message = message, OnlyFor = written.OnlyFor, Interaction = written.Interaction?.Id };
        world.Messages.Put(id, stored);
        if (stored.OnlyFor is null)
            Touch(channel, id);
        if (written.Author.Id != world.Settings.BotId)
            MarkRead(channel.Id, written.Author.Id, id);
        world.Tell(new MessageAppeared(stored));
        return stored;
    }

    /// <summary>Changes a message; lists that are given replace what was there.</summary>
    public StoredMessage Edit(StoredMessage old, MessageDraft edit, AllowedMentions allowed, IReadOnlyList<UploadedFile> files, bool finishes = false)
    {
        var was = old.Message;
        var content = edit.Content ?? was.Content;
        var named = Mentions.In(world, content, allowed, mayEveryone: false);
        var kept = edit.Attachments is { } list ? was.Attachments.Where(a => list.Any(l => l.Id == a.Id)) : was.Attachments;
        var stored = old with
        {
            Message = was with
            {
                Content = content,
                Embeds = edit.Embeds ?? was.Embeds,
                Components = edit.Components is { } components ? Numbering.Of(components) : was.Components,
                Mentions = named.Users,
                Attachments = [.. kept, .. Store(was.ChannelId, Listed(files, edit.Attachments), edit.Attachments)],
                Flags = Changed(was.Flags ?? MessageFlags.None, edit.Flags),
                EditedTimestamp = finishes ? was.EditedTimestamp : world.Now,
            },
        };
        world.Messages.Put(was.Id, stored);
        world.Tell(new MessageChanged(stored));
        return stored;
    }

    /// <summary>Whether embeds are shown can be said anew; a message of components stays one.</summary>
    private static MessageFlags Changed(MessageFlags was, MessageFlags? edit)
    {
        var kept = was & ~MessageFlags.Loading;
        return edit is { } flags ? (kept & ~MessageFlags.SuppressEmbeds) | (flags & FlagChecks.Changeable) : kept;
    }

    /// <summary>New files, of which an edit that lists files keeps only those in its list.</summary>
    private static IReadOnlyList<UploadedFile> Listed(IReadOnlyList<UploadedFile> files, IReadOnlyList<AttachmentDraft>? drafts) =>
        drafts is null ? files : [.. files.Where(f => drafts.Any(d => d.Id.Value == (ulong)f.Index))];

    public void Delete(StoredMessage message)
    {
        world.Messages.Remove(message.Message.Id);
        if (message.OnlyFor is null && world.Channels.Find(message.Message.ChannelId) is { IsThread: true } thread)
            world.Channels.Put(thread.Id, thread with { MessageCount = thread.MessageCount - 1 });
        foreach (var file in message.Message.Attachments)
            world.Files.Remove(file.Id);
        world.Tell(new MessageGone(message));
    }

    /// <summary>Remembers that somebody has read a channel up to a message.</summary>
    public void MarkRead(Snowflake channel, Snowflake user, Snowflake message) =>
        world.Reads.Put(ReadPosition.Key(channel, user), new ReadPosition { Channel = channel, User = user, Message = message });

    private void Touch(Channel channel, Snowflake message)
    {
        var touched = channel with { LastMessageId = message };
        if (channel.IsThread)
            touched = touched with { MessageCount = channel.MessageCount + 1, TotalMessageSent = channel.TotalMessageSent + 1 };
        var opened = channel.ThreadMetadata is { Archived: true } archived;
        if (opened)
            touched = touched with { ThreadMetadata = channel.ThreadMetadata! with { Archived = false, ArchiveTimestamp = world.Now } };
        world.Channels.Put(channel.Id, touched);
        if (opened)
            world.Tell(new ChannelChanged(touched));
    }

    private List<Attachment> Store(Snowflake channel, IReadOnlyList<UploadedFile> files, IReadOnlyList<AttachmentDraft>? drafts)
    {
        var stored = new List<Attachment>(files.Count);
        foreach (var file in files)
        {
            var draft = drafts?.FirstOrDefault(d => d.Id.Value == (ulong)file.Index);
            var id = world.Ids.Next();
            var name = string.IsNullOrEmpty(draft?.Filename) ? file.Name : draft.Filename;
            world.Files.Put(id, new StoredFile { Id = id, Channel = channel, Name = name, ContentType = file.ContentType, Bytes = file.Bytes });
            stored.Add(
                new Attachment { Id = id, Filename = name, ContentType = file.ContentType, Description = draft?.Description, Size = file.Bytes.Length }
            );
        }
        return stored;
    }
}
