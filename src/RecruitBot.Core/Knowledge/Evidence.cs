namespace RecruitBot.Core.Knowledge;

/// <summary>What speaks for and against a unit as the answer to a question. Features of <see cref="Confidence"/>; from 0 to 1 unless said otherwise.</summary>
/// <param name="Said">Share of the question, by weight, that the unit covers.</param>
/// <param name="Asked">How near the question comes to the known ways of asking for it.</param>
/// <param name="Missed">Share of the heaviest subject that it does not cover.</param>
/// <param name="Mass">How much of rare words is covered at all: a question of one everyday word says little.</param>
/// <param name="Strange">Share of words that no source has.</param>
/// <param name="Lead">How much nearer the question comes to it than to any other text; -1 to 1.</param>
/// <param name="Share">Its share among the nearest ways of asking.</param>
/// <param name="EmployersOwn">How much nearer the question comes to what only the employer could say; -1 to 1.</param>
/// <param name="Elsewhere">How much nearer it comes to talk about other things; -1 to 1.</param>
/// <param name="Itself">Share of the question, by weight, that the unit's own text and headings cover.</param>
/// <param name="Trade">Share of the question's words that stand for something the vocabulary or the sources' names know: pay, tests, Django.</param>
/// <param name="Subject">Share of those that the unit covers.</param>
/// <param name="Words">How many words with a subject the question has: 1 for six or more.</param>
/// <param name="OwnWord">1 for the employer's own word, 0 for what others claim.</param>
/// <param name="Figure">1 when a figure, a date or a name is asked for, which the unit has.</param>
internal readonly record struct Evidence(
    double Said,
    double Asked,
    double Missed,
    double Mass,
    double Strange,
    double Lead,
    double Share,
    double EmployersOwn,
    double Elsewhere,
    double Itself,
    double Trade,
    double Subject,
    double Words,
    double OwnWord,
    double Figure)
{
    /// <summary>Names of the features, in order, as the weights' file has them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["one", "said", "asked", "saidAndAsked", "missed", "mass", "strange", "lead", "share", "employersOwn", "elsewhere", "itself", "trade", "subject", "words", "ownWord", "figure", "askedAndTrade", "strangeAndWords"];

    /// <summary>The features, in the order of <see cref="Names"/>.</summary>
    public double[] Features() => [1, Said, Asked, Said * Asked, Missed, Mass, Strange, Lead, Share, EmployersOwn, Elsewhere, Itself, Trade, Subject, Words, OwnWord, Figure, Asked * Trade, Strange * Words];
}
