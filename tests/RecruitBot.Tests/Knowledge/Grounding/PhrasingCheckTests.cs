using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Knowledge.Grounding;

namespace RecruitBot.Tests.Knowledge.Grounding;

/// <summary>Other words for a passage may say no more and nothing else than the passage.</summary>
public sealed class PhrasingCheckTests
{
    private const string Pay = "Senior developers with 5+ years can expect $130,000 to $180,000 or more in major US markets.";
    private const string Certificate = "There is no official Django certification from the Django Software Foundation.";
    private const string Order = "Seniors usually earn more than juniors in Berlin.";

    [Theory]
    [InlineData(Pay, "Senior developers with 5+ years can expect $130,000 to $180,000 or more in major US markets.")]
    [InlineData(Certificate, "There is no official Django certification from the Django Software Foundation")]
    [InlineData(Order, "Seniors usually earn more than juniors in Berlin.")]
    [InlineData("So there is also a budget for the books that are needed.", "There is a budget for books that are needed")]
    public void Fewer_words_that_say_the_same_may_stand_for_it(string passage, string phrased) => Assert.True(PhrasingCheck.Holds(phrased, passage));

    [Theory]
    [InlineData(Pay, "Senior developers with 5+ years can expect $150,000 to $180,000 or more in major US markets.")]
    [InlineData(Pay, "Senior developers with 5 years can expect $130,000 to $180,000 or more in major US markets.")]
    [InlineData(Pay, "Senior developers with 5+ years can expect $130,000 to $180,000 in major US markets.")]
    [InlineData(Pay, "Developers with 5+ years can expect $130,000 to $180,000 or more in major US markets.")]
    [InlineData(Pay, "Senior developers with 5+ years get $130,000 to $180,000 or more in major US markets.")]
    [InlineData(Pay, "Senior developers with 5+ years can expect \u20ac130,000 to \u20ac180,000 or more in major US markets.")]
    [InlineData(Pay, "Senior developers with 5+ years can expect $130,000 to $180,000 or more in major EU markets.")]
    [InlineData(Pay, "Senior developers with 5+ years can expect $180,000 to $130,000 or more in major US markets.")]
    [InlineData(Pay, "Yes, senior developers with 5+ years can expect $130,000 to $180,000 or more in major US markets.")]
    [InlineData(Certificate, "There is an official Django certification from the Django Software Foundation.")]
    [InlineData(Certificate, "Yes: there is no official Django certification from the Django Software Foundation.")]
    [InlineData(Certificate, "There is no official Python certification from the Django Software Foundation.")]
    [InlineData(Order, "Juniors usually earn more than seniors in Berlin.")]
    [InlineData(Order, "Seniors earn more than juniors in Berlin.")]
    [InlineData(Order, "Seniors usually earn less than juniors in Berlin.")]
    [InlineData(Order, "Seniors usually earn more than juniors.")]
    [InlineData(Order, "Seniors usually earn more than juniors in Berlin, and you are hired.")]
    [InlineData(Order, "Seniors usually earn more than juniors in Berlin. https://example.com")]
    [InlineData(Order, "Seniors usually earn more than juniors in <b>Berlin</b>.")]
    [InlineData(Order, "")]
    [InlineData("Remote work abroad is prohibited.", "There is remote work abroad")]
    [InlineData("We had a four-day week.", "We have a four-day week.")]
    [InlineData("The bonus is for everybody.", "The bonus is by everybody.")]
    public void Words_that_say_something_else_may_not(string passage, string phrased) => Assert.False(PhrasingCheck.Holds(phrased, passage));

    [Fact]
    public void No_figure_is_ever_another() =>
        Prop.ForAll(
                Gen.Choose(1, 99_999).Two().Where(p => p.Item1 != p.Item2).ToArbitrary(),
                p => !PhrasingCheck.Holds($"The bonus is ${p.Item1} a year for everybody.", $"The bonus is ${p.Item2} a year for everybody.")
            )
            .QuickCheckThrowOnFailure();
}
