using RecruitBot.Core.Roles.Drafting;

namespace RecruitBot.Tests.Roles.Drafting;

public sealed class DutyPhrasesTests
{
    [Theory]
    [InlineData("A senior baker often trains apprentices and checks the ovens.", "train apprentices and check the ovens")]
    [InlineData("Every warehouse worker plans, counts and reports the stock.", "plan, count and report the stock")]
    [InlineData("The main duties of a clerk are to open, to sort and to answer the post.", "open, sort and answer the post")]
    [InlineData("The main duties of a clerk are to sort the post, to answer calls, and to keep the records.", "sort the post|answer calls|keep the records")]
    [InlineData("The nurse must lock the cupboard and count the keys.", "lock the cupboard and count the keys")]
    [InlineData("You will write tests, so that nothing breaks.", "write tests")]
    [InlineData("The lead is responsible for training new colleagues.", "train new colleagues")]
    [InlineData("A mentor guides juniors, says the Crumb guide (2026).", "guide juniors")]
    [InlineData("Mentoring is part of the job: a developer mentors juniors.", "mentor juniors")]
    public void A_sentence_gives_its_duties(string sentence, string phrases) => Assert.Equal(phrases.Split('|'), DutyPhrases.Of(sentence, listed: false));

    [Theory]
    [InlineData("- Checking the scales and reporting faults", "check the scales and report faults")]
    [InlineData("Design and build ovens.", "design and build ovens")]
    [InlineData("Responsible for closing the books", "close the books")]
    public void An_item_of_a_list_may_begin_with_its_verb(string item, string phrase) => Assert.Equal([phrase], DutyPhrases.Of(item, listed: true));

    [Theory]
    [InlineData("The pay is 40,000 a year.")]
    [InlineData("Employees get 30 days of paid holiday.")]
    [InlineData("The guide recommends that employers ask for feedback.")]
    [InlineData("The server answers in a second.")]
    [InlineData("Tests and checks matter to us.")]
    [InlineData("Clean, well-documented code serves the team.")]
    [InlineData("A baker must be at least 18.")]
    [InlineData("Friendly team")]
    [InlineData("")]
    public void A_sentence_without_a_duty_gives_none(string sentence) => Assert.Empty(DutyPhrases.Of(sentence, listed: false));
}
