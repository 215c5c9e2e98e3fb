using System.Text;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge.Ingest;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Commands;

/// <summary>What a recruiter sees of a document before it is put in force.</summary>
internal static class GuidePreview
{
    private const int MostFindings = 8;

    /// <summary>The preview; where there is more to say than a message holds, all of it is in a file, the text that would be stored too.</summary>
    public static Reply Of(IngestDraft draft, IReadOnlyList<Button> buttons)
    {
        var text = new StringBuilder(
            $"\u201c{Excerpt.Of(draft.Title, 100)}\u201d would {(draft.Result == IngestResult.Replaced ? "replace" : "become")} the guide {draft.Name}, version {draft.Version}. Answers could quote {draft.Usable} of {draft.Units} sentences, items and rows.\n");
        foreach (var note in draft.Notes)
            text.Append($"Note: {note}\n");
        foreach (var problem in draft.Problems.Take(MostFindings))
            text.Append($"- Line {problem.Line}: {Excerpt.Of(problem.Message, 220)}\n");
        if (draft.Problems.Count > MostFindings)
            text.Append($"And {draft.Problems.Count - MostFindings} more, in the file.\n");
        text.Append("Nothing is in force yet.");
        var report = string.Concat(draft.Problems.Select(p => p + "\n"));
        return new Reply(text.ToString())
        {
            Buttons = buttons,
            File = new ReplyFile($"{draft.Name}.md", "text/markdown", (report.Length == 0 ? "" : report + "\n") + draft.Text),
        };
    }
}
