using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Knowledge;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Gaps.Entries;

/// <summary>What the team writes becomes a guide that can be quoted, sentence by sentence; what cannot is said before it is published.</summary>
public sealed class EntryTextTests
{
    private static readonly EntryVersion First = new("k7", 1, "guides/answered-x-k7.md", "Is there a car park?", "Yes, for 40 cars. It is free.", null, new Person("d:1", "Rita"), Sample.Start);

    [Fact]
    public void A_published_entry_is_a_guide_of_the_employers_own_with_author_date_and_version()
    {
        var second = First with { Version = 2, Answer = "Yes, for 50 cars.\n- Bicycles stand inside.", RoleId = "baker", Author = new Person("d:2", "Sam: \"x\" #1"), At = Sample.Start.AddDays(400) };
        var knowledge = KnowledgeFolder.FromTexts([(First.Source, EntryText.Of([First, second]))]);
        Assert.Empty(KnowledgeLint.Check(knowledge));
        var guide = Assert.Single(knowledge.Documents);
        Assert.Equal(new WrittenAnswer("k7", 2, "Sam: \"x\" #1", "2027-04-05", "baker"), guide.Written);
        Assert.Equal(("Is there a car park?", Audience.Both, "2027"), (guide.Title, guide.Audience, guide.AsOf));
        Assert.Empty(guide.Attributions);
        Assert.Equal(["Yes, for 50 cars.", "Bicycles stand inside."], UnitReader.Read(guide).Select(u => u.Text));
        // The version before is kept, with its author and date.
        Assert.Contains("Yes, for 40 cars. It is free.", guide.Text, StringComparison.Ordinal);
        Assert.Contains("Rita", guide.Text, StringComparison.Ordinal);
        Assert.Contains("2026-03-01", guide.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_the_file_says_what_it_is_about_and_is_safe_everywhere()
    {
        Assert.Equal("guides/answered-is-there-a-car-park-for-40-cars-k7.md", EntryText.SourceOf("k7", "Is there a car-park   for 40 cars?"));
        Assert.Equal("guides/answered-k7.md", EntryText.SourceOf("k7", "שלום/../..?"));
        Assert.Matches("^guides/answered-[a-z0-9-]{1,40}-k7.md$", EntryText.SourceOf("k7", new string('W', 300)));
    }

    [Fact]
    public void Whatever_passes_the_check_can_be_quoted_in_full_and_the_question_is_its_heading()
    {
        string[] parts = ["Yes", "no.", "# Title", "- item", "```", "---", "| a | b |", "|---|---|", "<!-- x", "-->", "\n", "\n\n", " ", "50 %", "$5", ":", "[x]: http://y", "> q", "~~~", new string('w', 310), "\ufffd", "\ud83d", "a “ b", "1. one", "..."];
        var quoted = 0;
        Prop.ForAll(
                Gen.ArrayOf(Gen.Elements(parts)).Two().ToArbitrary(),
                pair =>
                {
                    var (question, answer) = (EntryWords.Question(string.Join(' ', pair.Item1)), EntryWords.Answer(string.Join(' ', pair.Item2)));
                    if (EntryCheck.Problems(question, answer, Sample.Start).Count > 0)
                        return;
                    quoted++;
                    var entry = First with { Question = question, Answer = answer };
                    var knowledge = KnowledgeFolder.FromTexts([(entry.Source, EntryText.Of([entry]))]);
                    var said = EntryAnswer.Of(knowledge, entry)!;
                    Assert.All(said.Citations, c => Assert.True(CitationCheck.Holds(c, knowledge)));
                    Assert.All(said.Citations, c => Assert.Equal(question, c.Section));
                    Assert.All(answer.Split('\n').Where(l => l.Trim().Length > 0), l => Assert.Contains(said.Citations, c => l.Contains(c.Quote.Split('\n')[0], StringComparison.Ordinal) || c.Quote.Contains(l.Trim(), StringComparison.Ordinal)));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        Assert.True(quoted > 20, $"Only {quoted} passed the check.");
    }

    [Theory]
    [InlineData("Is it so?", "", "no words")]
    [InlineData("??", "Yes.", "question has no words")]
    [InlineData("Is it so?", "# Yes\nIt is.", "cannot be quoted")]
    [InlineData("Is it so?", "It is.\n```\ncode\n```", "cannot be quoted")]
    [InlineData("Is it so?", "It is.\n---\nAlways.", "cannot be quoted")]
    [InlineData("Is it so?", "Our offices are:", "announces a list")]
    [InlineData("Is it so?", "It is â€œso\u009d.", "Garbled")]
    public void What_cannot_be_published_is_said_in_a_sentence(string question, string answer, string problem) =>
        Assert.Contains(EntryCheck.Problems(EntryWords.Question(question), EntryWords.Answer(answer), Sample.Start), p => p.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void A_sentence_that_is_too_long_to_be_quoted_is_named_once()
    {
        var problem = Assert.Single(EntryCheck.Problems("Is it so?", "Short one. " + string.Join(' ', Enumerable.Repeat("word", 80)) + ".", Sample.Start));
        Assert.Contains("at most 300", problem, StringComparison.Ordinal);
        Assert.Contains("word word", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_much_is_refused_with_how_much_it_is()
    {
        Assert.Contains(EntryCheck.Problems(new string('q', 201), "Yes.", Sample.Start), p => p.Contains("201", StringComparison.Ordinal));
        Assert.Contains(EntryCheck.Problems("Is it so?", string.Concat(Enumerable.Repeat("Yes. ", 400)), Sample.Start), p => p.Contains("1,500", StringComparison.Ordinal));
    }
}
