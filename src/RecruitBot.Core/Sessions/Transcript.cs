using System.Text;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.WorkSamples;

namespace RecruitBot.Core.Sessions;

/// <summary>One line of a transcript.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Name, or "RecruitBot".</param>
/// <param name="Text">What was said or done, as it was.</param>
public sealed record TranscriptLine(DateTimeOffset At, string Who, string Text);

/// <summary>
/// A session as a conversation that people can read: what each side wrote, and what the bot did. What the candidate volunteered of a protected
/// trait is masked, since reviewers read it.
/// </summary>
public static class Transcript
{
    /// <summary>The name of the bot in transcripts.</summary>
    public const string Bot = "RecruitBot";

    /// <summary>The lines of a session, in order.</summary>
    public static IEnumerable<TranscriptLine> Of(IReadOnlyList<RecordedEvent> events)
    {
        var withheld = SealedWords.Of(events);
        return Lines(events).Select(l => l with { Text = withheld.ForPeople(l.Text) });
    }

    private static IEnumerable<TranscriptLine> Lines(IEnumerable<RecordedEvent> events)
    {
        var candidate = "";
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        SessionState? state = null;
        foreach (var e in events)
        {
            state = SessionFold.Apply(state, e);
            switch (e.Event)
            {
                case SessionOpened opened:
                    candidate = opened.Candidate.Id;
                    break;
                // What staff do is told by the event it led to.
                case TurnReceived { Turn: var turn } when turn.Speaker.Id == candidate && Words(turn, labels) is { } words:
                    yield return new(e.At, turn.Speaker.Name, words);
                    break;
                case ResumeGiven given:
                    yield return new(e.At, state.Candidate.Name, $"(gave a r\u00e9sum\u00e9: {Recruiting.Resumes.ResumeReplies.Identified(given.Resume)})");
                    break;
                case ResumeTakenBack:
                    yield return new(e.At, state.Candidate.Name, "(took the r\u00e9sum\u00e9 back)");
                    break;
                case BotSaid said:
                    Note(said, labels);
                    foreach (var reply in said.Replies.Where(r => r.To is ReplyTo.Speaker or ReplyTo.Candidate))
                        yield return new(e.At, Bot, Words(reply));
                    break;
                case StaffWrote staff:
                    yield return new(e.At, staff.By.Name, staff.Text);
                    break;
                case SpeechStopped stopped:
                    yield return new(e.At, stopped.By?.Name ?? Bot, $"(not said, as it must not be asked: {stopped.Words})");
                    break;
                case SpeechAllowed allowed:
                    yield return new(e.At, allowed.By.Name, $"(said although it must not be asked as a rule, because: {allowed.Because})");
                    break;
                case SessionClaimed claimed:
                    yield return new(e.At, claimed.By.Name, "(took the conversation over)");
                    break;
                case SessionReleased released:
                    yield return new(e.At, released.By.Name, "(handed the conversation back)");
                    break;
                case CriterionRated rated:
                    var rating = EvidenceCheck.Enforce(rated.Rating, state.AnswersTo(rated.CriterionId));
                    yield return new(e.At, Bot, $"(rated {rated.CriterionId}: {Recruiting.ReviewCard.Level(rating)}; {rating.Because})");
                    break;
                case SessionDecided decided:
                    yield return new(e.At, decided.By.Name, $"(decided: {decided.Outcome.ToString().ToLowerInvariant()}{(decided.Reason is null ? "" : "; " + decided.Reason)})");
                    break;
                case GapClosed { Entry: null } aside:
                    yield return new(e.At, aside.By.Name, $"(set a question aside; {aside.Reason})");
                    break;
                case RecordViewed viewed:
                    yield return new(e.At, viewed.By.Name, $"(looked at the {viewed.What})");
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The transcript as Markdown; every word of a person stands in a quotation block, so that it cannot pass for anything else.</summary>
    public static string Markdown(SessionState state, IReadOnlyList<RecordedEvent> events)
    {
        var text = new StringBuilder();
        text.Append($"# Session {state.Id}\n\nRole: {state.Role?.Title ?? "none (enquiry)"}  \nCandidate: {OneLine(state.Candidate.Name)}  \nOpened: {state.OpenedAt:yyyy-MM-dd HH:mm} UTC\n");
        foreach (var line in Of(events))
        {
            text.Append($"\n**{OneLine(line.Who)}** ({line.At:yyyy-MM-dd HH:mm:ss} UTC)\n\n");
            AppendWords(text, line.Text.ReplaceLineEndings("\n"));
        }
        return text.ToString();
    }

    // Code stands there as it was written: between fences nothing is markup, and the fence is longer than any run of backticks in it.
    private static void AppendWords(StringBuilder text, string words)
    {
        var at = 0;
        foreach (var block in CodeFences.Find(words))
        {
            var code = CodeFences.Inside(words, block).Of(words);
            AppendRows(text, words[at..block.Start].TrimEnd('\n'), Escape);
            var fence = new string('`', Math.Max(3, Runs(code) + 1));
            AppendRows(text, $"{fence}\n{code.TrimEnd('\n')}\n{fence}", row => row);
            at = Math.Min(words.Length, block.End + (block.End < words.Length && words[block.End] == '\n' ? 1 : 0));
        }
        AppendRows(text, words[at..], Escape);
    }

    private static void AppendRows(StringBuilder text, string words, Func<string, string> write)
    {
        if (words.Length > 0)
            foreach (var row in words.Split('\n'))
                text.Append("> ").Append(write(row)).Append('\n');
    }

    private static int Runs(string code)
    {
        var (longest, run) = (0, 0);
        foreach (var c in code)
            longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        return longest;
    }

    /// <summary>Remembers what stood on each button, so that a press reads as what the candidate saw.</summary>
    private static void Note(BotSaid said, Dictionary<string, string> labels)
    {
        foreach (var reply in said.Replies)
        {
            foreach (var button in reply.Buttons)
                labels[button.Action] = button.Label;
            foreach (var choice in reply.Menu?.Choices ?? [])
                labels[reply.Menu!.Action + " " + choice.Value] = choice.Label;
        }
    }

    private static string? Words(Turn turn, Dictionary<string, string> labels) =>
        turn switch
        {
            TextTurn t => t.ForPeople(),
            EditTurn e => $"(changed an earlier message to:) {e.Text}",
            DeletionTurn => "(an earlier message was deleted where it stood)",
            PressTurn p => $"(pressed \u201c{labels.GetValueOrDefault(p.Choice is null ? p.Action : $"{p.Action} {p.Choice}", p.Action)}\u201d)",
            CommandTurn c => $"/{c.Command}{string.Concat(c.Options.Select(o => $" {o.Key}: {o.Value}"))}",
            FormTurn f => $"(sent {f.Action}: {string.Join("; ", f.Fields.Select(v => $"{v.Key}: {v.Value}"))})",
            _ => null,
        };

    private static string Words(Reply reply)
    {
        var text = new StringBuilder(reply.Text);
        if (reply.Card is { } card)
            text.Append($"\n[{card.Title}] {card.Body}");
        if (reply.Buttons.Count > 0)
            text.Append("\n(buttons: " + string.Join(" | ", reply.Buttons.Select(b => b.Label)) + ")");
        return text.ToString().Trim();
    }

    private static string OneLine(string text) => Escape(text.ReplaceLineEndings(" "));

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '@')
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
