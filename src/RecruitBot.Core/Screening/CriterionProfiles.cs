using System.Collections.Concurrent;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening;

/// <summary>
/// The profiles worked out so far, by what a criterion says: every session carries a copy of its role, and working one out costs more than all
/// else that a turn does.
/// </summary>
internal sealed class CriterionProfiles(ITermAliases aliases)
{
    /// <summary>Far more criteria than a company has; reached only when roles are rewritten all the time.</summary>
    private const int Most = 500;

    private readonly ConcurrentDictionary<string, CriterionProfile> _profiles = new(StringComparer.Ordinal);

    /// <summary>The profile of a criterion.</summary>
    public CriterionProfile Of(Criterion criterion)
    {
        var words = Words(criterion);
        if (_profiles.TryGetValue(words, out var known))
            return known;
        if (_profiles.Count >= Most)
            _profiles.Clear();
        return _profiles[words] = new CriterionProfile(criterion, aliases);
    }

    /// <summary>All that a profile is worked out from, each part told from the next.</summary>
    private static string Words(Criterion criterion) =>
        string.Join(
            '\0',
            [
                criterion.Id,
                $"{criterion.Kind}",
                criterion.Title,
                criterion.Definition,
                criterion.Ask,
                .. criterion.Anchors.OrderBy(a => a.Key).Select(a => $"{a.Key}\u0001{a.Value}"),
                "\u0002",
                .. criterion.Probes.Select(p => $"{p.When}\u0001{p.Ask}"),
                "\u0002",
                .. criterion.Cues,
                "\u0002",
                .. criterion.Gold.Select(g => $"{g.Level}\u0001{g.Answer}"),
            ]
        );
}
