using System.Text.RegularExpressions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>Whom a text names and may notify (resources/message, Allowed Mentions Object).</summary>
/// <param name="Users">Accounts.</param>
/// <param name="Roles">Roles.</param>
/// <param name="Everyone">@everyone or @here.</param>
internal sealed partial record Mentions(IReadOnlyList<User> Users, IReadOnlyList<Snowflake> Roles, bool Everyone)
{
    /// <summary>What holds where a message says nothing: everybody who is named.</summary>
    public static AllowedMentions Anybody { get; } = new() { Parse = ["users", "roles", "everyone"] };

    /// <summary>What holds for answers to interactions that say nothing.</summary>
    public static AllowedMentions UsersOnly { get; } = new() { Parse = ["users"] };

    /// <summary>Reads a text.</summary>
    /// <param name="world">Where the accounts are.</param>
    /// <param name="content">The text.</param>
    /// <param name="allowed">Whom the sender allows to be notified.</param>
    /// <param name="mayEveryone">Whether the sender has the right to notify everyone and any role.</param>
    public static Mentions In(SimulatedWorld world, string content, AllowedMentions allowed, bool mayEveryone)
    {
        var users = Ids(UserMention(), content)
            .Where(id => Allows(allowed, "users", allowed.Users, id))
            .Select(id => world.Accounts.Find(id)?.User)
            .OfType<User>();
        var roles = Ids(RoleMention(), content)
            .Where(id => Allows(allowed, "roles", allowed.Roles, id))
            .Where(id => world.Roles.Find(id) is { } role && (role.Mentionable || mayEveryone));
        var everyone =
            mayEveryone
            && allowed.Parse.Contains("everyone", StringComparer.Ordinal)
            && (content.Contains("@everyone", StringComparison.Ordinal) || content.Contains("@here", StringComparison.Ordinal));
        return new Mentions([.. users], [.. roles], everyone);
    }

    private static bool Allows(AllowedMentions allowed, string kind, IReadOnlyList<Snowflake>? listed, Snowflake id) =>
        allowed.Parse.Contains(kind, StringComparer.Ordinal) || listed?.Contains(id) == true;

    private static IEnumerable<Snowflake> Ids(Regex pattern, string content) =>
        pattern.Matches(content).Select(m => Snowflake.TryParse(m.Groups["id"].Value, out var id) ? id : default).Where(i => !i.IsZero).Distinct();

    [GeneratedRegex("<@!?(?<id>[0-9]{1,20})>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UserMention();

    [GeneratedRegex("<@&(?<id>[0-9]{1,20})>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RoleMention();
}
