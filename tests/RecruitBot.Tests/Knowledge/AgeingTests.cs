using RecruitBot.Core.Knowledge;

namespace RecruitBot.Tests.Knowledge;

/// <summary>Figures that change with the years say how old they are (K-06).</summary>
public sealed class AgeingTests
{
    private const string Old = "What is said of 2023 may be out of date.";

    [Theory]
    [InlineData("2024-12-31", false)]
    [InlineData("2025-01-01", true)]
    [InlineData("2031-06-01", true)]
    public void Money_is_said_to_be_old_a_year_after_the_end_of_its_own(string day, bool old)
    {
        var answer = Ask("What does a junior baker earn?", day);
        Assert.Contains("$20,000 and $25,000", answer.Text, StringComparison.Ordinal);
        Assert.Equal(old, answer.Text.EndsWith(Old, StringComparison.Ordinal));
    }

    [Fact]
    public void How_long_is_a_setting()
    {
        var patient = new OfflineAnswerer(SmallKnowledge.Base, freshMonths: 36);
        Assert.DoesNotContain("out of date", patient.Answer(new Question("What does a junior baker earn?") { At = At("2026-12-31") }).Text, StringComparison.Ordinal);
        Assert.EndsWith(Old, patient.Answer(new Question("What does a junior baker earn?") { At = At("2027-01-01") }).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is there an official sourdough certificate?")]
    [InlineData("How many years of experience does a senior baker need?")]
    public void What_does_not_change_with_the_years_does_not_age(string question) => Assert.DoesNotContain("out of date", Ask(question, "2040-01-01").Text, StringComparison.Ordinal);

    [Fact]
    public void Where_nobody_knows_the_day_nothing_is_said() =>
        Assert.DoesNotContain("out of date", SmallKnowledge.Ask("What does a junior baker earn?").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("About 60% of bakers work at night.", true)]
    [InlineData("The chain has 1,200 employees.", true)]
    [InlineData("Bakers must by law wash their hands.", true)]
    [InlineData("A baker needs 7 years of experience.", false)]
    [InlineData("A deck oven has 2 doors.", false)]
    public void What_is_perishable(string text, bool perishable)
    {
        var knowledge = SmallKnowledge.Guide($"## Facts\n\n{text}\n", "title: Test\naudience: both\nasOf: 2020");
        Assert.Equal(perishable, Ageing.IsPerishable(UnitReader.Read(knowledge.Documents[0])[0]));
    }

    private static Answer Ask(string question, string day) => SmallKnowledge.Answerer.Answer(new Question(question) { At = At(day) });

    private static DateTimeOffset At(string day) => DateTimeOffset.Parse(day + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
}
