using RecruitBot.Core.Knowledge;

namespace RecruitBot.Tests.Knowledge;

/// <summary>Questions about several roles at once are answered with what each of them states, side by side.</summary>
public sealed class RoleComparisonTests
{
    private static readonly KnowledgeBase Base = KnowledgeFolder.FromTexts(
        [
            ("roles/night-baker.md", Role("night-baker", "Night Baker", "junior", "location: Lyon\nsalary: { min: 20000, max: 25000, currency: EUR, period: year, asOf: 2026 }\nskills:\n  - { name: Kneading, importance: must }\n")),
            ("roles/pastry-chef.md", Role("pastry-chef", "Pastry Chef", "senior", "location: Remote (EU)\nskills:\n  - { name: Kneading, importance: nice }\n")),
            ("roles/baker.md", Role("baker", "Baker", "senior", "salary: { min: 40000, max: 52000, currency: EUR, period: year, asOf: 2026 }\n")),
            ("skills.yaml", "- { name: Kneading, aliases: [dough work] }\n"),
            ("roles/secret-baker.md", Role("secret-baker", "Secret Baker", "senior", "location: Rome\n").Replace("status: open", "status: draft", StringComparison.Ordinal)),
        ]
    );

    private static readonly OfflineAnswerer Answerer = new(Base);

    [Theory]
    [InlineData("Which jobs are remote?", "Baker: not stated; Night Baker: Lyon; Pastry Chef: Remote (EU).")]
    [InlineData("Where are your jobs based?", "Baker: not stated; Night Baker: Lyon; Pastry Chef: Remote (EU).")]
    [InlineData("What do the roles pay?", "Baker: pay of €40,000 to €52,000 a year (as of 2026); Night Baker: pay of €20,000 to €25,000 a year (as of 2026); Pastry Chef: not stated.")]
    [InlineData("compare the level of all roles", "Baker: senior; Night Baker: junior; Pastry Chef: senior.")]
    [InlineData("which positions need kneading?", "Baker: not stated; Night Baker: Kneading a must; Pastry Chef: Kneading nice to have.")]
    [InlineData("What is the level of the Night Baker and the Pastry Chef?", "Night Baker: junior; Pastry Chef: senior.")]
    public void Each_role_says_what_it_states_or_that_it_states_nothing(string question, string expected)
    {
        var answer = Answerer.Answer(new Question(question));
        Assert.Equal(expected, answer.Text);
        Assert.All(answer.Citations, c => Assert.True(CitationCheck.Holds(c, Base), c.Quote));
        Assert.Equal(answer.Citations.Count, answer.Citations.Select(c => c.Source).Distinct().Count());
    }

    [Fact]
    public void Drafts_are_for_recruiters_only()
    {
        Assert.DoesNotContain("Secret", Answerer.Answer(new Question("Where are your jobs based?")).Text, StringComparison.Ordinal);
        Assert.Contains("Secret Baker: Rome", Answerer.Answer(new Question("Where are your jobs based?", null, Audience.Recruiter)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("How many vacation days do all roles have?")]
    [InlineData("Which roles come with a dog?")]
    public void What_no_role_states_is_not_answered(string question) => Assert.False(Answerer.Answer(new Question(question)).Answered);

    private static string Role(string id, string title, string level, string more) => $"---\nid: {id}\ntitle: {title}\nversion: 1\nstatus: open\nlevel: {level}\n{more}---\n\n## About\n\nBread is baked.\n";
}
