using System.Text.Json;

namespace RecruitBot.Discord.Model.Reading;

/// <summary>Reads a channel or thread of a server (resources/channel, Channel Object); recipients belong to direct messages only.</summary>
internal static class ChannelReader
{
    /// <exception cref="JsonException">It lacks what Discord documents for it.</exception>
    public static Channel Read(ref Utf8JsonReader json)
    {
        if (!json.Enter())
            throw new JsonException("No channel.");
        Snowflake? id = null,
            guild = null,
            parent = null,
            owner = null,
            last = null;
        string? name = null,
            topic = null;
        int? type = null,
            position = null,
            messages = null,
            members = null,
            sent = null;
        List<Overwrite>? overwrites = null;
        ThreadMetadata? state = null;
        bool? isNew = null;
        while (json.Next())
            if (json.ValueTextEquals("id"u8))
                id = json.Id();
            else if (json.ValueTextEquals("type"u8))
                type = json.Number();
            else if (json.ValueTextEquals("guild_id"u8))
                guild = json.Id();
            else if (json.ValueTextEquals("name"u8))
                name = json.Text();
            else if (json.ValueTextEquals("position"u8))
                position = json.Number();
            else if (json.ValueTextEquals("topic"u8))
                topic = json.Text();
            else if (json.ValueTextEquals("parent_id"u8))
                parent = json.Id();
            else if (json.ValueTextEquals("owner_id"u8))
                owner = json.Id();
            else if (json.ValueTextEquals("last_message_id"u8))
                last = json.Id();
            else if (json.ValueTextEquals("permission_overwrites"u8))
                overwrites = json.List(Overwrite);
            else if (json.ValueTextEquals("thread_metadata"u8) && json.Read())
                state = State(ref json);
            else if (json.ValueTextEquals("message_count"u8))
                messages = json.Number();
            else if (json.ValueTextEquals("member_count"u8))
                members = json.Number();
            else if (json.ValueTextEquals("total_message_sent"u8))
                sent = json.Number();
            else if (json.ValueTextEquals("newly_created"u8))
                isNew = json.Flag();
            else
                json.Pass();
        return new Channel
        {
            Id = id ?? throw new JsonException("A channel without an id."),
            Type = (ChannelType)(type ?? 0),
            GuildId = guild,
            Name = name,
            Position = position,
            Topic = topic,
            ParentId = parent,
            OwnerId = owner,
            LastMessageId = last,
            PermissionOverwrites = overwrites,
            ThreadMetadata = state,
            MessageCount = messages,
            MemberCount = members,
            TotalMessageSent = sent,
            NewlyCreated = isNew,
        };
    }

    private static Overwrite Overwrite(ref Utf8JsonReader json)
    {
        json.Enter();
        Snowflake? id = null;
        var type = 0;
        var (allow, deny) = (Permissions.None, Permissions.None);
        while (json.Next())
            if (json.ValueTextEquals("id"u8))
                id = json.Id();
            else if (json.ValueTextEquals("type"u8))
                type = json.Number() ?? 0;
            else if (json.ValueTextEquals("allow"u8))
                allow = json.Rights();
            else if (json.ValueTextEquals("deny"u8))
                deny = json.Rights();
            else
                json.Pass();
        return new Overwrite { Id = id ?? throw new JsonException("An overwrite without an id."), Type = type, Allow = allow, Deny = deny };
    }

    private static ThreadMetadata? State(ref Utf8JsonReader json)
    {
        if (!json.Enter())
            return null;
        bool archived = false,
            locked = false;
        bool? invitable = null;
        var minutes = 0;
        DateTimeOffset? changed = null;
        while (json.Next())
            if (json.ValueTextEquals("archived"u8))
                archived = json.Flag() == true;
            else if (json.ValueTextEquals("auto_archive_duration"u8))
                minutes = json.Number() ?? 0;
            else if (json.ValueTextEquals("archive_timestamp"u8))
                changed = json.Moment();
            else if (json.ValueTextEquals("locked"u8))
                locked = json.Flag() == true;
            else if (json.ValueTextEquals("invitable"u8))
                invitable = json.Flag();
            else
                json.Pass();
        return new ThreadMetadata
        {
            Archived = archived,
            AutoArchiveDuration = minutes,
            ArchiveTimestamp = changed,
            Locked = locked,
            Invitable = invitable,
        };
    }
}
