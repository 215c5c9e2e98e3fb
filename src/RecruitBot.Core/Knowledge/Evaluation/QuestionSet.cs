using System.Text.Json;

namespace RecruitBot.Core.Knowledge.Evaluation;

/// <summary>A question whose right answer is known.</summary>
/// <param name="Id">Unique in its set.</param>
/// <param name="Kind">Such as direct, paraphrase, typing, conflict, near, far, hostile.</param>
/// <param name="Question">As a person would write it.</param>
/// <param name="Role">Role of the conversation, or null.</param>
/// <param name="Answerable">Whether the knowledge answers it.</param>
/// <param name="Expect">Groups that must all occur in the answer; the alternatives of a group are separated by bars.</param>
public sealed record EvaluationQuestion(string Id, string Kind, string Question, string? Role, bool Answerable, IReadOnlyList<string> Expect)
{
    /// <summary>Questions asked before it in the same conversation, in order.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Whether a text has one alternative of every group, without regard to case.</summary>
    public bool IsMetBy(string text) =>
        Expect.All(group => group.Split('|').Any(a => text.Contains(a.Trim(), StringComparison.OrdinalIgnoreCase)));
}

/// <summary>Reads sets of questions: one JSON object a line.</summary>
public static class QuestionSet
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The questions of a file. Throws <see cref="FormatException"/> naming the line that is not one.</summary>
    public static List<EvaluationQuestion> Read(string path) => Parse(File.ReadLines(path));

    /// <summary>The questions of lines; empty lines are skipped.</summary>
    public static List<EvaluationQuestion> Parse(IEnumerable<string> lines)
    {
        var questions = new List<EvaluationQuestion>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var row = JsonSerializer.Deserialize<Row>(line, Options);
                if (row?.Question is null)
                    throw new FormatException($"Line {number} has no question.");
                if (row.Answerable is not { } answerable)
                    throw new FormatException($"Line {number} does not say whether its question is answerable: add \"answerable\": true or false.");
                if (answerable && row.Expect is not { Count: > 0 })
                    throw new FormatException($"Line {number} does not say what its answer must hold: add \"expect\", such as [\"five|5\", \"years\"].");
                questions.Add(new EvaluationQuestion(row.Id ?? $"{number}", row.Kind ?? "", row.Question, row.Role, answerable, row.Expect ?? []) { After = row.After ?? [] });
            }
            catch (JsonException e)
            {
                throw new FormatException($"Line {number} is not a question: {e.Message}", e);
            }
        }
        return questions;
    }

    private sealed record Row(string? Id, string? Kind, string? Question, string? Role, bool? Answerable, List<string>? Expect, List<string>? After);
}
