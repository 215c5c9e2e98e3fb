using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Discord.Access;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>Looks at the server with the bot's own eyes and says exactly what is missing.</summary>
public sealed class LayoutReader(IDiscordRest rest, DiscordSettings settings)
{
    /// <summary>What the bot needs in the channel where the team reads.</summary>
    private const Permissions InReview =
        Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks | Permissions.AttachFiles | Permissions.ReadMessageHistory;

    /// <summary>What it needs to show the panel.</summary>
    private const Permissions ForPanel = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks | Permissions.ReadMessageHistory;

    /// <summary>What it needs for private threads.</summary>
    private const Permissions ForThreads = Permissions.CreatePrivateThreads | Permissions.SendMessagesInThreads;

    /// <summary>Everything that an invitation asks for.</summary>
    private const Permissions Wanted = InReview | ForPanel | ForThreads | Permissions.ManageThreads;

    /// <summary>Reads the layout.</summary>
    /// <exception cref="DiscordApiException">Discord refused.</exception>
    /// <exception cref="DiscordUnavailableException">Discord cannot be reached.</exception>
    public async Task<ServerLayout> ReadAsync(CancellationToken ct)
    {
        var bot = await rest.GetCurrentUserAsync(ct);
        var application = await rest.GetApplicationAsync(ct);
        var problems = new List<LayoutProblem>();
        var reads = (application.Flags ?? ApplicationFlags.None) is var flags
            && (flags & (ApplicationFlags.MessageContent | ApplicationFlags.MessageContentLimited)) != ApplicationFlags.None;
        if (!reads)
            problems.Add(
                new(
                    LayoutPart.Messages, CheckStatus.Note,
                    "The message-content intent is off, so the bot cannot read plain messages in the server and screens in direct messages; to screen in threads, switch on Message Content Intent in the developer portal under Bot and start the bot again."
                )
            );
        var layout = new ServerLayout { Bot = bot, Application = application, ReadsMessages = reads };
        if (await GuildAsync(application.Id, problems, ct) is { } guild)
            layout = await InGuildAsync(layout with { Guild = guild }, guild, problems, ct);
        return layout with { Problems = problems };
    }

    private async Task<Guild?> GuildAsync(Snowflake application, List<LayoutProblem> problems, CancellationToken ct)
    {
        var guilds = await rest.GetCurrentUserGuildsAsync(ct);
        var wanted = settings.Guild;
        if (!string.IsNullOrWhiteSpace(wanted))
        {
            if (guilds.FirstOrDefault(g => g.Id.ToString() == wanted.Trim()) is { } named)
                return await rest.GetGuildAsync(named.Id, ct);
            problems.Add(new(LayoutPart.Server, CheckStatus.Bad, $"The bot is not in the server {wanted} that Discord:Guild names; correct it, or invite the bot: {Invitation(application)}"));
            return null;
        }
        switch (guilds)
        {
            case [var only]:
                return await rest.GetGuildAsync(only.Id, ct);
            case []:
                problems.Add(new(LayoutPart.Server, CheckStatus.Bad, $"The bot is in no server yet; invite it: {Invitation(application)}"));
                return null;
            default:
                problems.Add(
                    new(
                        LayoutPart.Server, CheckStatus.Bad,
                        $"The bot is in {guilds.Count} servers; set Discord:Guild to the id of the one it works for ({string.Join(", ", guilds.Take(5).Select(g => g.Id))})."
                    )
                );
                return null;
        }
    }

