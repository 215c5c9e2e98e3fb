using RecruitBot.Core.Commands;
using RecruitBot.Discord.Access;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>
/// Whether candidates see the panel and may write in the threads below it. Who is a candidate no role tells: as a rule everybody; in a server that
/// lets people in by a role, whoever has that. So a permission is missing only when neither @everyone has it nor any role that ordinary members may
/// hold: one that is given by people, that somebody has, and that is neither the bot's own nor the recruiters' nor an administrator's.
/// </summary>
/// <param name="guild">The server with its roles.</param>
/// <param name="panel">The panel's channel.</param>
/// <param name="others">Roles of the bot and of recruiters.</param>
/// <param name="counts">How many have each role; null when that is not known, and then every role counts.</param>
public sealed class CandidateAccess(Guild guild, Channel panel, IReadOnlyCollection<Snowflake> others, IReadOnlyDictionary<string, int>? counts)
{
    private const Permissions Everyone = Permissions.ViewChannel | Permissions.SendMessagesInThreads;
    private const Permissions OfTeam = Permissions.Administrator | Permissions.ManageGuild;

    /// <summary>What nobody has of whom it is known that they may be a candidate.</summary>
    public Permissions Missing => Lacked & ~Holders().Aggregate(Permissions.None, (all, r) => all | Of(r.Id));

    private Permissions Lacked => Everyone & ~Of();

    /// <summary>The layout with what to click, or with who alone has access.</summary>
    public ServerLayout At(ServerLayout layout)
    {
        if (Missing is var missing && missing != Permissions.None)
            return layout.With(
                LayoutPart.Panel,
                CheckStatus.Note,
                $"Candidates cannot {(missing.HasFlag(Permissions.ViewChannel) ? $"see #{panel.Name} and its panel" : $"write in threads below #{panel.Name}")}, so screening runs in direct messages. {Clicks.Allow("@everyone", panel, missing)}"
            );
        if (Lacked == Permissions.None)
            return layout;
        var names = string.Join(" or ", Holders().Where(r => (Of(r.Id) & Lacked) != Permissions.None).Take(3).Select(r => r.Name));
        var remark = $"In #{panel.Name} only members with {names} have {BotPermissions.Words(Lacked)}, which candidates need. If everybody may apply: {Clicks.Allow("@everyone", panel, Lacked)}";
        return layout with { Remarks = [.. layout.Remarks, new LayoutProblem(LayoutPart.Panel, CheckStatus.Note, remark)] };
    }

    private Permissions Of(params Snowflake[] roles) => EffectivePermissions.InChannel(guild, panel, default, roles);

    private IEnumerable<GuildRole> Holders() =>
        (guild.Roles ?? []).Where(r =>
            r.Id != guild.Id
            && !r.Managed
            && (r.Permissions & OfTeam) == Permissions.None
            && !others.Contains(r.Id)
            && (counts is null || counts.GetValueOrDefault(r.Id.ToString()) > 0)
        );
}
