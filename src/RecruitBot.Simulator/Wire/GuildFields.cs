using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Wire;

/// <summary>A server as it is listed among those of an account (resources/user, Get Current User Guilds).</summary>
internal sealed record GuildSummary(Snowflake Id, string Name, bool Owner, Permissions Permissions);

/// <summary>Servers and channels (resources/guild, Guild Object; events/gateway-events, Guild Create; resources/channel, Channel Object).</summary>
internal static class GuildFields
{
    public static readonly Field[] Summary = [Field.Always("icon"), Field.Always("banner"), Field.Always("features", Array.Empty<string>())];

    /// <summary>A server that is not available yet has nothing but its id.</summary>
    public static readonly Field[] Guild =
    [
        .. Field.When<Guild>(
            guild => guild.Roles is not null,
            Field.Always("name"),
            Field.Always("icon"),
            Field.Always("description"),
            Field.Always("splash"),
            Field.Always("discovery_splash"),
            Field.Always("banner"),
            Field.Always("features", Array.Empty<string>()),
            Field.Always("application_id"),
            Field.Always("afk_channel_id"),
            Field.Always("afk_timeout", 300),
            Field.Always("system_channel_id"),
            Field.Always("system_channel_flags", 0),
            Field.Always("verification_level", 1),
            Field.Always("default_message_notifications", 1),
            Field.Always("explicit_content_filter", 2),
            Field.Always("mfa_level", 0),
            Field.Always("nsfw_level", 0),
            Field.Always("vanity_url_code"),
            Field.Always("premium_tier", 0),
            Field.Always("premium_subscription_count", 0),
            Field.Always("premium_progress_bar_enabled", false),
            Field.Always("preferred_locale", "en-US"),
            Field.Always("rules_channel_id"),
            Field.Always("safety_alerts_channel_id"),
            Field.Always("public_updates_channel_id"),
            Field.Always("max_members", 500_000),
            Field.Always("max_presences"),
            Field.Always("max_video_channel_users", 25),
            Field.Always("max_stage_video_channel_users", 50),
            Field.Always("widget_enabled", false),
            Field.Always("widget_channel_id"),
            Field.Always("region", "deprecated"),
            Field.Always("emojis", Array.Empty<object>()),
            Field.Always("stickers", Array.Empty<object>()),
            Field.Always("incidents_data")
        ),
        .. Field.When<Guild>(guild => guild.Roles is not null && guild.Channels is null, Field.Always("home_header"), Field.Always("nsfw", false)),
        .. Field.When<Guild>(
            guild => guild.Channels is not null,
            Field.Of<Guild>("joined_at", guild => guild.Members![0].JoinedAt),
            Field.Always("large", false),
            Field.Always("hub_type"),
            Field.Always("voice_states", Array.Empty<object>()),
            Field.Always("presences", Array.Empty<object>()),
            Field.Always("stage_instances", Array.Empty<object>()),
            Field.Always("guild_scheduled_events", Array.Empty<object>()),
            Field.Always("soundboard_sounds", Array.Empty<object>())
        ),
    ];

    public static readonly Field[] Channel =
    [
        Field.Always("flags", 0),
        Field.Always("last_message_id"),
        .. Field.When<Channel>(channel => channel.GuildId is not null, Field.Always("parent_id"), Field.Always("rate_limit_per_user", 0)),
        .. Field.When<Channel>(channel => channel.GuildId is not null && !channel.IsThread, Field.Always("topic"), Field.Always("nsfw", false)),
    ];
}
