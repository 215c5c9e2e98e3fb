using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Commands;

/// <summary>Résumés: candidates give, replace and take back their own; reviewers read the text, and the file itself when they ask for it.</summary>
public sealed class ResumeCommands
{
    private const string Text = "r\u00e9sum\u00e9";
    private const string Whole = "r\u00e9sum\u00e9's file";

    /// <summary>The commands.</summary>
    public IEnumerable<CommandDefinition> Commands()
    {
        yield return new(
            ResumeReplies.Command,
            "Give your r\u00e9sum\u00e9, see which one the team reads, or take it back",
            Authority.Candidate,
            [new(ResumeReplies.FileOption, "PDF, Word (.docx), text or JSON Resume", Kind: OptionKind.File), new(ResumeReplies.UseOption, $"{ResumeReplies.Remove}: take it back")],
            GiveAsync
        )
        {
            Effect = (draft, turn, _) =>
            {
                if (ResumeGiving.IsTakingBack(turn))
                    ResumeGiving.TakeBack(draft, turn);
                else
                {
                    ResumeGiving.Apply(draft, turn);
                    // The question stays the last thing that is said, with its buttons.
                    ScreeningConversation.Prompt(draft);
                }
                return ValueTask.CompletedTask;
            },
        };
        yield return new(
            "cv",
            "Read a candidate's r\u00e9sum\u00e9",
            Authority.Recruiter,
            [new("session", "Session id, its beginning, or the candidate's name", true, OptionKind.Session)],
            async (context, turn, ct) => await ReadAsync(context, (await context.FindSessionAsync(turn.Options["session"], ct))?.SessionId, turn.Options["session"], ct)
        )
        {
            Effect = (draft, turn, _) => View(draft, turn, Text),
        };
    }

    /// <summary>The buttons.</summary>
    public IEnumerable<ActionDefinition> Actions()
    {
        yield return new(ResumeReplies.Verbs.TakeBack, Authority.Candidate, TakeBackAsync)
        {
            Effect = (draft, id, turn, _) =>
            {
                ResumeGiving.TakeBack(draft, turn, id[1]);
                return ValueTask.CompletedTask;
            },
        };
        yield return new(ResumeReplies.Verbs.Read, Authority.Recruiter, (context, id, ct) => ReadAsync(context, id[0], id[0], ct)) { Effect = (draft, _, turn, _) => View(draft, turn, Text) };
        yield return new(ResumeReplies.Verbs.Original, Authority.Recruiter, OriginalAsync) { Effect = (draft, _, turn, _) => View(draft, turn, Whole) };
    }

    private static async ValueTask GiveAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        if (await context.ApplicationAsync(ct) is not { } head)
            context.Show($"You have no open application. Type /jobs to see the open roles; then: {ResumeReplies.How(context.Services.Resumes.Limits)}");
        else if (turn.Resume is null && !ResumeGiving.IsTakingBack(turn))
            context.Show(ResumeReplies.Status(SessionFold.Fold(await context.Services.Store.ReadAsync(head.SessionId, ct))!, context.Services.Resumes.Limits));
        else if (await context.ApplyAsync(head.SessionId, ct) is { ClaimedBy: { } by } state)
            // The bot says nothing in a conversation that a person has; this is for the candidate's eyes alone.
            context.Show($"{turn.Resume?.Refusal ?? (state.Resume is { } kept ? $"I have your r\u00e9sum\u00e9, {ResumeReplies.Named(kept.File)}." : "The team is shown no r\u00e9sum\u00e9 of yours.")} {by.Name} of the recruiting team has this conversation.");
    }

    private static async ValueTask TakeBackAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if (!(await context.OwnAsync(ct)).Any(h => h.SessionId == id[0]))
            context.Show("That button is not for you, or its conversation no longer exists. Nothing has changed.");
        else if (await context.ApplyAsync(id[0], ct) is { ClaimedBy: not null } state)
            context.Show(state.Resume is { } kept ? ResumeReplies.Replaced(kept.File) : "The team is shown no r\u00e9sum\u00e9 of yours.");
    }

    private static async ValueTask ReadAsync(TurnContext context, string? sessionId, string named, CancellationToken ct)
    {
        if (await KeptAsync(context, sessionId, named, ct) is var (state, kept))
            context.Show(ResumeReplies.ForReviewers(state, kept, (await context.Services.Store.FileAsync(state.Id, kept.Version, ct))?.Text));
    }

    private static async ValueTask OriginalAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if (await KeptAsync(context, id[0], id[0], ct) is var (state, kept) && await context.Services.Store.FileAsync(state.Id, kept.Version, ct) is { } content)
            context.Show(ResumeReplies.Original(state, kept, content.Bytes));
    }

    /// <summary>The résumé of an application, of which the log says from now on who looked at it; null when there is none, which is said.</summary>
    private static async ValueTask<(SessionState State, KeptResume Kept)?> KeptAsync(TurnContext context, string? sessionId, string named, CancellationToken ct)
    {
        if (sessionId is not { Length: > 0 } || SessionFold.Fold(await context.Services.Store.ReadAsync(sessionId, ct)) is not { Purpose: SessionPurpose.Application } before)
        {
            context.Show($"I find no single application for \u201c{Excerpt.Of(named, 40)}\u201d. Type /candidates to see them with their ids.");
            return null;
        }
        if (before.Resume is null)
        {
            context.Show(before.ResumesGiven == 0 ? $"{before.Candidate.Name} has given no r\u00e9sum\u00e9." : $"{before.Candidate.Name} has taken the r\u00e9sum\u00e9 back.");
            return null;
        }
        return await context.ApplyAsync(sessionId, ct) is { Resume: { } kept } state ? (state, kept) : null;
    }

    private static ValueTask View(TurnDraft draft, Turn turn, string what)
    {
        draft.Emit(new RecordViewed(turn.Speaker, what));
        return ValueTask.CompletedTask;
    }
}
