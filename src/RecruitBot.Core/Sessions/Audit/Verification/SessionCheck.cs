using System.Security.Cryptography;
using System.Text.Json;
using RecruitBot.Core.Recruiting.Resumes;

namespace RecruitBot.Core.Sessions.Audit.Verification;

/// <summary>
/// A session as the store shows it beside its log: its events are those of the chain and no others, lists show what follows from them,
/// and its files are those that they name.
/// </summary>
internal sealed class SessionCheck(ISessionStore store, ChainLedger ledger)
{
    // Somebody may write between two reads; nobody does so time after time.
    private const int Attempts = 5;

    /// <summary>What was read.</summary>
    /// <param name="Events">Number of events.</param>
    /// <param name="Files">Number of files.</param>
    /// <param name="Fault">What is wrong; null when nothing is.</param>
    /// <param name="Unaccounted">Whether the fault is gone when a later entry accounts for the events.</param>
    public sealed record Result(long Events, int Files, AuditFault? Fault, bool Unaccounted = false);

    /// <summary>Checks a session.</summary>
    public async ValueTask<Result> RunAsync(string session, CancellationToken cancellationToken)
    {
        IReadOnlyList<RecordedEvent> events;
        try
        {
            events = await store.ReadAsync(session, cancellationToken);
        }
        catch (StoreException unreadable)
        {
            await ledger.ThrowIfOutOfReachAsync(cancellationToken);
            return Wrong(0, session, $"its events cannot be read ({unreadable.Message.TrimEnd('.')})");
        }
        if (events.Count == 0)
            return Wrong(0, session, "something is kept of it, and it has no events");
        for (var i = 0; i < events.Count; i++)
            if (events[i].Version != i + 1)
                return Wrong(events.Count, session, $"its event {i + 1} is not there, and event {events[i].Version} stands in its place");
        var covered = ledger.CoveredOf(session);
        if (covered < events.Count)
            return new Result(events.Count, 0, new AuditFault("no entry accounts for what stands there") { Session = session, From = covered + 1, To = events.Count }, Unaccounted: true);
        if (await HeadFaultAsync(session, events, cancellationToken) is { } head)
            return Wrong(events.Count, session, head);
        var files = 0;
        foreach (var e in events)
            if (e.Event is ResumeGiven { Resume: { } resume })
            {
                files++;
                if (await FileFaultAsync(session, e.Version, resume, cancellationToken) is { } problem)
                    return Wrong(events.Count, session, problem, e.Version);
            }
        return new Result(events.Count, files, null);
    }

    private static Result Wrong(long events, string session, string problem, long? version = null) =>
        new(events, 0, new AuditFault(problem) { Session = session, From = version, To = version });

    /// <summary>Lists find a session by its head: all that they search by must be what its log says.</summary>
    private async ValueTask<string?> HeadFaultAsync(string session, IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            SessionHead due;
            try
            {
                due = SessionFold.Fold(events)!.ToHead();
                var query = new SessionQuery { SessionIdPrefix = session, CandidateId = due.CandidateId, RoleId = due.RoleId, Stage = due.Stage, IsOpen = due.IsOpen, Purpose = due.Purpose, ClaimedBy = due.ClaimedBy, Place = due.Place, Limit = 1000 };
                if ((await store.FindAsync(query, cancellationToken)).Contains(due) && await store.VersionAsync(session, cancellationToken) == due.Version)
                    return null;
            }
            catch (InvalidOperationException)
            {
                return "its log does not begin with its opening";
            }
            catch (Exception fault) when (fault is not (StoreException or OperationCanceledException))
            {
                // Altered events may lack anything that what follows from them rests on.
                return $"nothing follows from its events ({fault.GetType().Name})";
            }
            catch (StoreException unreadable)
            {
                await ledger.ThrowIfOutOfReachAsync(cancellationToken);
                return $"its place in lists cannot be read ({unreadable.Message.TrimEnd('.')})";
            }
            var now = await store.ReadAsync(session, cancellationToken);
            if (now.Count == events.Count || now.Count == 0 || attempt == Attempts)
                return "its place in lists is not what its events say";
            events = now;
        }
    }

    private async ValueTask<string?> FileFaultAsync(string session, long version, Resume resume, CancellationToken cancellationToken)
    {
        ResumeContent? file;
        try
        {
            file = await store.FileAsync(session, version, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is StoreException or JsonException)
        {
            await ledger.ThrowIfOutOfReachAsync(cancellationToken);
            return $"the file that it names cannot be opened ({unreadable.Message.TrimEnd('.')})";
        }
        if (file is null)
            return "the file that it names is gone";
        if (file.Bytes.Length != resume.Size || Convert.ToHexStringLower(SHA256.HashData(file.Bytes)) != resume.Sha256)
            return "the file beside it is not the one that it names";
        return (file.Text?.Length ?? 0) != resume.Characters || (resume.TextSha256 is { } text && file.TextSha256 != text)
            ? "the text beside it is not the one that was read of the file"
            : null;
    }
}
