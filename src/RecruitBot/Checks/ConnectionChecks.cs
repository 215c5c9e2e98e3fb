using RecruitBot.Configuration;
using RecruitBot.Core.Commands;

namespace RecruitBot.Checks;

/// <summary>Is there a model?</summary>
public sealed class ModelCheck : ICheck
{
    /// <inheritdoc/>
    public string Name => "model";

    /// <inheritdoc/>
    public ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new CheckResult(CheckStatus.Good, "None: answers and ratings are made offline."));
}

/// <summary>Is there a Discord token?</summary>
public sealed class DiscordCheck(Settings settings) : ICheck
{
    /// <inheritdoc/>
    public string Name => "discord";

    /// <inheritdoc/>
    public ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            settings.Discord.Token is null
                ? new CheckResult(CheckStatus.Note, "No Discord:Token is set; this build talks in the terminal only.")
                : new CheckResult(CheckStatus.Note, "Discord:Token is set, but this build talks in the terminal only.")
        );
}
