using System.Text.RegularExpressions;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening.WorkSamples;

/// <summary>Something that an anchor of a work sample names and that an answer can show.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Forms">A construct's names, each as the stems of its words; none for an aspect.</param>
/// <param name="Aspect">What is told rather than used; null for a construct.</param>
internal sealed record Element(string Name, IReadOnlyList<string[]> Forms, AnswerAspect? Aspect);

/// <summary>What a work sample is looked through for: what its anchors name, and the cues that help to recognise it.</summary>
internal sealed partial class WorkRubric
{
    private static readonly AnswerAspect[] Aspects = [AnswerAspect.TradeOffs, AnswerAspect.Tests, AnswerAspect.Limits, AnswerAspect.Reason];

    /// <summary>Reads the anchors of a criterion.</summary>
    public WorkRubric(Criterion criterion, ITermAliases aliases)
    {
        var cues = criterion.Cues.Select(c => Construct(c, aliases)).Where(c => c.Forms.Count > 0).ToList();
        foreach (var (level, anchor) in criterion.Anchors.OrderBy(a => a.Key).Where(a => a.Key > 1))
        {
            var to = level <= 3 ? Needed : Better;
            foreach (var element in Named(anchor, cues, aliases).Where(e => !Needed.Concat(Better).Any(o => o.Name == e.Name)))
                to.Add(element);
        }
        Other = [.. cues.Where(c => !Needed.Concat(Better).Any(e => e.Name == c.Name))];
    }

    /// <summary>What the anchors up to 3 name.</summary>
    public List<Element> Needed { get; } = [];

    /// <summary>What only the anchors above 3 name.</summary>
    public List<Element> Better { get; } = [];

    /// <summary>Cues that no anchor names: other ways to what the anchors ask for.</summary>
    public List<Element> Other { get; }

    /// <summary>All of it.</summary>
    public IEnumerable<Element> All => Needed.Concat(Better).Concat(Other);

    private static IEnumerable<Element> Named(string anchor, List<Element> cues, ITermAliases aliases)
    {
        var atoms = Atoms.Of(anchor);
        foreach (var cue in cues.Where(c => c.Forms.Any(f => Find(atoms, f) >= 0)))
            yield return cue;
        foreach (var name in CodeName().Matches(anchor).Select(m => m.Value).Where(n => !cues.Exists(c => c.Forms.Any(f => Find(Atoms.Of(n), f) >= 0))))
            yield return Construct(name, aliases);
        foreach (var aspect in Aspects.Where(a => ToldAspects.IsAskedBy(a, anchor)))
            yield return new Element(aspect.Name(), [], aspect);
    }

    private static Element Construct(string name, ITermAliases aliases) =>
        new(name, [.. aliases.Of(name).Prepend(name).Select(n => Atoms.Of(n).Select(a => a.Stem).ToArray()).Where(f => f.Length > 0)], null);

    private static int Find(List<Atom> atoms, string[] form)
    {
        for (var i = 0; i + form.Length <= atoms.Count; i++)
            if (Enumerable.Range(0, form.Length).All(n => atoms[i + n].Stem == form[n]))
                return i;
        return -1;
    }

    [GeneratedRegex(@"\b[a-zA-Z]+_\w+\b|\b[a-z]+[A-Z]\w*\b|\bO\([^)]{1,12}\)", RegexOptions.CultureInvariant)]
    private static partial Regex CodeName();
}