    private async Task<ServerLayout> InGuildAsync(ServerLayout layout, Guild guild, List<LayoutProblem> problems, CancellationToken ct)
    {
        var channels = (await rest.GetGuildChannelsAsync(guild.Id, ct)).Where(c => c.Type is ChannelType.Text or ChannelType.Announcement).ToList();
        var member = await rest.GetMemberAsync(guild.Id, layout.Bot.Id, ct);
        Permissions May(Channel channel) => EffectivePermissions.InChannel(guild, channel, layout.Bot.Id, member.Roles.ToList());

        var recruiters = Roles(guild, settings.RecruiterRoles);
        if (recruiters.Count == 0)
            problems.Add(
                new(
                    LayoutPart.Recruiters, CheckStatus.Note,
                    $"The server has no role called {settings.RecruiterRoles}; create it, or set Discord:RecruiterRoles. Until then only people who may manage the server are recruiters."
                )
            );
        var review = Find(channels, settings.ReviewChannel);
        if (review is null)
            problems.Add(
                new(
                    LayoutPart.Review, CheckStatus.Bad,
                    $"There is no text channel called {settings.ReviewChannel} that the bot sees; create it for the team and the bot alone, or set Discord:ReviewChannel. Until then applications wait and are listed by /candidates."
                )
            );
        else if (Lacks(May(review), InReview) is { } lacks)
        {
            problems.Add(new(LayoutPart.Review, CheckStatus.Bad, $"The bot lacks {lacks} in #{review.Name}; allow it to the bot's role under Edit Channel, Permissions."));
            review = null;
        }
        else if (EffectivePermissions.IsPublic(guild, review))
        {
            problems.Add(
                new(
                    LayoutPart.Review, CheckStatus.Bad,
                    $"Everybody can read #{review.Name}, so no application is shown there; take View Channel from @everyone under Edit Channel, Permissions, and allow it to the team and the bot."
                )
            );
            review = null;
        }
        var panel = Find(channels, settings.PanelChannel);
        var threads = false;
        if (panel is null)
            problems.Add(
                new(
                    LayoutPart.Panel, CheckStatus.Note,
                    $"There is no text channel called {settings.PanelChannel} that the bot sees, so there is no panel and screening runs in direct messages; create it, or set Discord:PanelChannel."
                )
            );
        else if (Lacks(May(panel), ForPanel) is { } lacks)
        {
            problems.Add(new(LayoutPart.Panel, CheckStatus.Bad, $"The bot lacks {lacks} in #{panel.Name}; allow it to the bot's role under Edit Channel, Permissions."));
            panel = null;
        }
        else if (Lacks(May(panel), ForThreads) is { } noThreads)
            problems.Add(
                new(LayoutPart.Panel, CheckStatus.Note, $"The bot lacks {noThreads} in #{panel.Name}, so screening runs in direct messages; allow it to the bot's role under Edit Channel, Permissions.")
            );
        else
        {
            threads = true;
            ThreadNotes(guild, panel, May(panel), recruiters, problems);
        }
        return layout with { Review = review, Panel = panel, OpensThreads = threads, RecruiterRoles = recruiters };
    }

    private static void ThreadNotes(Guild guild, Channel panel, Permissions own, IReadOnlyList<GuildRole> recruiters, List<LayoutProblem> problems)
    {
        if (!own.HasFlag(Permissions.ManageThreads))
            problems.Add(
                new(LayoutPart.Panel, CheckStatus.Note, $"The bot lacks Manage Threads in #{panel.Name}, so it cannot delete a thread when a candidate has everything erased; allow it to the bot's role.")
            );
        foreach (var role in recruiters)
            if (!EffectivePermissions.InChannel(guild, panel, default, [role.Id]).HasFlag(Permissions.ManageThreads))
                problems.Add(
                    new(LayoutPart.Panel, CheckStatus.Note, $"The role {role.Name} lacks Manage Threads in #{panel.Name}, so a recruiter sees a candidate's thread only after claiming it; allow it to the role there.")
                );
    }

    private static Channel? Find(IReadOnlyList<Channel> channels, string named)
    {
        var wanted = named.Trim().TrimStart('#');
        return channels.FirstOrDefault(c => c.Id.ToString() == wanted) ?? channels.FirstOrDefault(c => string.Equals(c.Name, wanted, StringComparison.OrdinalIgnoreCase));
    }

    private static List<GuildRole> Roles(Guild guild, string named)
    {
        var wanted = named.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (guild.Roles ?? [])
            .Where(r => r.Id != guild.Id && wanted.Any(w => w == r.Id.ToString() || string.Equals(w.TrimStart('@'), r.Name, StringComparison.OrdinalIgnoreCase)))
            .ToList();
    }

    private static string? Lacks(Permissions has, Permissions needs)
    {
        var missing = Enum.GetValues<Permissions>().Where(p => p != Permissions.None && needs.HasFlag(p) && !has.HasFlag(p)).Select(Words).ToList();
        return missing.Count == 0 ? null : string.Join(", ", missing);
    }

    /// <summary>A permission as Discord's settings call it: "SendMessages" is "Send Messages".</summary>
    private static string Words(Permissions permission) =>
        string.Concat(permission.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + c : c.ToString()));

    private static string Invitation(Snowflake application) =>
        $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={(ulong)Wanted}";
}
