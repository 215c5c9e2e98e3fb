using RecruitBot.Core.Knowledge.Meaning;

namespace RecruitBot.Core.Gaps;

/// <summary>
/// Puts questions of one meaning together. Each question joins the oldest group of its role that asks the same, or begins one: the same questions
/// give the same groups, in whatever order they come. Questions for different roles stay apart, since their answers may differ.
/// </summary>
public static class GapGrouping
{
    /// <summary>The groups, the one that most people asked first, then the one asked last.</summary>
    /// <param name="questions">Questions that the team can answer.</param>
    /// <param name="meaningOf">What a question means.</param>
    public static IReadOnlyList<Gap> Group(IEnumerable<AskedQuestion> questions, Func<AskedQuestion, QuestionMeaning> meaningOf)
    {
        var groups = new List<Builder>();
        // What a person has put together attracts what is asked later, so it comes first.
        foreach (var question in questions.OrderBy(q => q.Bundle is null).ThenBy(q => q.At).ThenBy(q => q.Key.ToString(), StringComparer.Ordinal))
        {
            var meaning = meaningOf(question);
            var group = groups.Find(g => question.Bundle is null ? g.Takes(question, meaning) : g.Bundle == question.Bundle);
            if (group is null)
                groups.Add(group = new Builder(question.Bundle));
            group.Add(question, meaning);
        }
        return
        [
            .. groups
                .Select(g => g.ToGap())
                .OrderByDescending(g => g.Askers)
                .ThenByDescending(g => g.LastAsked)
                .ThenBy(g => g.First.Key.ToString(), StringComparer.Ordinal),
        ];
    }

    private sealed class Builder(string? bundle)
    {
        private readonly List<AskedQuestion> _questions = [];
        private readonly List<QuestionMeaning> _meanings = [];
        private readonly HashSet<string> _roles = new(StringComparer.Ordinal);

        public string? Bundle => bundle;

        public bool Takes(AskedQuestion question, QuestionMeaning meaning) => _roles.Contains(question.RoleId ?? "") && _meanings.Exists(m => m.IsSameAs(meaning));

        public void Add(AskedQuestion question, QuestionMeaning meaning)
        {
            _questions.Add(question);
            _roles.Add(question.RoleId ?? "");
            // Compared with the first of its meaning only, or one question would lead to the next.
            if (!_meanings.Exists(m => m.IsSameAs(meaning)))
                _meanings.Add(meaning);
        }

        public Gap ToGap() => new([.. _questions.OrderBy(q => q.At)], _meanings);
    }
}
