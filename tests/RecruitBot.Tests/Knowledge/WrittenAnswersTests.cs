using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Knowledge;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Knowledge;

/// <summary>What the team wrote is quoted like any other guide, and what it wrote for one role is quoted for that role alone.</summary>
public sealed class WrittenAnswersTests
{
    // Not the question that was answered, so that only a search of the text can find it.
    private const string Another = "Where is the car park?";

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "night-baker", true)]
    [InlineData("night-baker", "night-baker", true)]
    [InlineData("night-baker", null, false)]
    [InlineData("other-role", "night-baker", false)]
    public void An_answer_for_a_role_is_found_by_whoever_asks_about_that_role(string? writtenFor, string? asksAbout, bool expected)
    {
        var knowledge = With(Entry("k1", "Is there a car park?", "The car park for 40 cars is behind the mill.", writtenFor));
        Assert.Equal(expected, new OfflineAnswerer(knowledge).Answer(new Question(Another, asksAbout)).Answered);
        var same = new OfflineAnswerer(knowledge).Answer(new Question("is there any car park", asksAbout));
        Assert.Equal(expected, same.Answered);
        Assert.All(same.Citations, c => Assert.True(CitationCheck.Holds(c, knowledge)));
    }

    [Fact]
    public void What_only_the_employer_can_say_is_answered_once_the_team_has_said_it()
    {
        const string question = "How big is your team?";
        Assert.False(SmallKnowledge.Ask(question).Answered);
        var answer = new OfflineAnswerer(With(Entry("k1", "How big is the team?", "We are nine bakers. Two of them work at night.", null))).Answer(new Question(question));
        Assert.Equal(["We are nine bakers.", "Two of them work at night."], answer.Citations.Select(c => c.Quote));
        Assert.Contains("2026", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_answers_to_one_question_that_for_the_role_counts_then_the_later_one()
    {
        var knowledge = With(
            Entry("k1", "How big is the team?", "We are nine.", null),
            Entry("k2", "How big is the team?", "We are ten.", null) with { At = Sample.Start.AddDays(1) },
            Entry("k3", "How big is the team?", "We are two at night.", "night-baker")
        );
        var answerer = new OfflineAnswerer(knowledge);
        Assert.Contains("We are ten.", answerer.Answer(new Question("How big is your team?")).Text, StringComparison.Ordinal);
        Assert.Contains("We are two at night.", answerer.Answer(new Question("How big is your team?", "night-baker")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_is_to_be_told_stays_unsaid_whatever_was_written() =>
        Assert.False(new OfflineAnswerer(With(Entry("k1", "What is the bot token?", "It is a secret.", null))).Answer(new Question("What is the bot token?")).Answered);

    private static KnowledgeBase With(params EntryVersion[] entries) =>
        KnowledgeFolder.FromTexts(
            [("guides/pay.md", SmallKnowledge.Pay), ("roles/night-baker.md", SmallKnowledge.Role), .. entries.Select(e => (e.Source, EntryText.Of([e])))]
        );

    private static EntryVersion Entry(string id, string question, string answer, string? role) =>
        new(id, 1, $"guides/answered-{id}.md", question, answer, role, new Person("d:1", "Rita"), Sample.Start);
}
