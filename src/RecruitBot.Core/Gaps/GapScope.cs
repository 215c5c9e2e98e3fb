using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Meaning;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Gaps;

/// <summary>
/// Which of the questions that got no answer are put before the team: all but orders to the program and questions about its secrets or other
/// people, which nobody is to answer, and words that ask nothing. What is merely off the subject is among them, since no rule tells it from what
/// the sources ought to say; it is asked by one person and stands at the end of the list.
/// </summary>
public static class GapScope
{
    /// <summary>A statement of more words is a story, and no question put briefly.</summary>
    private const int MostWordsOfStatement = 12;

    /// <summary>Whether a question belongs before the team.</summary>
    public static bool Takes(string text, QuestionMeaning meaning)
    {
        var clean = QuestionText.Clean(text);
        return meaning.HasSubject
            && !OffLimits.Found(clean)
            && (clean.Contains('?', StringComparison.Ordinal) || PlainWords.LooksLikeQuestion(clean) || Tokenizer.Tokenize(clean).Count <= MostWordsOfStatement);
    }
}
