using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening.Grading;

/// <summary>How much of a reference an answer says in the same order: the longest common subsequence of all their words, little ones included.</summary>
internal static class WordOrder
{
    /// <summary>Words in common, in order.</summary>
    public static int Common(IReadOnlyList<Token> reference, IReadOnlyList<Token> answer)
    {
        Span<int> row = answer.Count < 256 ? stackalloc int[answer.Count + 1] : new int[answer.Count + 1];
        row.Clear();
        foreach (var word in reference)
        {
            var before = 0;
            for (var j = 1; j < row.Length; j++)
            {
                var above = row[j];
                row[j] = string.Equals(word.Stem, answer[j - 1].Stem, StringComparison.Ordinal) ? before + 1 : Math.Max(row[j], row[j - 1]);
                before = above;
            }
        }
        return row[^1];
    }
}
