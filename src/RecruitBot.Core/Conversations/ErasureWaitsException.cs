namespace RecruitBot.Core.Conversations;

/// <summary>
/// What a platform keeps of a person cannot be removed until the recruiting team has done something. The wish is noted, and the platform
/// finishes it by itself then.
/// </summary>
/// <param name="advice">What the team does, in a sentence that goes on after whose application it is; no word that anybody wrote.</param>
/// <param name="inner">What was refused.</param>
public sealed class ErasureWaitsException(string advice, Exception? inner = null) : Exception("An erasure waits until the team has done something.", inner)
{
    /// <summary>What it is told under, once until it is over.</summary>
    public const string Cause = "erasure";

    /// <summary>What the team does.</summary>
    public string Advice { get; } = advice;
}
