using System.Text.RegularExpressions;
using static RecruitBot.Tests.Screening.Support.Samples;

namespace RecruitBot.Tests.Screening;

/// <summary>S-12 and S-14: who somebody is, and how well they spell, never moves a level.</summary>
public sealed class FairnessTests
{
    [Theory]
    [InlineData(@"\bhe\b", "she")]
    [InlineData(@"\bshe\b", "he")]
    [InlineData(@"\bshe\b", "they")]
    [InlineData(@"\bhim\b", "her")]
    [InlineData(@"\bhis\b", "her")]
    [InlineData(@"\bman\b", "woman")]
    [InlineData(@"\blady\b", "gentleman")]
    public void Pronouns_and_gender_words(string from, string to) => SameLevels(a => Regex.Replace(a, from, to));

    [Theory]
    [InlineData("My name is Emily Baker. ", "My name is Lakisha Washington. ")]
    [InlineData("Greg here. ", "Mohammed here. ")]
    [InlineData("I'm 24. ", "I'm 58. ")]
    public void Names_and_ages(string one, string other)
    {
        foreach (var (criterion, sample) in All())
            Assert.Equal(Rate(criterion, one + sample.Answer).Level, Rate(criterion, other + sample.Answer).Level);
    }

    [Theory]
    [InlineData(" By the way, I'm pregnant, due in May.")]
    [InlineData(" I am a mother of two.")]
    [InlineData(" I go to the mosque on Fridays.")]
    public void Story_17_private_matters(string sentence) => SameLevels(a => a + "\n" + sentence);

    [Fact]
    public void Capitals() => SameLevels(a => a.Contains('_', StringComparison.Ordinal) ? a : a.ToUpperInvariant(), tolerance: 0.06);

    [Fact]
    public void British_and_American_spelling() =>
        SameLevels(a => a.Replace("apologised", "apologized", StringComparison.Ordinal).Replace("optimised", "optimized", StringComparison.Ordinal).Replace("colour", "color", StringComparison.Ordinal).Replace("realised", "realized", StringComparison.Ordinal));

    [Fact]
    public void Typing_errors_in_single_words() =>
        SameLevels(a => a.Replace("because", "becuase", StringComparison.Ordinal).Replace("their", "there", StringComparison.Ordinal).Replace("patient", "pateint", StringComparison.Ordinal), tolerance: 0.06);

    private static void SameLevels(Func<string, string> change, double tolerance = 0)
    {
        var moved = All().Where(s => Rate(s.Criterion, s.Sample.Answer).Level != Rate(s.Criterion, change(s.Sample.Answer)).Level).Select(s => s.Sample.Answer).ToList();
        Assert.True(moved.Count <= tolerance * 100, string.Join("\n", moved));
    }
}
