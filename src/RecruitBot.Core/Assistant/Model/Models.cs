using Microsoft.Extensions.AI;
using RecruitBot.Core.Privacy;

namespace RecruitBot.Core.Assistant.Model;

/// <summary>One client for each purpose. An operator's test asks under the purpose that it tests, so it needs none of its own.</summary>
/// <param name="answering">For <see cref="ConsentPurpose.Answering"/>.</param>
/// <param name="scoring">For <see cref="ConsentPurpose.Scoring"/>.</param>
public sealed class Models(IChatClient answering, IChatClient scoring) : IModels, IDisposable
{
    /// <inheritdoc/>
    public IChatClient? For(string purpose) =>
        purpose switch
        {
            ConsentPurpose.Answering => answering,
            ConsentPurpose.Scoring => scoring,
            _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No model is asked for this purpose."),
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        answering.Dispose();
        scoring.Dispose();
    }
}
