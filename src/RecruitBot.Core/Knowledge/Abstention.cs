namespace RecruitBot.Core.Knowledge;

/// <summary>The one calm line for everything that the sources do not say: unknown, off-topic or hostile alike.</summary>
public static class Abstention
{
    /// <summary>The line.</summary>
    public const string Text = "The guides don't say. I can ask a person to answer you: type /human.";

    /// <summary>What is added when only a part of the question could be answered.</summary>
    public const string Partly = "The guides don't say the rest; a person can: type /human.";

    /// <summary>An abstention.</summary>
    /// <param name="confidence">How near the sources came to an answer, 0 to 0.49.</param>
    public static Answer Because(double confidence) => new(false, Text, Math.Round(Math.Clamp(confidence, 0, 0.49), 3), "offline", [], []);
}
