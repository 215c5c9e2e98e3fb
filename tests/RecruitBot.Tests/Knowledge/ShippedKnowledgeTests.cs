using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Evaluation;

namespace RecruitBot.Tests.Knowledge;

/// <summary>The knowledge that comes with the program, asked questions written by people who had not seen the engine.</summary>
public sealed class ShippedKnowledgeTests
{
    private static readonly Lazy<KnowledgeBase> Shipped = new(() => KnowledgeFolder.Load(Path.Combine(AppContext.BaseDirectory, "knowledge")));

    private static readonly Lazy<OfflineAnswerer> Answerer = new(() => new OfflineAnswerer(Shipped.Value));

    /// <summary>Floors for each kind: what is reached, rounded down a little. Raise them with the engine.</summary>
    [Theory]
    [InlineData("questions-blind-a.jsonl", "direct", 0.95)]
    [InlineData("questions-blind-a.jsonl", "paraphrase", 0.8)]
    [InlineData("questions-blind-a.jsonl", "typing", 0.95)]
    [InlineData("questions-blind-a.jsonl", "conflict", 0.95)]
    [InlineData("questions-blind-a.jsonl", "near", 0.95)]
    [InlineData("questions-blind-a.jsonl", "far", 1)]
    [InlineData("questions-blind-a.jsonl", "hostile", 1)]
    [InlineData("questions-blind-b.jsonl", "direct", 0.95)]
    [InlineData("questions-blind-b.jsonl", "paraphrase", 0.9)]
    [InlineData("questions-blind-b.jsonl", "typing", 0.95)]
    [InlineData("questions-blind-b.jsonl", "conflict", 0.95)]
    [InlineData("questions-blind-b.jsonl", "near", 0.95)]
    [InlineData("questions-blind-b.jsonl", "far", 1)]
    [InlineData("questions-blind-b.jsonl", "hostile", 1)]
    [InlineData("questions-blind-d.jsonl", "direct", 0.8)]
    [InlineData("questions-blind-d.jsonl", "paraphrase", 0.8)]
    [InlineData("questions-blind-d.jsonl", "typing", 0.75)]
    [InlineData("questions-blind-d.jsonl", "near", 0.93)]
    [InlineData("questions-blind-d.jsonl", "far", 1)]
    [InlineData("questions-blind-d.jsonl", "hostile", 1)]
    [InlineData("questions-known.jsonl", "direct", 0.95)]
    [InlineData("questions-known.jsonl", "role", 0.95)]
    [InlineData("questions-known.jsonl", "conflict", 1)]
    [InlineData("questions-known.jsonl", "near", 0.9)]
    [InlineData("questions-known.jsonl", "far", 1)]
    [InlineData("questions-known.jsonl", "hostile", 1)]
    public async Task Answers_stay_above_the_floor(string file, string kind, double floor)
    {
        var questions = QuestionSet.Read(DataFile(file));
        var evaluation = await AnswerEvaluation.RunAsync(Answerer.Value, questions, CancellationToken.None);
        var counts = evaluation.Count(kind);
        Assert.True(counts.Total > 0);
        Assert.True(counts.Share >= floor, $"{kind}: {counts.Share:P0} right, floor {floor:P0}. {Misses(evaluation, kind)}");
    }

    /// <summary>The held-out sets, in total only: nobody tunes to them.</summary>
    [Theory]
    [InlineData("questions-blind-c.jsonl", 0.75)]
    [InlineData("questions-blind-e.jsonl", 0.6)]
    [InlineData("questions-blind-f.jsonl", 0.7)]
    public async Task The_held_out_sets_stay_above_their_floors(string file, double floor)
    {
        var evaluation = await AnswerEvaluation.RunAsync(Answerer.Value, QuestionSet.Read(DataFile(file)), CancellationToken.None);
        Assert.True(evaluation.Count().Share >= floor, $"{evaluation.Count().Share:P0} right");
    }

