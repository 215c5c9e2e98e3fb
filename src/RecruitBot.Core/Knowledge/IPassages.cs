namespace RecruitBot.Core.Knowledge;

/// <summary>A passage that somebody chose as the answer to a question.</summary>
/// <param name="Unit">One sentence, list item or table row.</param>
/// <param name="Phrased">The same in somewhat fewer words, see <see cref="Grounding.PhrasingCheck"/>; null when it is quoted as it is.</param>
public sealed record ChosenPassage(KnowledgeUnit Unit, string? Phrased);

/// <summary>Knowledge that a model may choose an answer from: it sees only what may be told to the asker, and what it chose is checked and composed here.</summary>
public interface IPassages : IAnswerer
{
    /// <summary>
    /// Whether documents are to answer a question at all. Not when it gives orders, asks for secrets, for what only the employer can say, or for what the
    /// role's own facts and a comparison of roles settle.
    /// </summary>
    bool MayBeAnswered(Question question);

    /// <summary>What may answer a question, the likeliest first.</summary>
    /// <param name="question">The question, or other words for it.</param>
    /// <param name="least">The least chance that a passage answers it, from 0 to 1.</param>
    /// <param name="most">How many at most.</param>
    IReadOnlyList<KnowledgeUnit> PassagesFor(Question question, double least, int most);

    /// <summary>What a role's own text says, in its order; empty when there is no such role or it is not for the asker.</summary>
    IReadOnlyList<KnowledgeUnit> PassagesOf(string roleId, Audience asker, int most);

    /// <summary>The answer that is made of the chosen passages, each with its source; null when none of them holds.</summary>
    Answer? Compose(Question question, IReadOnlyList<ChosenPassage> chosen);
}
