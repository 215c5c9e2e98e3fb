using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Roles;

/// <summary>Each weakness that lint finds: the role still loads, and the warning stands on the right line.</summary>
public class RoleFileWarningTests
{
    [Theory]
    [InlineData("3: Closes one hole and tells how.", "3: Good knowledge, solid understanding.", "3: Good", "Anchor 3 of 'security' is a verdict")]
    [InlineData("3: Closes one hole and tells how.", "3: Shows excellent security skills.", "3: Shows", "is a verdict")]
    [InlineData("3: Closes one hole and tells how.", "3: Average.", "3: Average", "is a verdict")]
    [InlineData("2: Names a risk and leaves it open.", "2: Names one risk.\n      # next", "3: Closes", null)]
    [InlineData("2: Names a risk and leaves it open.", "2: Closes one hole and tells quite vaguely how.", "3: Closes", "Anchor 3 of 'security' repeats anchor 2")]
    [InlineData("2: Names a risk and leaves it open.", "2: Finds one hole and leaves it open.", "3: Closes", null)]
    [InlineData("source: \"guides/senior-django-developer.md\"", "", "- id: security", "has no `source`")]
    [InlineData("- { level: 3, answer: \"I turned on CSRF checks for a form.\" }", "", "gold:\n      - { level: 1, answer: \"Security", "level 3 has one")]
    [InlineData("Are you legally authorised to work where this job is based?", "Are you a US citizen?", "ask: Are you a US", "(origin: \"Are you a US citizen\")")]
    [InlineData("What exactly did you change?", "What is your current salary?", "ask: \"What is your current salary?", "salary-history")]
    [InlineData("Describe a security problem that you found.", "How old are you?", "ask: |", "age")]
    [InlineData("Are you legally authorised to work where this job is based?", "Do you have 5 years of experience with Django?", "ask: Do you have 5", "years of experience")]
    [InlineData("How many hours a day do you overlap with 9 to 17 Central European Time?", "How many years of professional experience do you have?", "ask: How many years", "years of experience")]
    [InlineData("How many hours a day do you overlap with 9 to 17 Central European Time?", "How long have you worked with Django?", "ask: How long", "years of experience")]
    [InlineData("Are you legally authorised to work where this job is based?", "Do you know Python, and have you used Django?", "ask: Do you know", "two facts")]
    [InlineData("How did you measure the effect?", "How did you measure it? Who else knew?", "ask: \"How did you measure it?", "several things at once")]
    [InlineData("Describe a security problem that you found.", "Describe a security problem. Describe a fix.", "ask: |", "several things at once")]
    [InlineData("How did you measure the effect?", "Don't you think tests are better?", "ask: \"Don't", "suggests its answer")]
    [InlineData("How did you measure the effect?", "You measured it, right?", "ask: \"You measured", "suggests its answer")]
    public void A_weakness_is_a_warning_on_its_line(string passage, string weak, string lineWith, string? words)
    {
        var text = Example.With(passage, weak);
        var parse = RoleFile.Parse(Example.File, text);

        Assert.NotNull(parse.Role);
        if (words is null)
        {
            Assert.Empty(parse.Problems);
            return;
        }
        var warning = Assert.Single(parse.Problems);
        Assert.False(warning.IsError);
        Assert.Contains(words, warning.Message, StringComparison.Ordinal);
        Assert.Equal(Example.LineOf(text, lineWith), warning.Line);
    }

    [Fact]
    public void A_prohibited_question_comes_with_its_lawful_rewrite()
    {
        var text = Example.With("Are you legally authorised to work where this job is based?", "Are you a US citizen?");

        Assert.Contains("Ask \"Are you legally authorised to work", Assert.Single(RoleFile.Parse(Example.File, text).Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Names no concrete technique, or guesses without measuring.")]
    [InlineData("Refines the model step by step.")]
    [InlineData("Good answer: explains the cause.")]
    [InlineData("Can say what an index is.")]
    [InlineData("Wrote a test first.")]
    [InlineData("Stopping at the first idea.")]
    public void Behaviour_is_recognised(string anchor) => Assert.True(RubricWords.IsObservable(anchor));

    [Theory]
    [InlineData("Excellent.")]
    [InlineData("Very good design and test knowledge.")]
    [InlineData("Very strong, deep and thorough knowledge of Django.")]
    [InlineData("Has a good understanding of security.")]
    [InlineData("Communicates well.")]
    [InlineData("Is weak in databases and has little experience.")]
    public void Verdicts_are_recognised(string anchor) => Assert.False(RubricWords.IsObservable(anchor));

    [Theory]
    [InlineData("Explains the cause well.", "Explains the cause very well.", true)]
    [InlineData("Names few techniques.", "Names several techniques.", true)]
    [InlineData("Measures before the change.", "Never measures before the change.", false)]
    [InlineData("Names 1 technique.", "Names 3 techniques.", false)]
    [InlineData("Finds the slow query.", "Explains the slow query and guards against it.", false)]
    public void Anchors_that_differ_only_in_verdicts_are_alike(string a, string b, bool alike) => Assert.Equal(alike, RubricWords.AreAlike(a, b));
}
