using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>Looks at the server with the bot's own eyes and says exactly what is missing, and what to click.</summary>
public sealed class LayoutReader(IDiscordRest rest, DiscordSettings settings)
{
    private const ApplicationFlags ReadsWords = ApplicationFlags.MessageContent | ApplicationFlags.MessageContentLimited;

    /// <summary>Reads the layout.</summary>
    /// <exception cref="DiscordApiException">Discord refused.</exception>
    /// <exception cref="DiscordUnavailableException">Discord cannot be reached.</exception>
    public async Task<ServerLayout> ReadAsync(CancellationToken ct)
    {
        var bot = await rest.GetCurrentUserAsync(ct);
        var application = await rest.GetApplicationAsync(ct);
        var reads = ((application.Flags ?? ApplicationFlags.None) & ReadsWords) != ApplicationFlags.None;
        var layout = new ServerLayout { Bot = bot, Application = application, ReadsMessages = reads };
        if (!reads)
            layout = layout.With(
                LayoutPart.Messages,
                CheckStatus.Note,
                $"The message-content intent is off, so the bot cannot read plain messages in the server and screens in direct messages. To screen in threads: https://discord.com/developers/applications/{application.Id}/bot → Privileged Gateway Intents → switch on Message Content Intent → Save Changes; then start the bot again."
            );
        var guilds = await rest.GetCurrentUserGuildsAsync(ct);
        return Choose(guilds, application.Id) switch
        {
            (_, { } problem) => layout.With(LayoutPart.Server, CheckStatus.Bad, problem),
            var (guild, _) => await InGuildAsync(layout, guild!.Value, ct),
        };
    }

    /// <summary>The server to work for, or what to do when there is no telling.</summary>
    private (Snowflake? Guild, string? Problem) Choose(IReadOnlyList<Guild> guilds, Snowflake application)
    {
        var invitation = BotPermissions.Invitation(application);
        if (settings.Guild?.Trim() is { Length: > 0 } wanted)
            return guilds.FirstOrDefault(g => g.Id.ToString() == wanted) is { } named
                ? (named.Id, null)
                : (null, $"The bot is not in the server {wanted} that Discord:Guild names; correct it, or open this link and choose the server: {invitation}");
        return guilds switch
        {
            [var only] => (only.Id, null),
            [] => (null, $"The bot is in no server yet; open this link and choose yours: {invitation}"),
            _ => (null, $"The bot is in {guilds.Count} servers; set Discord:Guild to the id of the one it works for ({string.Join(", ", guilds.Take(5).Select(g => $"{g.Name}: {g.Id}"))})."),
        };
    }

    private async Task<ServerLayout> InGuildAsync(ServerLayout layout, Snowflake id, CancellationToken ct)
    {
        var guild = await rest.GetGuildAsync(id, ct);
        var channels = (await rest.GetGuildChannelsAsync(id, ct)).Where(c => c.Type is ChannelType.Text or ChannelType.Announcement).ToList();
        var member = await rest.GetMemberAsync(id, layout.Bot.Id, ct);
        return new GuildLook(guild, channels, layout.Bot, member, await CountsAsync(id, ct), settings).At(layout with { Guild = guild, ChannelNames = channels.ToDictionary(c => c.Id, c => c.Name ?? "") });
    }

    /// <summary>How many have each role; null where Discord does not tell, which is no reason not to work.</summary>
    private async Task<IReadOnlyDictionary<string, int>?> CountsAsync(Snowflake guild, CancellationToken ct)
    {
        try
        {
            return await rest.GetRoleMemberCountsAsync(guild, ct);
        }
        catch (DiscordApiException)
        {
            return null;
        }
    }
}
