using System.Text.Json.Serialization;

namespace RecruitBot.Core.Knowledge;

/// <summary>Why a question was not answered. The asker reads the same line for each; whoever fills the gaps needs to tell them apart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AbstentionKind>))]
public enum AbstentionKind
{
    /// <summary>Near the sources' subjects, or only for this employer to say, and no source says it: a gap that a person can fill.</summary>
    Unsupported,

    /// <summary>A source announces it and its answer was lost there (<c>unanswered</c> in its front matter): a gap too.</summary>
    LostInSource,

    /// <summary>Not about the job, the application or the employer at all: nothing to fill.</summary>
    OutOfScope,

    /// <summary>Orders to the program, its secrets, other people's data, code in place of a question, or nothing that can be read.</summary>
    OffLimits,
}

/// <summary>The one calm line for everything that the sources do not say: unknown, off-topic or hostile alike.</summary>
public static class Abstention
{
    /// <summary>The line.</summary>
    public const string Text = "The guides don't say. I can ask a person to answer you: type /human.";

    /// <summary>What is added when only a part of the question could be answered.</summary>
    public const string Partly = "The guides don't say the rest; a person can: type /human.";

    /// <summary>An abstention.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="confidence">How near the sources came to an answer, 0 to 0.49.</param>
    public static Answer Because(AbstentionKind kind, double confidence = 0) =>
        new(false, Text, Math.Round(Math.Clamp(confidence, 0, 0.49), 3), "offline", [], []) { Abstained = kind };
}
