using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>The fixed order in which a role's items are put: facts first, then each question with the probes it calls for.</summary>
public static class Script
{
    /// <summary>What to ask next, or null when all is asked.</summary>
    public static (ScriptItem Item, string Text, string? Because)? Next(SessionState state)
    {
        var role = state.Role ?? throw new InvalidOperationException("An enquiry has no script.");
        foreach (var fact in role.Knockouts)
            if (!state.Facts.ContainsKey(fact.Id) && !state.SkippedFacts.Contains(fact.Id))
                return (ScriptItem.Fact(fact.Id), fact.Ask, null);
        foreach (var criterion in role.Criteria)
        {
            var answers = state.AnswersTo(criterion.Id);
            if (!answers.IsDone)
                return (ScriptItem.Main(criterion.Id), criterion.Ask, null);
            var open = answers.Probes.FirstOrDefault(p => p.Versions.Count == 0 && !p.Skipped);
            if (open is not null)
                return (ScriptItem.Follow(criterion.Id, open.Planned), criterion.Probes[open.Planned].Ask, open.Because);
            if (answers.Main.Count == 0)
                continue;
            var asked = answers.Probes.Select(p => criterion.Probes[p.Planned].When).ToHashSet();
            if (ProbePlanner.Next(criterion, [.. answers.Cut.Select(a => a.Text)], asked) is { } probe)
                return (ScriptItem.Follow(criterion.Id, IndexOf(criterion, probe.Probe)), probe.Probe.Ask, probe.Because);
        }
        return null;
    }

    private static int IndexOf(Criterion criterion, Probe probe)
    {
        for (var i = 0; i < criterion.Probes.Count; i++)
            if (criterion.Probes[i] == probe)
                return i;
        throw new InvalidOperationException("A probe was planned that the role does not have.");
    }

    /// <summary>The item before the pending one (or the last one, at the review), to go back to; null at the beginning.</summary>
    public static ScriptItem? Previous(SessionState state)
    {
        var seen = Dealt(state).ToList();
        if (state.Pending is null)
            return seen.LastOrDefault();
        var at = seen.IndexOf(state.Pending.Item);
        return at switch
        {
            0 => null,
            > 0 => seen[at - 1],
            _ => seen.LastOrDefault(),
        };
    }

    /// <summary>The items dealt with so far, in script order.</summary>
    public static IEnumerable<ScriptItem> Dealt(SessionState state)
    {
        foreach (var fact in state.Role!.Knockouts)
            if (state.Facts.ContainsKey(fact.Id) || state.SkippedFacts.Contains(fact.Id))
                yield return ScriptItem.Fact(fact.Id);
        foreach (var criterion in state.Role.Criteria)
        {
            var answers = state.AnswersTo(criterion.Id);
            if (answers.IsDone)
                yield return ScriptItem.Main(criterion.Id);
            foreach (var probe in answers.Probes)
                if (probe.Skipped || probe.Versions.Count > 0)
                    yield return ScriptItem.Follow(criterion.Id, probe.Planned);
        }
    }

    /// <summary>The words of an item, or null when the role has no such item.</summary>
    public static string? TextOf(Role role, ScriptItem item) =>
        item.Kind == ScriptItemKind.Knockout ? role.FindKnockout(item.Id)?.Ask
        : item.Probe is not { } probe ? role.FindCriterion(item.Id)?.Ask
        : role.FindCriterion(item.Id)?.Probes.ElementAtOrDefault(probe)?.Ask;

    /// <summary>Reads an item from a button id; null when the role has no such item.</summary>
    public static ScriptItem? Parse(Role role, string text)
    {
        var parts = text.Split('.');
        ScriptItem? item = parts switch
        {
            ["k", var id] => ScriptItem.Fact(id),
            ["q", var id] => ScriptItem.Main(id),
            ["q", var id, var probe] when int.TryParse(probe, out var planned) && planned >= 0 => ScriptItem.Follow(id, planned),
            _ => null,
        };
        return item is not null && TextOf(role, item) is not null ? item : null;
    }
}
