using RecruitBot.Adapters.Discord;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Checks;

/// <summary>Are there enough shards for the servers that the bot is in?</summary>
public sealed class DiscordShardsCheck(DiscordSettings settings, IDiscordRest rest, DiscordLook look) : ICheck
{
    /// <summary>Discord proposes a shard for about a thousand servers, and refuses one that has more than 2500 (events/gateway, Sharding).</summary>
    private const double MostToEach = 2.5;

    /// <inheritdoc/>
    public string Name => "discord shards";

    /// <inheritdoc/>
    public async ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        int proposed;
        try
        {
            await look.SeenAsync(cancellationToken);
            proposed = Math.Max(1, (await rest.GetGatewayBotAsync(cancellationToken)).Shards);
        }
        catch (Exception e) when (OutOfReach.Is(e))
        {
            return NotLookedAt.Since(e);
        }
        if (settings.Shards is not { } configured)
            return new CheckResult(CheckStatus.Good, $"As many as Discord proposes, {proposed} now.");
        if (configured >= proposed)
            return new CheckResult(CheckStatus.Good, $"{configured}; Discord proposes {proposed}.");
        var refused = proposed > configured * MostToEach;
        return new CheckResult(
            refused ? CheckStatus.Bad : CheckStatus.Note,
            $"Discord:Shards is {configured}, fewer than the {proposed} that Discord proposes for as many servers as the bot is in, so it {(refused ? "will" : "may")} not let the bot connect: set Discord:Shards to {proposed} {(string.IsNullOrWhiteSpace(settings.ShardIds) ? "or remove it, and Discord is asked" : "in every process")}."
        );
    }
}
