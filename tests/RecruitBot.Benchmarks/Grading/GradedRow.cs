namespace RecruitBot.Benchmarks.Grading;

/// <summary>An answer to a question, with the score that people gave.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="References">Answers that would get the full score.</param>
/// <param name="Answer">What somebody wrote.</param>
/// <param name="Score">From 0 to the maximum of the file.</param>
internal sealed record GradedRow(string Question, IReadOnlyList<string> References, string Answer, double Score);
