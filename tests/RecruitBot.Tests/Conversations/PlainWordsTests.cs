using RecruitBot.Core.Conversations;

namespace RecruitBot.Tests.Conversations;

/// <summary>Wishes in plain words, and what must never be taken for one.</summary>
public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("pause", PlainIntent.Pause)]
    [InlineData("Can we take a break, please?", PlainIntent.Pause)]
    [InlineData("not now", PlainIntent.Pause)]
    [InlineData("OK, go on", PlainIntent.Resume)]
    [InlineData("I'm ready!", PlainIntent.Resume)]
    [InlineData("skip this one", PlainIntent.Skip)]
    [InlineData("I\u2019d rather not answer", PlainIntent.Skip)]
    [InlineData("Go back", PlainIntent.Back)]
    [InlineData("hand it in", PlainIntent.Submit)]
    [InlineData("DONE", PlainIntent.Submit)]
    [InlineData("I want to withdraw my application.", PlainIntent.Withdraw)]
    [InlineData("hi, can I talk to a human please?", PlainIntent.Person)]
    [InlineData("where do I stand?", PlainIntent.Status)]
    [InlineData("what jobs do you have?", PlainIntent.Jobs)]
    [InlineData("how can I apply?", PlainIntent.Apply)]
    [InlineData("Are you a bot?", PlainIntent.Help)]
    [InlineData("Thanks a lot", PlainIntent.SmallTalk)]
    [InlineData("hello!", PlainIntent.SmallTalk)]
    public void A_wish_is_the_whole_message(string words, PlainIntent intent) => Assert.Equal(intent, PlainWords.Intent(words));

    [Theory]
    [InlineData("I would skip the cache and ask the database.")]
    [InlineData("I skip to the tests first")]
    [InlineData("It was human error")]
    [InlineData("human error caused the outage")]
    [InlineData("I built the service by which people withdraw money from the ATM service")]
    [InlineData("withdraw money")]
    [InlineData("We had to go back to the previous release")]
    [InlineData("I hit pause on the rollout")]
    [InlineData("The person in charge submitted it")]
    [InlineData("help desk tickets fell by half")]
    [InlineData("stop the world collection")]
    [InlineData("status pages and open roles in Kubernetes")]
    [InlineData("done by the team")]
    [InlineData("hello world was my first program")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("please")]
    [InlineData("!?")]
    public void A_word_inside_an_answer_triggers_nothing(string words) => Assert.Null(PlainWords.Intent(words));

    [Fact]
    public void A_long_message_is_no_wish() => Assert.Null(PlainWords.Intent("skip" + new string(' ', 300)));

    [Theory]
    [InlineData("Is it remote?")]
    [InlineData("What does the team look like?")]
    [InlineData("how many ovens are there")]
    [InlineData("Thanks. When would it start?")]
    [InlineData("please, what is the pay")]
    public void A_short_question_is_a_question(string words) => Assert.True(PlainWords.LooksLikeQuestion(words));

    [Theory]
    [InlineData("What I did first was to measure.")]
    [InlineData("When the oven failed we moved the bread.")]
    [InlineData("Which is why I added an index. It helped. We kept it.")]
    [InlineData("I cooled the water. Then I waited. The dough rose again. Good enough?")]
    [InlineData("is good")]
    [InlineData("???")]
    [InlineData("")]
    public void An_answer_is_no_question(string words) => Assert.False(PlainWords.LooksLikeQuestion(words));

    [Fact]
    public void A_long_story_that_ends_with_a_question_mark_is_an_answer() =>
        Assert.False(PlainWords.LooksLikeQuestion(string.Concat(Enumerable.Repeat("We measured it and changed the index. ", 12)) + "What more could one do?"));

    [Theory]
    [InlineData("I want to apply for the night baker role", "the night baker role")]
    [InlineData("applying as miller", "miller")]
    public void A_wish_to_apply_names_the_role(string words, string role) => Assert.Equal(role, PlainWords.ApplyWish(words));

    [Theory]
    [InlineData("How do I apply for the baker role")]
    [InlineData("Can I apply for it without a degree?")]
    [InlineData("I apply heat")]
    [InlineData("The application was slow")]
    [InlineData("apply for")]
    [InlineData("")]
    public void A_question_about_applying_is_none(string words) => Assert.Null(PlainWords.ApplyWish(words));
}
