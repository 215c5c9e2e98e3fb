using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Language;

namespace RecruitBot.Tests.Knowledge;

public sealed class CitationPropertyTests
{
    private static readonly string[] Words =
    [
        .. Tokenizer.Tokenize(SmallKnowledge.Pay + SmallKnowledge.Tools + SmallKnowledge.Role).Select(t => t.Word).Distinct(StringComparer.Ordinal),
        "how", "much", "what", "does", "?", "and", "xyzzy", "\u202e", "\U0001F600", "{", "5", "2023", "senor", ",", "Berlin",
    ];

    private static readonly Arbitrary<string> Questions =
        Gen.Elements(Words).ListOf().Select(words => string.Join(' ', words)).ToArbitrary();

    [Fact]
    public void Every_citation_of_any_question_is_an_exact_span() =>
        Prop.ForAll(
                Questions,
                question => new[] { Audience.Candidate, Audience.Recruiter }.All(asker =>
                {
                    var answer = SmallKnowledge.Ask(question, null, asker);
                    return answer.Citations.All(c => CitationCheck.Holds(c, SmallKnowledge.Base))
                        && answer.Conflicts.All(c => SmallKnowledge.Base.Find(c.Source)!.Text.Contains(c.Quote, StringComparison.Ordinal))
                        && answer.Answered == answer.Citations.Count > 0;
                }))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_question_gets_the_same_answer()
    {
        var another = new OfflineAnswerer(SmallKnowledge.Base);
        Prop.ForAll(
                Questions,
                question =>
                {
                    var first = SmallKnowledge.Ask(question);
                    var second = another.Answer(new Question(question));
                    return first.Text == second.Text && first.Confidence.Equals(second.Confidence) && first.Citations.SequenceEqual(second.Citations);
                })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_at_all_is_taken_calmly() =>
        Prop.ForAll<string?>(text => SmallKnowledge.Ask(text ?? "").Text.Length > 0).QuickCheckThrowOnFailure();

    [Fact]
    public void A_changed_quote_fails_the_check()
    {
        var citation = SmallKnowledge.Ask("What does a junior baker earn?").Citations[0];
        Assert.True(CitationCheck.Holds(citation, SmallKnowledge.Base));
        Assert.False(CitationCheck.Holds(citation with { Quote = citation.Quote.Replace("20,000", "90,000", StringComparison.Ordinal) }, SmallKnowledge.Base));
        Assert.False(CitationCheck.Holds(citation with { Start = citation.Start + 1 }, SmallKnowledge.Base));
        Assert.False(CitationCheck.Holds(citation with { Quote = citation.Quote[..20] }, SmallKnowledge.Base));
        Assert.False(CitationCheck.Holds(citation with { Source = "guides/none.md" }, SmallKnowledge.Base));
    }
}
