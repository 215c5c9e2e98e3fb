using System.Diagnostics;
using RecruitBot.Core.Privacy.Traits;

namespace RecruitBot.Tests.Privacy.Traits;

/// <summary>What résumés state of protected traits in the way of a form.</summary>
public sealed class LabelledTraitsTests
{
    [Theory]
    [InlineData("Date of birth: 3 May 1990", "age")]
    [InlineData("D.O.B. : 03/05/1990", "age")]
    [InlineData("- **Age:** 34", "age")]
    [InlineData("| Nationality | Polish |", "origin")]
    [InlineData("Place of Birth = \u0141\u00f3d\u017a", "origin")]
    [InlineData("Marital status: married, two children", "family")]
    [InlineData("Number of children: 2", "family")]
    [InlineData("Gender: female", "sex")]
    [InlineData("Pronouns: she/her", "sex")]
    [InlineData("Religion: none", "religion")]
    [InlineData("Ethnicity: mixed", "race")]
    [InlineData("Disability: none", "health")]
    [InlineData("Blood group: AB", "health")]
    [InlineData("Photo: attached", "photo")]
    [InlineData("Familienstand: ledig", "family")]
    [InlineData("Nationalit\u00e9 : fran\u00e7aise", "origin")]
    [InlineData("Fecha de nacimiento: 3.5.1990", "age")]
    [InlineData("Married with two children", "family")]
    [InlineData("\\* born 1990 in Ghent", "age")]
    [InlineData("34 years old", "age")]
    [InlineData("She/her", "sex")]
    [InlineData("I'm pregnant, due in May.", "family")]
    public void A_line_is_sealed_whole(string line, string category)
    {
        var text = $"Alice Baker\n\n{line}\n\nLed five people.";
        var span = Assert.Single(LabelledTraits.FindInResume(text));
        Assert.Equal(category, span.Category);
        var left = CutText.Of(text, [span]).Text;
        Assert.Contains("Led five people.", left, StringComparison.Ordinal);
        Assert.Contains("Alice Baker", left, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Trim('|', ' ', '-', '*', '\\').Split(' ')[^1].Trim('.', '*'), left, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Labels_that_a_reader_has_put_on_one_line_are_sealed_one_by_one_and_what_is_between_stays()
    {
        const string text = "Born: 3 May 1990 Nationality: Polish Phone: 0123 Marital status: single Email: a@x.test / Sex: f / Skills: rye, spelt";
        var left = CutText.Of(text, LabelledTraits.FindInResume(text)).Text;
        foreach (var gone in new[] { "1990", "Polish", "single", "Sex" })
            Assert.DoesNotContain(gone, left, StringComparison.Ordinal);
        foreach (var kept in new[] { "Phone: 0123", "Email: a@x.test", "Skills: rye, spelt" })
            Assert.Contains(kept, left, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_below_its_label_is_sealed_with_it()
    {
        const string text = "## Nationality\n\nPolish\n\n## Work\n\nBaker";
        var left = CutText.Of(text, LabelledTraits.FindInResume(text)).Text;
        Assert.DoesNotContain("Polish", left, StringComparison.Ordinal);
        Assert.Contains("Work\n\nBaker", left, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Averaged the age of tickets and cut it by half.")]
    [InlineData("Led a team of nine; mentored two juniors.")]
    [InlineData("Skills: single sign-on, photo editing, height maps, gender-neutral copy")]
    [InlineData("Languages: Polish (native), English")]
    [InlineData("Built the marital-status form of a tax product.")]
    [InlineData("Responsible for race conditions and sex chromosome data pipelines.")]
    [InlineData("Faith in tests")]
    public void Work_is_not_sealed(string line) => Assert.Empty(LabelledTraits.FindInResume($"Alice\n\n{line}\n"));

    [Fact]
    public void Long_and_hostile_texts_take_no_time()
    {
        var hostile = new[] { new string('a', 300_000), string.Concat(Enumerable.Repeat("Age: ", 60_000)), string.Concat(Enumerable.Repeat("born on ", 35_000)), string.Concat(Enumerable.Repeat("Sex\n", 70_000)), string.Concat(Enumerable.Repeat("age" + new string(' ', 3000), 100)), new string(' ', 299_000) + "married", string.Concat(Enumerable.Repeat("#\\*-", 70_000)) };
        foreach (var text in hostile)
        {
            var from = Stopwatch.GetTimestamp();
            LabelledTraits.FindInResume(text);
            Assert.True(Stopwatch.GetElapsedTime(from) < TimeSpan.FromSeconds(20), $"{text[..8]}: {Stopwatch.GetElapsedTime(from)}");
        }
    }
}
