using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;

namespace RecruitBot.Simulator.World;

/// <summary>Threads, and the direct messages with the bot (resources/channel; topics/threads; resources/user, Create DM).</summary>
internal sealed class Threads(SimulatedWorld world, Access access, Messages messages)
{
    private const int ThreadCreated = 18;
    private const int RecipientAdded = 1;

    /// <summary>Starts a thread without a message; who starts it is in it.</summary>
    public Channel Start(Channel parent, User owner, ThreadDraft draft)
    {
        // Announcement threads stand in announcement channels only (topics/threads), and the simulator has none of these.
        if (parent.Type != ChannelType.Text || draft.Type is not (ChannelType.PublicThread or ChannelType.PrivateThread))
            throw ApiFault.WrongChannelType();
        var right = draft.Type == ChannelType.PrivateThread ? Permissions.CreatePrivateThreads : Permissions.CreatePublicThreads;
        if (!access.In(parent, owner.Id).HasFlag(right))
            throw ApiFault.MissingPermissions();
        if (world.Channels.All.Count(c => c.IsThread && c.ThreadMetadata?.Archived == false) >= world.Settings.MostActiveThreads)
            throw ApiFault.TooManyThreads();
        var id = world.Ids.Next();
        var thread = new Channel
        {
            Id = id,
            Type = draft.Type,
            GuildId = parent.GuildId,
            Name = draft.Name,
            ParentId = parent.Id,
            OwnerId = owner.Id,
            MessageCount = 0,
            MemberCount = 1,
            TotalMessageSent = 0,
            ThreadMetadata = new ThreadMetadata
            {
                AutoArchiveDuration = draft.AutoArchiveDuration ?? 4320,
                ArchiveTimestamp = world.Now,
                Invitable = draft.Type == ChannelType.PrivateThread ? draft.Invitable ?? true : null,
            },
        };
        world.Channels.Put(id, thread);
        Join(thread, owner.Id);
        world.Tell(new ChannelAppeared(thread));
        if (thread.Type == ChannelType.PublicThread)
        {
            messages.Write(
                new NewMessage
                {
                    Channel = parent.Id,
                    Author = owner,
                    Draft = new MessageDraft { Content = draft.Name },
                    Allowed = AllowedMentions.None,
                    Type = ThreadCreated,
                    Reference = new MessageReference { ChannelId = id, GuildId = parent.GuildId },
                }
            );
        }
        return thread;
    }

    /// <summary>Lets somebody in; the thread says so.</summary>
    public void Add(Channel thread, User by, Snowflake user)
    {
        if (!thread.IsThread)
            throw ApiFault.WrongChannelType();
        if (thread.ThreadMetadata?.Archived == true)
            throw ApiFault.ThreadArchived();
        var guest = world.Accounts.Find(user)?.User ?? throw ApiFault.UnknownUser();
        if (world.Members.Find(user) is null || !access.CanView(world.Channels.Find(thread.ParentId!.Value)!, user))
            throw ApiFault.MissingAccess();
        if (!access.CanWrite(thread, by.Id))
            throw ApiFault.MissingPermissions();
        if (thread.Type == ChannelType.PrivateThread && thread.ThreadMetadata?.Invitable == false && !MayModerate(thread, by.Id) && thread.OwnerId != by.Id)
            throw ApiFault.MissingPermissions();
        if (access.IsInThread(thread.Id, user))
            return;
        Join(thread, user);
        world.Channels.Put(thread.Id, thread with { MemberCount = thread.MemberCount + 1 });
        world.Tell(new ThreadJoined(thread, user));
        // Whoever comes in by themselves was let in by nobody.
        if (user == by.Id)
            return;
        messages.Write(
            new NewMessage
            {
                Channel = thread.Id,
                Author = by,
                Draft = new MessageDraft { Content = $"<@{guest.Id}>" },
                Allowed = Mentions.UsersOnly,
                Type = RecipientAdded,
            }
        );
    }

