using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Grading;

namespace RecruitBot.Tests.Screening.Grading;

public sealed class ShortAnswerScorerProperties
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300);
    private static readonly ShortAnswerScorer Scorer = ShortAnswerScorer.Default;

    [Fact]
    public void Any_texts_at_all_have_a_share_between_none_and_all() =>
        Prop.ForAll<string?, string?, string?>((ask, reference, answer) =>
            Scorer.Score(Scorer.Prepare(ask ?? "", [reference ?? ""], NoTermAliases.Instance), answer ?? "").Share is >= 0 and <= 1).Check(Config);

    /// <summary>The same words, each repeated as often as one likes, are the same answer but for what is said in order.</summary>
    [Fact]
    public void Saying_it_again_adds_nothing()
    {
        var question = Scorer.Prepare("Why does an index make a write slower?", ["Each write has to change the index as well as the table."], NoTermAliases.Instance);
        var words = Gen.Elements("write", "index", "table", "change", "slow", "key", "disk", "page", "row", "because").ArrayOf().Where(w => w.Length > 0);
        Prop.ForAll(words.ToArbitrary(), w =>
        {
            var once = string.Join(' ', w);
            var (one, two) = (Scorer.Score(question, once), Scorer.Score(question, once + ". " + once));
            return one.Said.SequenceEqual(two.Said) && one.Missing.SequenceEqual(two.Missing);
        }).Check(Config);
    }
}
