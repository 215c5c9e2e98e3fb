using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Recruiting.Resumes;

/// <summary>
/// Looks at the files of a turn before the turn has its place: what is fetched and read holds up nothing but the message it came with. What it finds is
/// part of the turn from then on; the address of a file, which lets whoever has it read the file, is not.
/// </summary>
public sealed class ResumeDesk(ISessionStore store, ResumeIntake intake)
{
    /// <summary>How much is taken.</summary>
    public ResumeLimits Limits => intake.Limits;

    /// <summary>The turn with what became of its files, and the content of the one that is taken.</summary>
    /// <exception cref="StoreException">The store failed.</exception>
    public async ValueTask<(Turn Turn, ResumeContent? Content)> LookAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (FilesOf(turn) is not { Count: > 0 } files || turn.Resume is not null)
            return (turn, null);
        var recorded = WithoutAddresses(turn, files);
        if (turn is CommandTurn command && ResumeGiving.IsTakingBack(command))
            return (recorded, null);
        if (turn is TextTurn { InPublic: true } || await store.FindMessageAsync(turn.MessageId, cancellationToken) is not null)
            return (recorded, null);
        var open = await store.FindAsync(new SessionQuery { CandidateId = turn.Speaker.Id, Purpose = SessionPurpose.Application, IsOpen = true, Limit = 100 }, cancellationToken);
        if (open.Count == 0)
            return (recorded, null);
        // Which of several it is for is decided in the turn itself; the strictest bound holds here.
        var before = 0;
        var duringSample = false;
        foreach (var head in open)
            if (SessionFold.Fold(await store.ReadAsync(head.SessionId, cancellationToken)) is { } state)
            {
                before = Math.Max(before, state.ResumesGiven);
                duringSample |= MessageFiles.AsksForSample(state);
            }
        var taken = turn is TextTurn ? MessageFiles.ForResume(files, duringSample) : files;
        if (taken.Count == 0)
            return (recorded with { Resume = MessageFiles.Refused(files) }, null);
        var (given, content) = await intake.TakeAsync(turn.Speaker, turn.MessageId, taken, before, cancellationToken);
        return (recorded with { Resume = given with { LeftOut = [.. given.LeftOut, .. files.Except(taken).Select(f => ResumeIntake.Named(f.Name))] } }, content);
    }

    private static IReadOnlyList<GivenFile>? FilesOf(Turn turn) =>
        turn switch
        {
            TextTurn text => text.Files,
            CommandTurn { Command: ResumeReplies.Command } command => command.Files,
            _ => null,
        };

    private static Turn WithoutAddresses(Turn turn, IReadOnlyList<GivenFile> files)
    {
        IReadOnlyList<GivenFile> named = [.. files.Select(f => f with { Name = ResumeIntake.Named(f.Name), Address = "" })];
        return turn is TextTurn text ? text with { Files = named } : ((CommandTurn)turn) with { Files = named };
    }
}
