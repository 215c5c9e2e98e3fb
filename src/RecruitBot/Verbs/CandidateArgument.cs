using System.CommandLine;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Verbs;

/// <summary>A candidate as people name one to the program: by their id, or by that of one of their sessions.</summary>
internal static class CandidateArgument
{
    /// <summary>The argument.</summary>
    public static Argument<string> New() => new("candidate") { Description = "Candidate id, or the id of one of their sessions" };

    /// <summary>All of their sessions; none when there is nobody of that name.</summary>
    public static async ValueTask<IReadOnlyList<SessionHead>> SessionsAsync(ISessionStore store, string named, CancellationToken ct)
    {
        var own = await store.FindAsync(new SessionQuery { CandidateId = named, Limit = int.MaxValue }, ct);
        if (own.Count > 0)
            return own;
        var session = (await store.FindAsync(new SessionQuery { SessionIdPrefix = named, Limit = int.MaxValue }, ct)).FirstOrDefault(h => h.SessionId == named);
        return session is null ? [] : await store.FindAsync(new SessionQuery { CandidateId = session.CandidateId, Limit = int.MaxValue }, ct);
    }
}
