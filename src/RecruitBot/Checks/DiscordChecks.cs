using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;

namespace RecruitBot.Checks;

/// <summary>Is there a token, and does Discord take it?</summary>
public sealed class DiscordTokenCheck(Settings settings, DiscordLook? look = null) : ICheck
{
    /// <inheritdoc/>
    public string Name => "discord token";

    /// <inheritdoc/>
    public async ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        if (settings.Discord.Token is null || look is null)
            return new CheckResult(CheckStatus.Note, "None is set, so the bot cannot run on Discord: set Discord:Token, or try the demo.");
        try
        {
            var layout = await look.AfreshAsync(cancellationToken);
            return new CheckResult(CheckStatus.Good, $"Discord knows the bot as {layout.Bot.ShownName}.");
        }
        catch (Exception e) when (OutOfReach.Is(e))
        {
            return new CheckResult(CheckStatus.Bad, OutOfReach.Words(e, settings.Discord));
        }
    }
}

/// <summary>One part of the server's layout: as it should be, or what is missing.</summary>
public sealed class DiscordLayoutCheck(DiscordLook look, LayoutPart part) : ICheck
{
    /// <inheritdoc/>
    public string Name =>
        part switch
        {
            LayoutPart.Server => "discord server",
            LayoutPart.Messages => "message content",
            LayoutPart.Recruiters => "recruiters",
            LayoutPart.Review => "review channel",
            _ => "panel",
        };

    /// <inheritdoc/>
    public async ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        ServerLayout layout;
        try
        {
            layout = await look.SeenAsync(cancellationToken);
        }
        catch (Exception e) when (OutOfReach.Is(e))
        {
            return NotLookedAt.Since(e);
        }
        var problems = layout.Problems.Concat(layout.Remarks).Where(p => p.Part == part).ToList();
        if (problems.Count > 0)
            return new CheckResult(problems.Max(p => p.Status), string.Join('\n', problems.Select(p => p.Message).Concat(Invitation(layout))));
        return layout.Guild is null && part is not (LayoutPart.Server or LayoutPart.Messages)
            ? new CheckResult(CheckStatus.Note, "Not looked at, since there is no server.")
            : new CheckResult(CheckStatus.Good, Words(layout));
    }

    /// <summary>The link that lets the bot in, where it is not part of what is missing already.</summary>
    private IEnumerable<string> Invitation(ServerLayout layout) =>
        part == LayoutPart.Server && layout.Guild is not null
            ? [$"The link by which it is invited, with exactly the permissions that it uses: {BotPermissions.Invitation(layout.Application.Id)}"]
            : [];

    private string Words(ServerLayout layout) =>
        part switch
        {
            LayoutPart.Server => string.Join('\n', Invitation(layout).Prepend($"The bot works for {layout.Guild?.Name}.")),
            LayoutPart.Messages => "The bot reads plain messages in its threads.",
            LayoutPart.Recruiters => $"Members of {string.Join(", ", layout.RecruiterRoles.Select(r => r.Name))} are recruiters. The order of roles does not matter: the bot gives and takes none.",
            LayoutPart.Review => $"Applications are shown in #{layout.Review?.Name}.",
            _ => $"The panel is in #{layout.Panel?.Name}, with a private thread for each application.",
        };
}
