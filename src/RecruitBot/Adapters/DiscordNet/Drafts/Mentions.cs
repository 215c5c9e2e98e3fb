using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Drafts;

/// <summary>Whom a message may notify, as the library says it; always said, since Discord would otherwise notify everybody who is named.</summary>
internal static class Mentions
{
    public static Library.AllowedMentions Of(AllowedMentions? mentions) =>
        new(mentions is null ? Library.AllowedMentionTypes.None : TypesOf(mentions.Parse))
        {
            UserIds = [.. (mentions?.Users ?? []).Select(u => u.Value)],
            RoleIds = [.. (mentions?.Roles ?? []).Select(r => r.Value)],
            MentionRepliedUser = mentions?.RepliedUser,
        };

    private static Library.AllowedMentionTypes TypesOf(IEnumerable<string> parse) =>
        parse.Aggregate(
            Library.AllowedMentionTypes.None,
            (types, name) =>
                types
                | name switch
                {
                    "users" => Library.AllowedMentionTypes.Users,
                    "roles" => Library.AllowedMentionTypes.Roles,
                    "everyone" => Library.AllowedMentionTypes.Everyone,
                    _ => Library.AllowedMentionTypes.None,
                }
        );
}
