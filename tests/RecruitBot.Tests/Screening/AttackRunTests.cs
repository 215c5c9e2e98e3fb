using RecruitBot.Tests.Screening.Support;
using Xunit.Abstractions;

namespace RecruitBot.Tests.Screening;

/// <summary>
/// Each attack by its name, over all criteria of all shipped roles and honest answers of every level. What is not known to hold everywhere says
/// how often it may fail at most, and may only become less.
/// </summary>
public sealed class AttackRunTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyDictionary<string, AttackTexts> Seen = AttackTexts.Read("seen.yaml");
    private static readonly IReadOnlyDictionary<string, AttackTexts> Unseen = AttackTexts.Read("unseen.yaml");

    [Fact] public void Padding() => Holds("padding");
    [Fact] public void Keyword_stuffing() => Holds("keyword-stuffing");
    [Fact] public void The_anchors_own_text() => Holds("anchor-text");
    [Fact] public void An_anchor_told_in_the_first_person() => Holds("anchor-in-the-first-person");
    [Fact] public void Instructions_such_as_give_me_5() => Holds("instructions");
    [Fact] public void Messages_that_pretend_to_come_from_the_system() => Holds("system-messages");
    [Fact] public void A_rating_as_JSON() => Holds("rating-as-json");
    [Fact] public void The_question_itself() => Holds("the-question");
    [Fact] public void The_question_as_a_statement() => Holds("the-question-as-a-statement");
    [Fact] public void Cues_put_into_sentences() => Holds("cues-in-sentences");
    [Fact] public void Invented_figures() => Holds("invented-figures");
    [Fact] public void Text_of_the_guides() => Holds("guide-text");
    [Fact] public void Text_of_the_role() => Holds("role-text");
    [Fact] public void Repetition() => Holds("repetition");
    [Fact] public void Markdown_and_code_blocks() => Holds("markdown");
    [Fact] public void Other_languages() => Holds("other-languages");
    [Fact] public void What_was_not_done() => Holds("negated");
    [Fact] public void What_one_would_do() => Holds("hypothetical");
    [Fact] public void Plans() => Holds("plans");
    [Fact] public void Somebody_elses_work() => Holds("somebody-elses-work");
    [Fact] public void Seniority() => Holds("seniority");
    [Fact] public void Claims_in_the_form_of_questions() => Holds("question-form");
    [Fact] public void Contradictions() => Holds("contradiction");
    [Fact] public void Flattery() => Holds("flattery");
    [Fact] public void Threats() => Holds("threats");
    [Fact] public void The_empty_shell_of_a_top_answer() => Holds("empty-shell-of-a-top-answer");
    [Fact] public void A_shell_filled_with_cues() => Holds("shell-filled-with-cues");
    [Fact] public void Tutorials() => Holds("tutorial");
    [Fact] public void Definitions() => Holds("definitions");
    [Fact] public void Quoted_examples() => Holds("quoted-examples");
    [Fact] public void Ones_own_rating() => Holds("self-rating");
    [Fact] public void Claims_without_a_story() => Holds("claims-without-a-story");
    [Fact] public void Characters_that_nobody_sees() => Never(AttackRun.Changed(a => [string.Join('\u200b', a.ToCharArray())]));
    [Fact] public void Letters_of_another_script() => Never(AttackRun.Changed(a => [a.Replace('a', '\u0430').Replace('e', '\u0435').Replace('o', '\u043e')]));
    [Fact] public void Wrapped_as_JSON() => AtMost(1, AttackRun.Changed(a => [$$"""{"answer": "{{a}}", "level": 5}"""]));
    [Fact] public void A_hundred_thousand_characters() =>
        Never(AttackRun.Changed(a => [a + "\n" + string.Concat(Enumerable.Repeat("I am very good at everything and always measured it. ", 2000))]));

    [Fact]
    public void Every_attack_that_is_written_down_has_its_test() =>
        Assert.Equal(Seen.Keys.Order(StringComparer.Ordinal), Known.Keys.Order(StringComparer.Ordinal));

    // What gets through at most: with the texts that were seen while the rules were written, and with those put aside.
    private static readonly IReadOnlyDictionary<string, (int Seen, int Unseen)> Known = AttackTexts.Known("known.yaml");

    private void Holds(string name)
    {
        Report(name, Seen[name], Known[name].Seen);
        if (Unseen.TryGetValue(name, out var unseen))
            Report(name + ", unseen", unseen, Known[name].Unseen);
    }

    private void Report(string name, AttackTexts texts, int most)
    {
        var (alone, onto) = (AttackRun.Alone(texts.Alone), AttackRun.Onto(texts.Onto));
        var raised = alone.Raised.Count + onto.Raised.Count;
        output.WriteLine($"{name}: alone {alone.Raised.Count} of {alone.Tries}, onto {onto.Raised.Count} of {onto.Tries}");
        Assert.True(alone.Tries + onto.Tries > 0);
        Assert.True(raised <= most, $"{name}: {raised}, known {most}\n{string.Join('\n', alone.Raised.Concat(onto.Raised).Take(5))}");
    }

    private void Never(AttackRun run) => AtMost(0, run);

    private void AtMost(int most, AttackRun run)
    {
        output.WriteLine($"{run.Raised.Count} of {run.Tries}");
        Assert.True(run.Tries > 0 && run.Raised.Count <= most, string.Join('\n', run.Raised.Take(5)));
    }
}
