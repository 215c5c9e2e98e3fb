using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Meaning;

namespace RecruitBot.Tests.Knowledge.Meaning;

/// <summary>Which questions count as one. Rather too few than too many: whoever is told the answer to another question is worse off.</summary>
public sealed class MeaningReaderTests
{
    private static readonly MeaningReader Reader = new([new SkillName("Django REST Framework", ["DRF", "django-rest-framework"])]);

    [Theory]
    [InlineData("Do you offer parking spaces?", "do you offer any parking space")]
    [InlineData("Is there a car park for staff?", "Hi, is there a car park for the staff please?")]
    [InlineData("How many days of vacation do I get?", "What is the holiday allowance?")]
    [InlineData("How many vacation days are there?", "how many vacatoin days are there")]
    [InlineData("Do you sponsor visas?", "do you sponsor a visa")]
    [InlineData("Do you use DRF?", "do you use Django REST Framework?")]
    [InlineData("Is there a sabbatical?", "is there a sabatical?")]
    [InlineData("Can I bring my dog to the office?", "Can I bring my dog to the office??")]
    [InlineData("When is the onboarding?", "how soon is the onboarding")]
    public void Questions_of_one_meaning(string a, string b) => Assert.True(Reader.Read(a).IsSameAs(Reader.Read(b)));

    [Theory]
    [InlineData("How many vacation days in the Berlin office?", "How many vacation days in the Munich office?")]
    [InlineData("Do you pay for parking?", "Do you pay for childcare?")]
    [InlineData("When can I take my vacation?", "How many vacation days do I get?")]
    [InlineData("Who approves my vacation?", "How many vacation days do I get?")]
    [InlineData("Do you offer a bonus?", "Can I keep the bonus if I leave early?")]
    [InlineData("Do you use Python 2?", "Do you use Python 3?")]
    [InlineData("Where is the office?", "Why is there an office?")]
    [InlineData("Is there a gym?", "Is there a gymnast?")]
    [InlineData("How do I reset it?", "What is it?")]
    public void Questions_of_two_meanings(string a, string b) => Assert.False(Reader.Read(a).IsSameAs(Reader.Read(b)));

    [Fact]
    public void It_makes_no_difference_which_is_asked_first_and_a_question_is_the_same_as_itself()
    {
        string[] words = ["parking", "vacation", "holidays", "Berlin", "visa", "free", "staff", "when", "who", "the", "offer", "sabatical", "sabbatical", "drf", "3", "?"];
        Prop.ForAll(
                Gen.ArrayOf(Gen.Elements(words)).Two().ToArbitrary(),
                pair =>
                {
                    var (a, b) = (Reader.Read(string.Join(' ', pair.Item1)), Reader.Read(string.Join(' ', pair.Item2)));
                    return a.IsSameAs(b) == b.IsSameAs(a) && a.IsSameAs(a) == a.HasSubject;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("ok thanks")]
    [InlineData("really?")]
    public void Words_that_are_about_nothing_have_no_subject(string text) => Assert.False(Reader.Read(text).HasSubject);
}
