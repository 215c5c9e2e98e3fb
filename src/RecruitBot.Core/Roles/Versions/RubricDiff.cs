using System.Globalization;
using RecruitBot.Core.Screening.Grading;

namespace RecruitBot.Core.Roles.Versions;

/// <summary>
/// What of the script and its scales differs between two versions of a role: knock-outs and criteria by their ids, and of each what is asked, scored or
/// given as a reason. White space does not count. Two versions without a difference ask and score the same (<see cref="RoleScript.Canonical"/>).
/// </summary>
public static class RubricDiff
{
    /// <summary>The differences in the order of the script; empty when there is none.</summary>
    public static IReadOnlyList<RubricChange> Between(Role before, Role after)
    {
        var changes = new List<RubricChange>();
        Pair(changes, before.Knockouts, after.Knockouts, k => k.Id, k => $"knock-out '{k.Id}'", k => k.Ask, Of);
        Pair(changes, before.Criteria, after.Criteria, c => c.Id, c => $"criterion '{c.Id}'", c => c.Ask, Of);
        return changes;
    }

    private static void Of(List<RubricChange> changes, string where, Knockout a, Knockout b)
    {
        Text(changes, $"{where}, question", a.Ask, b.Ask);
        Text(changes, $"{where}, type", $"{a.Type}".ToLowerInvariant(), $"{b.Type}".ToLowerInvariant());
        Items(changes, $"{where}, choice", a.Choices, b.Choices);
        Order(changes, $"{where}, order of choices", a.Choices.Where(b.Choices.Contains), b.Choices.Where(a.Choices.Contains));
        if (a.Type == KnockoutType.Choice)
            Items(changes, $"{where}, accepted", a.Require, b.Require);
        else
            Text(changes, $"{where}, required", string.Join(' ', a.Require), string.Join(' ', b.Require));
        Text(changes, $"{where}, bands", Bands(a), Bands(b));
        Text(changes, $"{where}, reason", a.Because, b.Because);
        Text(changes, $"{where}, why it may be asked", a.LawfulBecause, b.LawfulBecause);
    }

    private static void Of(List<RubricChange> changes, string where, Criterion a, Criterion b)
    {
        Text(changes, $"{where}, kind", a.Kind?.Name(), b.Kind?.Name());
        Text(changes, $"{where}, title", a.Title, b.Title);
        Text(changes, $"{where}, definition", a.Definition, b.Definition);
        Text(changes, $"{where}, source", a.Source, b.Source);
        Text(changes, $"{where}, quote", a.Quote, b.Quote);
        Text(changes, $"{where}, weight", Number(a.Weight), Number(b.Weight));
        Text(changes, $"{where}, reason of the weight", a.WeightReason, b.WeightReason);
        Text(changes, $"{where}, question", a.Ask, b.Ask);
        Text(changes, $"{where}, why it may be asked", a.LawfulBecause, b.LawfulBecause);
        Probes(changes, where, a.Probes, b.Probes);
        for (var level = 1; level <= 5; level++)
            Text(changes, $"{where}, anchor {level}", a.Anchors.GetValueOrDefault(level), b.Anchors.GetValueOrDefault(level));
        Items(changes, $"{where}, cue", a.Cues, b.Cues);
        Items(changes, $"{where}, model answer", Models(a), Models(b));
    }

    private static void Probes(List<RubricChange> changes, string where, IReadOnlyList<Probe> a, IReadOnlyList<Probe> b)
    {
        static string Name(string where, AnswerAspect when) => $"{where}, follow-up on the {when.Name()}";
        var (old, now) = (a.Where(p => !Holds(b, p)).ToList(), b.Where(p => !Holds(a, p)).ToList());
        foreach (var gone in old)
        {
            var reworded = now.Find(p => p.When == gone.When);
            if (reworded is not null)
                now.Remove(reworded);
            Text(changes, Name(where, gone.When), gone.Ask, reworded?.Ask);
        }
        foreach (var added in now)
            Text(changes, Name(where, added.When), null, added.Ask);
        if (old.Count == 0 && now.Count == 0)
            Order(changes, $"{where}, order of follow-ups", a.Select(p => $"{p.When}: {Plain(p.Ask)}"), b.Select(p => $"{p.When}: {Plain(p.Ask)}"));
    }

    private static void Pair<T>(
        List<RubricChange> changes, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> id, Func<T, string> name, Func<T, string> words,
        Action<List<RubricChange>, string, T, T> compare)
    {
        var (old, now) = (before.ToDictionary(id, StringComparer.Ordinal), after.ToDictionary(id, StringComparer.Ordinal));
        foreach (var item in before)
            if (now.TryGetValue(id(item), out var same))
                compare(changes, name(item), item, same);
            else
                changes.Add(new RubricChange(name(item), Plain(words(item)), null));
        foreach (var item in after)
            if (!old.ContainsKey(id(item)))
                changes.Add(new RubricChange(name(item), null, Plain(words(item))));
        Order(changes, $"order of {(typeof(T) == typeof(Knockout) ? "knock-outs" : "criteria")}", before.Select(id).Where(now.ContainsKey), after.Select(id).Where(old.ContainsKey));
    }

    private static void Order(List<RubricChange> changes, string where, IEnumerable<string> before, IEnumerable<string> after) =>
        Text(changes, where, string.Join(", ", before), string.Join(", ", after));

    private static void Items(List<RubricChange> changes, string where, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        // What stands there twice counts twice.
        var (old, now) = (before.Select(Plain).ToList(), after.Select(Plain).ToList());
        changes.AddRange(old.Where(o => !now.Remove(o)).ToList().Select(gone => new RubricChange(where, gone, null)));
        changes.AddRange(now.Select(added => new RubricChange(where, null, added)));
    }

    private static void Text(List<RubricChange> changes, string where, string? before, string? after)
    {
        var (old, now) = (Plain(before ?? ""), Plain(after ?? ""));
        if (!string.Equals(old, now, StringComparison.Ordinal))
            changes.Add(new RubricChange(where, old.Length == 0 ? null : old, now.Length == 0 ? null : now));
    }

    private static bool Holds(IReadOnlyList<Probe> probes, Probe probe) => probes.Any(p => p.When == probe.When && Plain(p.Ask) == Plain(probe.Ask));

    private static string[] Models(Criterion criterion) => [.. KnowledgeRater.ModelAnswers(criterion).Select(m => $"(level {m.Level}) {m.Answer}")];

    private static string Bands(Knockout knockout) =>
        string.Join(", ", (knockout.Bands ?? []).Select(b => $"{b.Label} from {b.From.ToString(CultureInfo.InvariantCulture)}"));

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Plain(string text) => string.Join(' ', WordDiff.Words(text));
}
