namespace RecruitBot.Core.Roles;

/// <summary>Something that a role file asks and that must not be asked.</summary>
/// <param name="Item">Which: "k.id" a knock-out, "q.id" a criterion, "q.id.result" a follow-up.</param>
/// <param name="Ask">The words.</param>
/// <param name="Category">What they ask for.</param>
/// <param name="Reason">Why they must not be said.</param>
public sealed record UnaskedItem(string Item, string Ask, string Category, string Reason);

/// <summary>
/// A role as an application may ask it. What must not be asked is left out when a session opens, for every candidate alike, and named on the card:
/// lint only warns, and whoever saves the file may never look at it. A written <c>lawfulBecause</c> in the role file lets an item stand.
/// </summary>
/// <param name="Asked">The role without what is left out.</param>
/// <param name="Unasked">What is left out, in script order.</param>
public sealed record LawfulScript(Role Asked, IReadOnlyList<UnaskedItem> Unasked)
{
    /// <summary>What is left out; null when nothing is.</summary>
    public IReadOnlyList<UnaskedItem>? UnaskedOrNull => Unasked.Count == 0 ? null : Unasked;

    /// <summary>Reads a role.</summary>
    public static LawfulScript Of(Role role)
    {
        var unasked = new List<UnaskedItem>();
        var knockouts = role.Knockouts.Where(k => MayAsk($"k.{k.Id}", [k.Ask, .. k.Choices, k.Because, .. (k.Bands ?? []).Select(b => b.Label)], k.LawfulBecause, unasked)).ToList();
        var criteria = new List<Criterion>();
        foreach (var criterion in role.Criteria)
        {
            if (!MayAsk($"q.{criterion.Id}", [criterion.Ask, criterion.Title], criterion.LawfulBecause, unasked))
                continue;
            var probes = criterion.Probes.Where(p => MayAsk($"q.{criterion.Id}.{p.When.Name()}", [p.Ask], p.LawfulBecause, unasked)).ToList();
            criteria.Add(probes.Count == criterion.Probes.Count ? criterion : criterion with { Probes = probes });
        }
        return unasked.Count == 0 ? new LawfulScript(role, []) : new LawfulScript(role with { Knockouts = knockouts, Criteria = criteria }, unasked);
    }

    /// <summary>Looks at all that asking an item would say: the question, what stands on its buttons, and what is said to its answer.</summary>
    private static bool MayAsk(string item, IEnumerable<string> said, string? lawfulBecause, List<UnaskedItem> unasked)
    {
        if (lawfulBecause is not null)
            return true;
        foreach (var words in said)
            if (ProhibitedQuestions.Find(words) is [var first, ..])
            {
                unasked.Add(new UnaskedItem(item, words, first.Category, first.Reason));
                return false;
            }
        return true;
    }
}
