using System.Collections.Concurrent;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using static RecruitBot.Tests.Screening.Support.Samples;

namespace RecruitBot.Tests.Screening.Support;

/// <summary>One attack over every criterion of the shipped roles and over honest answers of every level: how often it was tried, and where it raised a level.</summary>
internal sealed record AttackRun(int Tries, IReadOnlyList<string> Raised)
{
    private static readonly Lazy<IReadOnlyList<(string Role, Criterion Criterion, IReadOnlyList<(string Answer, int? Level)> Answers)>> Bases = new(() =>
        [.. CriteriaFiles.Shipped().Select(s => (s.Role, s.Criterion with { Gold = [] }, Honest(s.Role, s.Criterion)))]);

    /// <summary>Alone, a text may reach level 1 at most.</summary>
    public static AttackRun Alone(IReadOnlyList<string> texts) =>
        Over(b => texts.Select(t => AttackSlots.Fill(t, b.Role, b.Criterion)).Select(t => (Of(b.Criterion, t) > 1, t)));

    /// <summary>Put before an honest answer and after it, a text may not raise the answer's level.</summary>
    public static AttackRun Onto(IReadOnlyList<string> texts) =>
        Over(b =>
            from answer in b.Answers
            from text in texts
            let attack = AttackSlots.Fill(text, b.Role, b.Criterion, answer.Answer)
            from attacked in new[] { answer.Answer + "\n" + attack, attack + "\n" + answer.Answer }
            select (Raises(answer.Level, Of(b.Criterion, attacked)), attacked));

    /// <summary>An honest answer that is changed may not rise, and may reach the level given at most.</summary>
    public static AttackRun Changed(Func<string, string[]> change, int atMost = 5) =>
        Over(b => b.Answers.Select(a => (Answers: change(a.Answer), a.Level)).Select(a => (b.Criterion, a.Answers, a.Level))
            .Select(a => (Of(a.Criterion, a.Answers) is { } level && (level > atMost || Raises(a.Level, level)), string.Join(" / ", a.Answers))));

    private static bool Raises(int? before, int? after) => (after ?? 0) > Math.Max(before ?? 0, 1);

    private static AttackRun Over(Func<(string Role, Criterion Criterion, IReadOnlyList<(string Answer, int? Level)> Answers), IEnumerable<(bool Raised, string Text)>> tries)
    {
        var all = new ConcurrentBag<(bool Raised, string Text)>();
        Parallel.ForEach(Bases.Value, b =>
        {
            foreach (var (raised, text) in tries(b))
                all.Add((raised, $"{b.Role}/{b.Criterion.Id}: {text}"));
        });
        return new AttackRun(all.Count, [.. all.Where(t => t.Raised).Select(t => t.Text).Order(StringComparer.Ordinal)]);
    }

    private static int? Of(Criterion criterion, params string[] answers)
    {
        var rating = Rate(criterion, answers);
        Assert.All(rating.Evidence, e => Assert.True(EvidenceCheck.Holds(e, answers)));
        return rating.Level;
    }

    private static IReadOnlyList<(string, int?)> Honest(string role, Criterion criterion)
    {
        var bare = criterion with { Gold = [] };
        return
        [
            .. criterion.Gold.Select(g => g.Answer)
                .Concat(All().Where(s => s.Sample.Criterion == $"{role}/{criterion.Id}").Select(s => s.Sample.Answer))
                .Select(a => (a, Rate(bare, a).Level)),
        ];
    }
}
