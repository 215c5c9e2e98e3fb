using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Privacy.Traits;

/// <summary>L-05: what candidates say of their own traits is found in whatever words, and talk about work is left alone.</summary>
public sealed class VolunteeredTraitsTests
{
    // Beside what must be hidden: a conjunction and a few words that mean nothing alone.
    private const int MostBeside = 25;

    public static TheoryData<string, string> Volunteered { get; } = Read();

    public static TheoryData<string> Ordinary { get; } = [.. Lines("ordinary.txt").Select(l => l.Replace("\\n", "\n", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Volunteered))]
    public void What_is_volunteered_is_hidden_and_little_else(string category, string marked)
    {
        var (text, inside) = Unmarked(marked);
        var spans = VolunteeredTraits.Find(text);
        var hidden = Enumerable.Range(0, text.Length).Where(i => char.IsLetterOrDigit(text[i]) && spans.Any(s => s.Overlaps(i, 1))).ToHashSet();
        Assert.True(inside.IsSubsetOf(hidden), string.Join(" | ", spans.Select(s => s.Of(text))));
        Assert.Contains(spans, s => s.Category == category);
        Assert.InRange(hidden.Count - inside.Count, 0, MostBeside);
    }

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void Talk_about_work_is_left_alone(string answer) => Assert.Empty(VolunteeredTraits.Find(answer));

    [Fact]
    public void No_gold_answer_of_the_roles_that_come_along_is_touched()
    {
        var catalog = RoleCatalog.Load(Path.Combine(AppContext.BaseDirectory, "knowledge"));
        var gold = catalog.Roles.SelectMany(r => r.Criteria).SelectMany(c => c.Gold).Select(g => g.Answer).ToList();
        Assert.True(gold.Count > 150, $"Only {gold.Count} answers were read.");
        Assert.All(gold, g => Assert.Empty(VolunteeredTraits.Find(g)));
    }

    [Fact]
    public void Spans_are_exact_in_order_and_apart()
    {
        foreach (var marked in Volunteered.Select(r => (string)r[1]))
        {
            var (text, _) = Unmarked(marked);
            var spans = VolunteeredTraits.Find(text);
            Assert.All(spans, s => Assert.InRange(s.End, s.Start + 1, text.Length));
            Assert.All(spans.Zip(spans.Skip(1)), p => Assert.True(p.First.End <= p.Second.Start));
        }
    }

    [Fact]
    public void Typographic_apostrophes_and_capitals_hide_nothing()
    {
        Assert.Single(VolunteeredTraits.Find("I\u2019m pregnant."));
        Assert.Single(VolunteeredTraits.Find("I'M PREGNANT."));
    }

    private static (string Text, HashSet<int> Inside) Unmarked(string marked)
    {
        var inside = new HashSet<int>();
        var text = new System.Text.StringBuilder();
        var within = false;
        foreach (var c in marked)
        {
            if (c is '[' or ']')
            {
                within = c == '[';
                continue;
            }
            if (within && char.IsLetterOrDigit(c))
                inside.Add(text.Length);
            text.Append(c);
        }
        return (text.ToString(), inside);
    }

    private static TheoryData<string, string> Read()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in Lines("volunteered.txt"))
            data.Add(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        return data;
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Privacy", "Traits", "Data", file)).Where(l => l.Length > 0 && !l.StartsWith('#'));
}
