using System.Globalization;
using RecruitBot.Adapters.Console;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Evaluation;

namespace RecruitBot.Verbs;

/// <summary>Least share of right answers.</summary>
/// <param name="Kind">Of which kind of question, or <see cref="All"/>.</param>
/// <param name="Share">0 to 1.</param>
public sealed record EvaluationFloor(string Kind, double Share)
{
    /// <summary>Stands for every kind together.</summary>
    public const string All = "all";
}

/// <summary>An evaluation as people and programs read it.</summary>
internal sealed class EvaluationReport(AnswerEvaluation evaluation, KnowledgeBase knowledge, IReadOnlyList<EvaluationFloor> floors, IReadOnlyList<EvaluationLine>? baseline)
{
    private readonly List<EvaluationLine> _lines = [.. evaluation.Answers.Select(EvaluationLine.Of)];
    private readonly int _broken = evaluation.Answers.Sum(a => Groundedness.Broken(a.Answer, knowledge).Count());
    private readonly int _uncited = evaluation.Answers.Sum(a => Groundedness.UncitedFigures(a.Answer, knowledge).Count());

    /// <summary>Whether every floor is kept, every quote stands in its source and every figure in a quote.</summary>
    public bool Holds => _broken == 0 && _uncited == 0 && floors.All(f => Of(f.Kind).Share >= f.Share);

    /// <summary>A table, what went wrong, what changed.</summary>
    public IEnumerable<string> Text()
    {
        yield return $"{"kind",-14} {"asked",5} {"right",5} {"abstained",9} {"wrong",5} {"missed",6} {"share",6} {"floor",6}";
        foreach (var kind in evaluation.Kinds.Append(EvaluationFloor.All))
        {
            var c = Of(kind);
            var floor = floors.Where(f => f.Kind == kind).Select(f => Percent(f.Share) + (c.Share < f.Share ? "  below" : "")).FirstOrDefault() ?? "";
            yield return $"{TerminalText.Safe(kind),-14} {c.Total,5} {c.Right,5} {c.RightlyAbstained,9} {c.Wrong,5} {c.WronglyAbstained,6} {Percent(c.Share),6} {floor,6}".TrimEnd();
        }
        var citations = evaluation.Answers.Sum(a => a.Answer.Citations.Count);
        yield return $"{citations - _broken} of {citations} quotes stand in their sources; {_uncited} figures without a quote.";
        foreach (var missed in evaluation.Answers.Where(a => a.Verdict is Verdict.Wrong or Verdict.WronglyAbstained))
            yield return TerminalText.Safe($"{Word(missed.Verdict)}: {missed.Question.Id} ({missed.Question.Kind}) {missed.Question.Question} -> {missed.Answer.Text}");
        if (baseline is null)
            yield break;
        var changes = EvaluationRun.Compare(baseline, _lines);
        yield return $"Since the baseline: {changes.Count(c => c.Direction > 0)} better, {changes.Count(c => c.Direction < 0)} worse, {changes.Count(c => c.Direction == 0)} in other words.";
        foreach (var change in changes)
            yield return TerminalText.Safe(Words(change));
    }

    /// <summary>A line for each question, then one that sums up.</summary>
    public IEnumerable<string> Json()
    {
        foreach (var line in _lines)
            yield return JsonOutput.Write(line);
        var all = Of(EvaluationFloor.All);
        yield return JsonOutput.Write(
            new
            {
                questions = all.Total,
                right = all.Right,
                rightlyAbstained = all.RightlyAbstained,
                wrong = all.Wrong,
                wronglyAbstained = all.WronglyAbstained,
                share = Math.Round(all.Share, 4),
                kinds = evaluation.Kinds.ToDictionary(k => k, k => Math.Round(Of(k).Share, 4), StringComparer.Ordinal),
                brokenQuotes = _broken,
                uncitedFigures = _uncited,
                belowFloor = floors.Where(f => Of(f.Kind).Share < f.Share).Select(f => f.Kind).ToList(),
                changes = baseline is null ? null : EvaluationRun.Compare(baseline, _lines).Select(c => new { id = (c.Now ?? c.Before)!.Id, before = c.Before?.Verdict, now = c.Now?.Verdict }).ToList(),
                holds = Holds,
            }
        );
    }

    private VerdictCounts Of(string kind) => evaluation.Count(kind == EvaluationFloor.All ? null : kind);

    private static string Words(EvaluationChange change) =>
        change switch
        {
            { Before: null, Now: { } now } => $"new: {now.Id} {now.Question}: {Word(now.Verdict)}",
            { Before: { } before, Now: null } => $"gone: {before.Id} {before.Question}",
            { Before: { } before, Now: { } now } => $"{(change.Direction > 0 ? "better" : change.Direction < 0 ? "worse" : "other words")}: {now.Id} {now.Question}: {Word(before.Verdict)} -> {Word(now.Verdict)}",
            _ => "",
        };

    private static string Word(Verdict verdict) =>
        verdict switch
        {
            Verdict.Right => "right",
            Verdict.RightlyAbstained => "rightly abstained",
            Verdict.Wrong => "wrong",
            _ => "missed",
        };

    private static string Percent(double share) => Math.Round(100 * share, 1).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
