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
