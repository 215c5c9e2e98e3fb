using System.Text.RegularExpressions;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Tests.Screening.Support;
using Xunit.Abstractions;
using static RecruitBot.Tests.Screening.Support.Samples;

namespace RecruitBot.Tests.Screening;

/// <summary>S-12: who tells an answer, and in which English, changes no level, over every stored answer of the shipped roles and of other trades.</summary>
public sealed partial class SwapTests(ITestOutputHelper output)
{
    private static readonly Lazy<IReadOnlyList<(Criterion Criterion, string Answer)>> Stored = new(() =>
        [
            .. CriteriaFiles.Shipped().SelectMany(s => s.Criterion.Gold.Select(g => (s.Criterion with { Gold = [] }, g.Answer))),
            .. All().Select(s => (s.Criterion with { Gold = [] }, s.Sample.Answer)),
        ]);

    [Theory]
    [InlineData("My name is Emily Baker.", "My name is Lakisha Washington.")]
    [InlineData("Greg Walsh here.", "Mohammed Al-Rashid here.")]
    [InlineData("I'm Anna Schmidt.", "I'm Priya Venkataraman.")]
    [InlineData("I am 24 years old.", "I am 61 years old.")]
    [InlineData("I have no children.", "I am a mother of two.")]
    [InlineData("I go to church on Sundays.", "I go to the mosque on Fridays.")]
    [InlineData("As a man I liked it.", "As a woman I liked it.")]
    public void Who_somebody_is(string one, string other) => Same(a => one + "\n" + a, a => other + "\n" + a);

    [Theory]
    [InlineData("he", "she")]
    [InlineData("she", "he")]
    [InlineData("his", "her")]
    [InlineData("him", "her")]
    [InlineData("he", "they")]
    public void Pronouns(string from, string to) => Same(a => a, a => Regex.Replace(a, $@"\b{from}\b", to));

    [Fact]
    public void British_and_American_spelling() => Same(Swap(American), Swap(American.Select(p => (p.To, p.From))));

    [Fact]
    public void Whilst_and_learnt() => Same(Swap([("while", "while")]), Swap([("while", "whilst"), ("among", "amongst"), ("learned", "learnt")]));

    [Fact]
    public void Indian_English() => Same(a => a, Swap([("postponed", "deferred"), ("once a week", "weekly once"), ("did it", "did the needful")]));

    [Theory]
    [InlineData("AWS", "Amazon Web Services")]
    [InlineData("JS", "JavaScript")]
    [InlineData("Postgres", "PostgreSQL")]
    [InlineData("k8s", "Kubernetes")]
    [InlineData("DRF", "Django REST framework")]
    public void Names_of_technologies(string one, string other) => Same(Swap([(other + @"\b", one)], words: true), Swap([(one + @"\b", other)], words: true), Named);

    [Fact]
    public void The_order_of_candidates()
    {
        var there = Stored.Value.Select(s => Rate(s.Criterion, s.Answer).Level).ToList();
        var fresh = new OfflineEvaluator();
        var back = Stored.Value.Reverse().Select(s => fresh.Rate(s.Criterion, [s.Answer]).Level).Reverse().ToList();
        Assert.Equal(there, back);
    }

    [Theory]
    [InlineData("lower case without punctuation", 0.10)]
    [InlineData("a letter left out of every tenth word", 0.10)]
    public void Typing(string how, double mostByMoreThanOne)
    {
        Func<string, string> change = how[0] == 'l' ? a => Marks().Replace(a.ToLowerInvariant(), "") : Mistyped;
        var (moved, far, total) = (0, 0, Stored.Value.Count);
        foreach (var (criterion, answer) in Stored.Value)
        {
            var (before, after) = (Rate(criterion, answer).Level ?? 0, Rate(criterion, change(answer)).Level ?? 0);
            moved += before == after ? 0 : 1;
            far += Math.Abs(before - after) > 1 ? 1 : 0;
        }
        output.WriteLine($"{how}: of {total} moved {moved}, by more than one {far}");
        Assert.True(far <= mostByMoreThanOne * total, $"{far} of {total}");
    }

    private static readonly (string From, string To)[] American =
    [
        ("optimise", "optimize"), ("organise", "organize"), ("realise", "realize"), ("recognise", "recognize"), ("summarise", "summarize"), ("apologise", "apologize"),
        ("normalise", "normalize"), ("analyse", "analyze"), ("colour", "color"), ("behaviour", "behavior"), ("centre", "center"), ("cancelled", "canceled"),
        ("labelled", "labeled"), ("modelled", "modeled"), ("favourite", "favorite"), ("authorisation", "authorization"), ("prioritise", "prioritize"),
    ];

    // The other names of the table of skills, as the host gives them to the evaluator.
    private static readonly OfflineEvaluator Named = new(new OtherNames());

    private void Same(Func<string, string> one, Func<string, string> other, OfflineEvaluator? evaluator = null)
    {
        evaluator ??= Evaluator;
        var moved = new List<string>();
        var changed = 0;
        foreach (var (criterion, answer) in Stored.Value)
        {
            var (a, b) = (one(answer), other(answer));
            if (a == b)
                continue;
            changed++;
            var (first, second) = (evaluator.Rate(criterion, [a]), evaluator.Rate(criterion, [b]));
            Assert.All(second.Evidence, e => Assert.True(EvidenceCheck.Holds(e, [b])));
            if (first.Level != second.Level)
                moved.Add($"{first.Level} {second.Level}: {b}");
        }
        output.WriteLine($"{Stored.Value.Count} answers, {changed} changed, {moved.Count} moved");
        Assert.True(Stored.Value.Count >= 200);
        Assert.True(moved.Count == 0, string.Join('\n', moved));
    }

    private static Func<string, string> Swap(IEnumerable<(string From, string To)> pairs, bool words = false)
    {
        var list = pairs.ToList();
        return a => list.Aggregate(a, (text, p) => Regex.Replace(text, $@"(?<![\w/_.]){(words ? p.From : Regex.Escape(p.From))}", p.To));
    }

    private static string Mistyped(string text)
    {
        var n = 0;
        return Word().Replace(text, m => ++n % 10 == 0 ? m.Value.Remove(m.Length / 2, 1) : m.Value);
    }

    private sealed class OtherNames : ITermAliases
    {
        private static readonly string[][] Names = [["AWS", "Amazon Web Services"], ["JS", "JavaScript"], ["Postgres", "PostgreSQL"], ["k8s", "Kubernetes"], ["DRF", "Django REST framework"]];

        public IReadOnlyCollection<string> Of(string term) =>
            [.. Names.Where(n => n.Contains(term, StringComparer.OrdinalIgnoreCase)).SelectMany(n => n).Where(n => !string.Equals(n, term, StringComparison.OrdinalIgnoreCase))];
    }

    [GeneratedRegex(@"[.,;:!?]+(?=\s|$)")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\b[a-z]{5,}\b")]
    private static partial Regex Word();
}