    /// <summary>The direct messages between the bot and a person, opened when they are not yet.</summary>
    public Channel Direct(Snowflake person)
    {
        var user = world.Accounts.Find(person)?.User ?? throw ApiFault.UnknownUser();
        if (person == world.Settings.BotId)
            throw ApiFault.CannotMessageUser();
        if (OpenDirect(person) is { } open)
            return open;
        var id = world.Ids.Next();
        var direct = new Channel { Id = id, Type = ChannelType.Direct, Recipients = [user] };
        world.Channels.Put(id, direct);
        world.Tell(new ChannelAppeared(direct));
        return direct;
    }

    /// <summary>Whether direct messages with that person have been opened.</summary>
    public bool IsDirectOpen(Snowflake person) => OpenDirect(person) is not null;

    /// <summary>Changes name, archive and lock of a thread, or the name of a channel.</summary>
    public Channel Edit(Channel channel, Snowflake by, ChannelEdit edit)
    {
        var moderator = MayModerate(channel, by);
        if (!channel.IsThread && !access.In(channel, by).HasFlag(Permissions.ManageChannels))
            throw ApiFault.MissingPermissions();
        if (channel.IsThread && !moderator && (channel.OwnerId != by || edit.Locked is not null))
            throw ApiFault.MissingPermissions();
        var state = channel.ThreadMetadata;
        // Of an archived thread only the archive and the lock can be changed.
        if (state?.Archived == true && edit.Archived != false && edit.Name is not null)
            throw ApiFault.ThreadArchived();
        if (state?.Locked == true && !moderator)
            throw ApiFault.ThreadLocked();
        var changed = channel with { Name = edit.Name ?? channel.Name };
        if (state is not null)
        {
            var archived = edit.Archived ?? state.Archived;
            changed = changed with
            {
                ThreadMetadata = state with
                {
                    Archived = archived,
                    Locked = edit.Locked ?? state.Locked,
                    ArchiveTimestamp = archived == state.Archived ? state.ArchiveTimestamp : world.Now,
                },
            };
        }
        world.Channels.Put(channel.Id, changed);
        world.Tell(new ChannelChanged(changed));
        return changed;
    }

    /// <summary>Deletes a channel or thread with all that is in it.</summary>
    public void Delete(Channel channel, Snowflake by)
    {
        if (!MayModerate(channel, by))
            throw ApiFault.MissingPermissions();
        Remove(channel);
    }

    /// <summary>Deletes it, whoever asks.</summary>
    public void Remove(Channel channel, bool withParent = false)
    {
        foreach (var thread in world.Channels.All.Where(c => c.IsThread && c.ParentId == channel.Id).ToList())
            Remove(thread, withParent: true);
        var viewers = world.Accounts.All.Select(a => a.User.Id).Where(u => access.CanView(channel, u)).ToHashSet();
        world.Tell(new ChannelGone(channel, viewers, withParent));
        foreach (var message in world.Messages.Of(channel.Id).ToList())
        {
            foreach (var file in message.Message.Attachments)
                world.Files.Remove(file.Id);
            world.Messages.Remove(message.Message.Id);
        }
        foreach (var member in world.ThreadMembers.Of(channel.Id).ToList())
            world.ThreadMembers.Remove(ThreadMembership.Key(channel.Id, member));
        foreach (var read in world.Reads.All.Where(r => r.Channel == channel.Id).ToList())
            world.Reads.Remove(ReadPosition.Key(channel.Id, read.User));
        world.Channels.Remove(channel.Id);
    }

    private Channel? OpenDirect(Snowflake person) => world.Channels.All.FirstOrDefault(c => c.Type == ChannelType.Direct && c.Recipients![0].Id == person);

    private bool MayModerate(Channel channel, Snowflake user) =>
        access.In(channel, user).HasFlag(channel.IsThread ? Permissions.ManageThreads : Permissions.ManageChannels);

    private void Join(Channel thread, Snowflake user) =>
        world.ThreadMembers.Put(
            ThreadMembership.Key(thread.Id, user),
            new ThreadMembership { Thread = thread.Id, User = user, JoinedAt = world.Now }
        );
}
