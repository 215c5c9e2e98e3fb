using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Wire;

/// <summary>Accounts, memberships and roles (resources/user, User Object; resources/guild, Guild Member Object; topics/permissions, Role Object).</summary>
internal static class PeopleFields
{
    public static readonly Field[] User =
    [
        Field.Always("global_name"),
        Field.Always("avatar"),
        Field.Always("public_flags", 0),
        Field.Always("flags", 0),
        Field.Always("primary_guild"),
    ];

    public static readonly Field[] Member =
    [
        Field.Always("nick"),
        Field.Always("avatar"),
        Field.Always("banner"),
        Field.Always("flags", 0),
        Field.Always("pending", false),
        Field.Always("premium_since"),
        Field.Always("communication_disabled_until"),
        Field.Always("mute", false),
        Field.Always("deaf", false),
    ];

    public static readonly Field[] Role =
    [
        Field.Of<GuildRole>("colors", role => new Dictionary<string, int?>(StringComparer.Ordinal) { ["primary_color"] = role.Color, ["secondary_color"] = null, ["tertiary_color"] = null }),
        Field.Always("hoist", false),
        Field.Always("icon"),
        Field.Always("unicode_emoji"),
        Field.Always("flags", 0),
    ];
}