    [Theory]
    [InlineData("questions-blind-a.jsonl")]
    [InlineData("questions-blind-b.jsonl")]
    [InlineData("questions-blind-d.jsonl")]
    [InlineData("questions-known.jsonl")]
    public async Task Every_citation_holds(string file)
    {
        foreach (var question in QuestionSet.Read(DataFile(file)))
        {
            var answer = await Answerer.Value.AnswerAsync(new Question(question.Question, question.Role), CancellationToken.None);
            Assert.All(answer.Citations, c => Assert.True(CitationCheck.Holds(c, Shipped.Value), c.Quote));
        }
    }

    [Theory]
    [InlineData(null, "How many years do I need?")]
    [InlineData("senior-django-developer", "how many years do I need to be a senior?")]
    [InlineData("backend-django-developer", "How many years do I need?")]
    [InlineData(null, "5 years of Python but 1 of Django, is that senior?")]
    public void Years_for_a_senior_stand_side_by_side(string? role, string question)
    {
        var answer = Ask(question, role);
        Assert.Contains(answer.Conflicts, c => c.Value.Contains("5+", StringComparison.Ordinal));
        Assert.Contains(answer.Conflicts, c => c.Value.Contains('6', StringComparison.Ordinal) && c.AsOf == "2026");
        Assert.Contains("2 years were spent specifically on Django", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("senior-django-developer", "when will I hear back?", "within 5 days", "sla: 5d")]
    [InlineData("senior-django-developer", "Is the job still open?", "is open", "status: open")]
    [InlineData("senior-django-developer", "what level is this role?", "senior", "level: senior")]
    [InlineData("senior-python-django-engineer", "is Docker required or optional?", "Docker: nice to have", "- { name: Docker, importance: nice }")]
    public void A_roles_front_matter_answers_with_its_own_line(string role, string question, string text, string quote)
    {
        var answer = Ask(question, role);
        Assert.Contains(text, answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Citations, c => c.Quote == quote && c.Source == $"roles/{role}.md");
        Assert.All(answer.Citations, c => Assert.True(CitationCheck.Holds(c, Shipped.Value), c.Quote));
    }

    [Fact]
    public void Sample_answers_and_anchors_are_never_citable()
    {
        var document = Shipped.Value.Find("roles/senior-django-developer.md")!;
        foreach (var key in new[] { "ask: >-", "gold:", "anchors:", "id: senior-django-developer" })
        {
            var start = document.Text.IndexOf(key, StringComparison.Ordinal);
            Assert.True(start > 0);
            Assert.False(CitationCheck.Holds(new Citation(document.Source, "", key, null, start), Shipped.Value), key);
        }
    }

    [Theory]
    [InlineData("senior-django-developer", "Where is the job located?")]
    [InlineData("backend-django-developer", "What are the responsibilities?")]
    [InlineData(null, "Which database do you use in production?")]
    [InlineData(null, "How big is your team?")]
    [InlineData(null, "Which insurance company covers me?")]
    public void What_only_the_employer_knows_is_left_to_a_person(string? role, string question) => Assert.Equal(Abstention.Text, Ask(question, role).Text);

    [Fact]
    public void Plain_facts_about_a_framework_are_no_guidance_on_employers() =>
        Assert.DoesNotContain("General guidance", Ask("Which attacks does Django protect against?").Text, StringComparison.Ordinal);

    [Fact]
    public void A_missing_salary_is_said() => Assert.EndsWith("The role Senior Django Developer itself states no pay.", Ask("what does this role pay?", "senior-django-developer").Text, StringComparison.Ordinal);

    private static Answer Ask(string question, string? role = null) => Answerer.Value.Answer(new Question(question, role));

    [Fact]
    public void The_shipped_knowledge_has_no_flaws() => Assert.Empty(KnowledgeLint.Check(Shipped.Value));

    internal static string DataFile(string name) => Path.Combine(AppContext.BaseDirectory, "Knowledge", "Data", name);

    private static string Misses(AnswerEvaluation evaluation, string kind) =>
        string.Join("; ", evaluation.Answers.Where(a => a.Question.Kind == kind && a.Verdict is Verdict.Wrong or Verdict.WronglyAbstained).Select(a => a.Question.Id));
}
