using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Discord.Access;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>A server as the bot finds it, held against what the bot needs there: what can be used, and what to click for the rest.</summary>
/// <param name="guild">The server with its roles.</param>
/// <param name="channels">Its text channels.</param>
/// <param name="bot">The bot's account.</param>
/// <param name="member">The bot as a member.</param>
/// <param name="counts">How many have each role; null when that is not known.</param>
/// <param name="settings">How channels and roles are called.</param>
public sealed class GuildLook(
    Guild guild,
    IReadOnlyList<Channel> channels,
    User bot,
    GuildMember member,
    IReadOnlyDictionary<string, int>? counts,
    DiscordSettings settings
)
{
    private readonly Clicks _clicks = new(guild, bot, member);

    /// <summary>The layout with all of it.</summary>
    public ServerLayout At(ServerLayout layout)
    {
        layout = layout with { BotRole = _clicks.Role };
        if ((guild.Roles ?? []).Any(r => member.Roles.Contains(r.Id) && r.Permissions.HasFlag(Permissions.Administrator)))
            layout = layout.With(
                LayoutPart.Server,
                CheckStatus.Note,
                $"The bot has been given Administrator, which it does not need. Server Settings → Roles → {_clicks.Role} → Permissions → switch off Administrator."
            );
        layout = Recruiters(layout);
        layout = Review(layout);
        return Panel(layout);
    }

    private ServerLayout Recruiters(ServerLayout layout)
    {
        var roles = Roles();
        layout = layout with { RecruiterRoles = roles };
        if (roles.Count == 0)
            return layout.With(
                LayoutPart.Recruiters,
                CheckStatus.Note,
                $"The server has no role called {settings.RecruiterRoles}, so only people who may manage the server are recruiters. Server Settings → Roles → Create Role → call it {settings.RecruiterRoles.Split(',')[0].Trim()} and give it to the team, or set Discord:RecruiterRoles."
            );
        return counts is not null && roles.All(r => counts.GetValueOrDefault(r.Id.ToString()) == 0)
            ? layout.With(
                LayoutPart.Recruiters,
                CheckStatus.Note,
                $"Nobody has the role {roles[0].Name} yet. Server Settings → Roles → {roles[0].Name} → Manage Members → Add Members → choose the recruiting team."
            )
            : layout;
    }

    private ServerLayout Review(ServerLayout layout)
    {
        if (Find(settings.ReviewChannel) is not { } review)
            return layout.With(
                LayoutPart.Review,
                CheckStatus.Bad,
                $"There is no text channel called {settings.ReviewChannel}, so applications wait and only /candidates lists them. Create Channel → Text → call it {settings.ReviewChannel} → Private Channel → add the recruiting team and {_clicks.Role}, or set Discord:ReviewChannel."
            );
        if (Find(settings.PanelChannel)?.Id == review.Id)
            return layout.With(
                LayoutPart.Review,
                CheckStatus.Bad,
                $"Discord:PanelChannel and Discord:ReviewChannel name the same channel, #{review.Name}, so no application is shown: name two, one that candidates see and one that only the team reads."
            );
        if (Missing(review, BotPermissions.InReview) is var missing && missing != Permissions.None)
            return layout.With(LayoutPart.Review, CheckStatus.Bad, $"The bot lacks {BotPermissions.Words(missing)} in #{review.Name}, so no application is shown there. {_clicks.Allow(review, missing)}");
        if (EffectivePermissions.IsPublic(guild, review))
            return layout.With(
                LayoutPart.Review,
                CheckStatus.Bad,
                $"Everybody can read #{review.Name}, so no application is shown there. Right-click #{review.Name} → Edit Channel → Permissions → switch on Private Channel → add the recruiting team and {_clicks.Role}."
            );
        foreach (var role in layout.RecruiterRoles.Where(r => !EffectivePermissions.InChannel(guild, review, default, [r.Id]).HasFlag(Permissions.ViewChannel)))
            layout = layout.With(
                LayoutPart.Review,
                CheckStatus.Note,
                $"The role {role.Name} cannot see #{review.Name}, where applications are shown. {Clicks.Allow(role.Name, review, Permissions.ViewChannel | Permissions.ReadMessageHistory)}"
            );
        return layout with { Review = review };
    }

    private ServerLayout Panel(ServerLayout layout)
    {
        if (Find(settings.PanelChannel) is not { } panel)
            return layout.With(
                LayoutPart.Panel,
                CheckStatus.Note,
                $"There is no text channel called {settings.PanelChannel}, so there is no panel and screening runs in direct messages. Create Channel → Text → call it {settings.PanelChannel}, or set Discord:PanelChannel."
            );
        var has = In(panel);
        var candidates = new CandidateAccess(guild, panel, [.. member.Roles, .. layout.RecruiterRoles.Select(r => r.Id)], counts);
        layout = candidates.At(layout) with
        {
            IsMuteInThreads = !has.HasFlag(Permissions.SendMessagesInThreads) || candidates.Missing != Permissions.None,
            HidesThreads = has == Permissions.None,
            HidesHistory = has != Permissions.None && !has.HasFlag(Permissions.ReadMessageHistory),
        };
        if (Missing(panel, BotPermissions.InPanel) != Permissions.None)
        {
            // Whoever goes there for one allows all that is missing.
            var missing = Missing(panel, BotPermissions.InPanel | BotPermissions.ForThreads | BotPermissions.ForUpkeep);
            return layout.With(
                LayoutPart.Panel,
                CheckStatus.Bad,
                $"The bot lacks {BotPermissions.Words(missing)} in #{panel.Name}, so there is no panel{(layout.HidesThreads ? " and no thread below it is heard" : "")}. {_clicks.Allow(panel, missing)}"
            );
        }
        layout = layout with { Panel = panel };
        if (Missing(panel, BotPermissions.ForThreads) is var threads && threads != Permissions.None)
            return layout.With(
                LayoutPart.Panel,
                CheckStatus.Note,
                $"The bot lacks {BotPermissions.Words(threads)} in #{panel.Name}, so screening runs in direct messages. {_clicks.Allow(panel, threads)}"
            );
        return Upkeep(layout with { OpensThreads = candidates.Missing == Permissions.None }, panel);
    }

    private ServerLayout Upkeep(ServerLayout layout, Channel panel)
    {
        if (Missing(panel, BotPermissions.ForUpkeep) is var upkeep && upkeep != Permissions.None)
            layout = layout.With(
                LayoutPart.Panel,
                CheckStatus.Note,
                $"The bot lacks {BotPermissions.Words(upkeep)} in #{panel.Name}, so it cannot delete a thread when a candidate has everything erased. {_clicks.Allow(panel, upkeep)}"
            );
        foreach (var role in layout.RecruiterRoles.Where(r => !EffectivePermissions.InChannel(guild, panel, default, [r.Id]).HasFlag(Permissions.ManageThreads)))
            layout = layout.With(
                LayoutPart.Panel,
                CheckStatus.Note,
                $"The role {role.Name} lacks Manage Threads in #{panel.Name}, so a recruiter sees a candidate's thread only after claiming it. {Clicks.Allow(role.Name, panel, Permissions.ManageThreads)}"
            );
        return layout;
    }

    private Permissions In(Channel channel) => EffectivePermissions.InChannel(guild, channel, bot.Id, member.Roles.ToList());

    /// <summary>What the bot lacks there; what it would lack if it saw the channel, when it does not.</summary>
    private Permissions Missing(Channel channel, Permissions needed)
    {
        var seen = channel with { PermissionOverwrites = [.. channel.PermissionOverwrites ?? [], new() { Id = bot.Id, Type = 1, Allow = Permissions.ViewChannel }] };
        var missing = needed & ~In(seen);
        return In(channel) == Permissions.None ? missing | Permissions.ViewChannel : missing;
    }

    private Channel? Find(string named)
    {
        var wanted = named.Trim().TrimStart('#');
        return channels.FirstOrDefault(c => c.Id.ToString() == wanted) ?? channels.FirstOrDefault(c => string.Equals(c.Name, wanted, StringComparison.OrdinalIgnoreCase));
    }

    private List<GuildRole> Roles()
    {
        var wanted = settings.RecruiterRoles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (guild.Roles ?? [])
            .Where(r => r.Id != guild.Id && wanted.Any(w => w == r.Id.ToString() || string.Equals(w.TrimStart('@'), r.Name, StringComparison.OrdinalIgnoreCase)))
            .ToList();
    }
}
