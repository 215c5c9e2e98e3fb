using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecruitBot.Core.Knowledge.Evaluation;

/// <summary>What came of one question, as it is kept from one run to the next.</summary>
/// <param name="Id">Of the question.</param>
/// <param name="Kind">Of the question.</param>
/// <param name="Question">As asked.</param>
/// <param name="Verdict">What the answer was worth.</param>
/// <param name="Answered">Whether there was an answer.</param>
/// <param name="Answer">What was said.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record EvaluationLine(
    string Id,
    string Kind,
    string Question,
    Verdict Verdict,
    bool Answered,
    string Answer,
    double Confidence
)
{
    /// <summary>The line of an answer.</summary>
    public static EvaluationLine Of(EvaluatedAnswer answer) =>
        new(answer.Question.Id, answer.Question.Kind, answer.Question.Question, answer.Verdict, answer.Answer.Answered, answer.Answer.Text, answer.Answer.Confidence);
}

/// <summary>What changed for a question between two runs.</summary>
/// <param name="Before">Then; null for a question that is new.</param>
/// <param name="Now">Now; null for one that is no longer asked.</param>
public sealed record EvaluationChange(EvaluationLine? Before, EvaluationLine? Now)
{
    /// <summary>1 when it became right, -1 when it became wrong, 0 when only the words are others.</summary>
    public int Direction => (Now is { } now && IsGood(now.Verdict) ? 1 : 0) - (Before is { } before && IsGood(before.Verdict) ? 1 : 0);

    private static bool IsGood(Verdict verdict) => verdict is Verdict.Right or Verdict.RightlyAbstained;
}

/// <summary>Compares a run with an earlier one, kept as JSON lines.</summary>
public static class EvaluationRun
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    /// <summary>The lines of an earlier run; others, such as its summary, are passed over.</summary>
    /// <exception cref="FormatException">None of the lines is of a run.</exception>
    public static List<EvaluationLine> Read(IEnumerable<string> lines)
    {
        var read = new List<EvaluationLine>();
        foreach (var line in lines)
            try
            {
                if (JsonSerializer.Deserialize<EvaluationLine>(line, Options) is { Id: not null, Question: not null } known)
                    read.Add(known);
            }
            catch (JsonException)
            {
                // Said below when nothing else is left.
            }
        return read.Count > 0 ? read : throw new FormatException("it holds no results; make them with eval --json");
    }

    /// <summary>What is not as it was, what became worse first.</summary>
    public static List<EvaluationChange> Compare(IReadOnlyList<EvaluationLine> before, IReadOnlyList<EvaluationLine> now)
    {
        var old = before.GroupBy(l => (l.Id, l.Question)).ToDictionary(g => g.Key, g => g.First());
        var changes = now.Select(l => new EvaluationChange(old.GetValueOrDefault((l.Id, l.Question)), l)).Where(c => c.Before?.Answer != c.Now!.Answer || c.Direction != 0).ToList();
        var asked = now.Select(l => (l.Id, l.Question)).ToHashSet();
        changes.AddRange(before.Where(l => !asked.Contains((l.Id, l.Question))).Select(l => new EvaluationChange(l, null)));
        return [.. changes.OrderBy(c => c.Direction)];
    }
}
