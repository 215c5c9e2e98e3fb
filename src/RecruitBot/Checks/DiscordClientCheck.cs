using RecruitBot.Adapters.Discord;
using RecruitBot.Core.Commands;

namespace RecruitBot.Checks;

/// <summary>Which client speaks with Discord?</summary>
public sealed class DiscordClientCheck(DiscordClientName client) : ICheck
{
    /// <inheritdoc/>
    public string Name => "discord client";

    /// <inheritdoc/>
    public ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new CheckResult(CheckStatus.Good, $"Discord is spoken with by {client.Words}."));
}
