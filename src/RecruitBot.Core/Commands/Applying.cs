using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Commands;

/// <summary>Opens an application, or goes on with the one that is open.</summary>
internal sealed class Applying(ScreeningConversation screening)
{
    /// <summary>Applies for the role of that name; goes on with the speaker's conversation when none is named.</summary>
    /// <returns>False when no role was named and nothing is open.</returns>
    public async ValueTask<bool> ApplyAsync(TurnContext context, string? named, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(named))
        {
            if (await context.CurrentAsync(ct) is not { } current)
                return false;
            await GoOnAsync(context, current, ct);
        }
        else if (context.Services.Roles.Match(named) is { } role && RoleTexts.IsVisible(role, context.Speaker))
            await ApplyAsync(context, role, ct);
        else
            context.Show(RoleTexts.Unknown(context.Services.Roles, named));
        return true;
    }

    private async ValueTask ApplyAsync(TurnContext context, Role role, CancellationToken ct)
    {
        var own = await context.OwnAsync(ct);
        if (own.FirstOrDefault(h => h.RoleId == role.Id && h.IsOpen) is { } open)
        {
            if (!open.Stage.IsConversing())
                context.Show($"You have applied for {role.Title} already: {ReviewCard.StageWords(open.Stage)}. Type /status to see what is next.");
            await GoOnAsync(context, open, ct);
        }
        else if (role.Status != RoleStatus.Open)
            context.Show($"{role.Title} takes no applications right now ({role.Status.ToString().ToLowerInvariant()}). Type /jobs to see the open roles.");
        else if (LawfulScript.Of(role).Asked.Criteria.Count == 0)
            context.Show($"{role.Title} takes no applications right now (its questions have to be put right first). Type /jobs to see the open roles.");
        else if (context.Services.Gates.RefuseApplication(context.Speaker, role, own) is { } refusal)
            context.Show(refusal);
        else if (!await OpenAsync(context, role, ct))
            // Somebody else (a second click, another window) opened it in between: go on with that one.
            await ApplyAsync(context, role, ct);
    }

    private async ValueTask<bool> OpenAsync(TurnContext context, Role role, CancellationToken ct)
    {
        var script = LawfulScript.Of(role);
        var place = await context.Services.Places.OpenAsync(context.Turn, role, ct);
        var (outcome, _) = await context.Services.Writer.OpenAsync(
            context.Turn,
            (draft, _) =>
            {
                var id = SessionIds.New();
                screening.Open(
                    draft,
                    new SessionOpened(id, context.Speaker, place.Place, SessionPurpose.Application, script.Asked.ForSession(), RoleScript.Sha256(script.Asked)) { Unasked = script.UnaskedOrNull },
                    context.Turn
                );
                return ValueTask.CompletedTask;
            },
            ct
        );
        if (outcome == AppendOutcome.Appended && place.Place != context.Turn.Place)
            context.ShowWhere(place.Notice, place.Place);
        return outcome != AppendOutcome.AlreadyOpen;
    }

    /// <summary>Puts again what is waited for: where the application is held, or at a new place when that one is gone.</summary>
    private static async ValueTask GoOnAsync(TurnContext context, SessionHead open, CancellationToken ct)
    {
        // A turn that was not taken in public takes the application along, so its place works.
        if (context.Turn.InPublic && open.Stage.IsConversing() && await context.Services.Places.ReopenAsync(context.Turn, open, ct) is { } place)
            await context.MoveAsync(open.SessionId, place, ct);
        else
            await context.ApplyAsync(open.SessionId, ct);
    }
}
