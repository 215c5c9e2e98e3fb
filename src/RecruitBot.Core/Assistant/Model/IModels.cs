using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model;

/// <summary>The models that are configured, each behind all its wrappers: consent, redaction, budget, logging, resilience, recording.</summary>
public interface IModels
{
    /// <summary>
    /// The client for a purpose (see <see cref="Privacy.ConsentPurpose"/>); null when none is configured, and everything goes on without. Every call
    /// must carry a <see cref="ModelCall"/>; what goes wrong is a <see cref="ModelException"/>.
    /// </summary>
    IChatClient? For(string purpose);
}

/// <summary>No model: everything works without one.</summary>
public sealed class NoModels : IModels
{
    /// <inheritdoc/>
    public IChatClient? For(string purpose) => null;
}
