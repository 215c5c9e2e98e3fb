using RecruitBot.Core.Knowledge;

namespace RecruitBot.Tests.Knowledge;

public sealed class CommonSkillsTests
{
    [Fact]
    public void What_the_operator_names_wins()
    {
        var beside = CommonSkills.Beside([new SkillName("Hadoop cluster work", ["hadoop"])]).ToList();
        Assert.DoesNotContain(beside, s => s.Name == "Apache Hadoop");
        Assert.Contains(beside, s => s.Name == "Amazon Web Services" && s.Aliases.Contains("AWS"));
    }

    [Fact]
    public void No_name_stands_twice()
    {
        var names = CommonSkills.Beside([]).SelectMany(s => s.Aliases.Prepend(s.Name)).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("Is svn needed?", "Apache Subversion is needed for recipes.")]
    [InlineData("Is Apache Kafka needed?", "Kafka is needed for orders.")]
    public void A_question_may_use_another_name_than_the_guide(string question, string sentence)
    {
        var answer = new OfflineAnswerer(SmallKnowledge.Guide($"\n## Tools\n\n{sentence}\n")).Answer(new Question(question));
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
    }
}
