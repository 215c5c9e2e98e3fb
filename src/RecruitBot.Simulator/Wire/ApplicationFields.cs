using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;

namespace RecruitBot.Simulator.Wire;

/// <summary>The application, its commands, and interactions with it (resources/application; interactions).</summary>
internal static class ApplicationFields
{
    /// <summary>In READY an application has its id and flags only, and no name.</summary>
    public static readonly Field[] Application =
    [
        new("flags_new", owner => ((long)(((Application)owner).Flags ?? ApplicationFlags.None)).ToString(System.Globalization.CultureInfo.InvariantCulture), _ => true),
        .. Field.When<Application>(
            application => application.Name.Length > 0,
            Field.Always("name"),
            Field.Always("icon"),
            Field.Always("description", ""),
            Field.Always("type"),
            Field.Always("bot_public", false),
            Field.Always("bot_require_code_grant", false),
            Field.Always("verify_key", new string('0', 64)),
            Field.Always("redirect_uris", Array.Empty<string>()),
            Field.Always("interactions_endpoint_url"),
            Field.Always("role_connections_verification_url"),
            Field.Always("approximate_guild_count", 1),
            Field.Always("approximate_user_install_count", 0),
            Field.Always("approximate_user_authorization_count", 0),
            Field.Always("explicit_content_filter", 0),
            Field.Always("team"),
            Field.Always("eligible_oauth2_scopes", Array.Empty<string>())
        ),
    ];

    /// <summary>The documentation has left the list out since bots keep none; Discord sends it empty, and Discord.Net counts its entries.</summary>
    public static readonly Field[] Ready = [Field.Always("private_channels", Array.Empty<object>())];

    public static readonly Field[] Command = [Field.Always("default_member_permissions")];

    public static readonly Field[] Interaction =
    [
        Field.Always("entitlements", Array.Empty<object>()),
        Field.Always("attachment_size_limit", LimitTable.FileBytes.Max),
        Field.Of<Interaction>("authorizing_integration_owners", interaction => Owners(interaction.GuildId)),
        .. Field.When<Interaction>(
            interaction => interaction.GuildId is not null,
            Field.Of<Interaction>("guild", interaction => new { Id = interaction.GuildId, Locale = "en-US", Features = Array.Empty<string>() })
        ),
    ];

    /// <summary>By whom the application was added: the server, which is 0 in direct messages (Authorizing Integration Owners Object).</summary>
    public static IReadOnlyDictionary<string, Snowflake> Owners(Snowflake? guild) => new Dictionary<string, Snowflake>(StringComparer.Ordinal) { ["0"] = guild ?? default };
}
