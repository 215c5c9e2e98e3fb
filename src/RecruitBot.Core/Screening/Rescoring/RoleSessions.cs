using RecruitBot.Core.Roles;
using RecruitBot.Core.Roles.Versions;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening.Rescoring;

/// <summary>The applications for one role as the store has them, and every version of the role that is known: from its file, from what lint accepted, and from the sessions themselves.</summary>
/// <param name="Role">The role as its file states it now.</param>
/// <param name="States">The applications, the latest first.</param>
/// <param name="Versions">The versions, the oldest first.</param>
public sealed record RoleSessions(Role Role, IReadOnlyList<SessionState> States, IReadOnlyList<RoleVersion> Versions)
{
    /// <summary>Reads them.</summary>
    /// <param name="store">The store.</param>
    /// <param name="role">The role as its file states it.</param>
    /// <param name="knowledgePath">The knowledge folder.</param>
    /// <param name="limit">At most so many sessions, the latest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async ValueTask<RoleSessions> ReadAsync(ISessionStore store, Role role, string knowledgePath, int limit, CancellationToken cancellationToken)
    {
        var states = new List<SessionState>();
        var heads = await store.FindAsync(new SessionQuery { RoleId = role.Id, Purpose = SessionPurpose.Application, Limit = limit }, cancellationToken);
        foreach (var head in heads)
            if (SessionFold.Fold(await store.ReadAsync(head.SessionId, cancellationToken)) is { Role: not null } state)
                states.Add(state);
        return new RoleSessions(role, states, VersionsOf(role, RoleHistory.Of(knowledgePath, role.Id), states));
    }

    /// <summary>The version of that name ("3", or "3@80203a90" where one number stands for several scripts), or null.</summary>
    public RoleVersion? Find(string name) =>
        Versions.FirstOrDefault(v => string.Equals(v.Name, name.Trim().TrimStart('v', 'V'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The version of the role file.</summary>
    public RoleVersion InForce => Versions.First(v => v.InForce);

    /// <summary>The version before another one; null when it is the first that is known.</summary>
    public RoleVersion? Before(RoleVersion version) => Versions.TakeWhile(v => v != version).LastOrDefault();

    /// <summary>Two versions to compare: by default that of the role file, and the one before it. Null when one of them is not known.</summary>
    public (RoleVersion Older, RoleVersion Newer)? Pair(string? from, string? to)
    {
        var newer = to is null ? InForce : Find(to);
        var older = from is not null ? Find(from) : newer is null ? null : Before(newer);
        return older is not null && newer is not null ? (older, newer) : null;
    }

    private static List<RoleVersion> VersionsOf(Role role, IEnumerable<Role> kept, List<SessionState> states)
    {
        // The file comes first, what was accepted next: they have the gold answers too.
        var known = new Dictionary<(int Version, string Sha), Role>();
        foreach (var one in kept.Prepend(role).Concat(states.Select(s => s.Role!)))
            known.TryAdd((one.Version, RoleScript.Sha256(one)), one);
        var now = (role.Version, RoleScript.Sha256(role));
        return
        [
            .. known
                .OrderBy(k => k.Key.Version)
                .ThenBy(k => k.Key == now)
                .ThenBy(k => k.Key.Sha, StringComparer.Ordinal)
                .Select(k =>
                {
                    var held = states.Where(s => s.Role!.Version == k.Key.Version && s.ScriptSha256 == k.Key.Sha).ToList();
                    return new RoleVersion(
                        k.Value, k.Key.Sha, k.Key == now, [.. held.Select(s => s.Id)],
                        [.. held.Where(s => s.Ratings.Values.Any(r => r.Rating.Status == RatingStatus.Scored)).Select(s => s.Id)])
                    {
                        Name = known.Keys.Count(o => o.Version == k.Key.Version) == 1 ? $"{k.Key.Version}" : $"{k.Key.Version}@{k.Key.Sha[..8]}",
                    };
                }),
        ];
    }
}
