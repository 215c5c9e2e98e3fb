using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening;

/// <summary>A part of a story and the candidate's words that show it.</summary>
public sealed record StoryPartFound(AnswerAspect Part, Evidence Evidence);

/// <summary>
/// Finds which parts of a story an answer contains, by the form of its sentences and general word lists, never by a trade's own words:
/// situation (when, where, how things stood), task (what was needed or asked), action (a concrete deed of the candidate's own: "I added",
/// "we split", "added select_related"; "I optimised queries" is not one) and result (what came of it, told or with figures).
/// </summary>
public static class StoryParts
{
    private static readonly CriterionProfiles Profiles = new(NoTermAliases.Instance);

    /// <summary>The parts that are there, with the words that show each; the first ones found, at most three a part.</summary>
    /// <param name="answers">The main answer, then the answers to the probes.</param>
    /// <param name="criterion">
    /// The criterion, when known: words that its question hands over do not make a deed concrete, its cues do, and a question such as "what
    /// would you do" accepts "I would".
    /// </param>
    public static IReadOnlyList<StoryPartFound> Find(IReadOnlyList<string> answers, Criterion? criterion = null) =>
        Find(answers, criterion is null ? null : Profiles.Of(criterion));

    /// <summary>The parts that no answer contains.</summary>
    /// <inheritdoc cref="Find(IReadOnlyList{string}, Criterion?)" path="/param" />
    public static IReadOnlySet<AnswerAspect> Missing(IReadOnlyList<string> answers, Criterion? criterion = null)
    {
        var missing = new HashSet<AnswerAspect>(AnswerAspects.Of(CriterionKind.Experience));
        missing.ExceptWith(Find(answers, criterion).Select(f => f.Part));
        return missing;
    }

    /// <summary>Whether there is nothing to ask further about: empty, "skip", "I don't know", "never did that".</summary>
    public static bool IsNothingToGoOn(IReadOnlyList<string> answers)
    {
        var words = 0;
        var refuses = false;
        foreach (var answer in answers)
        {
            var text = AnswerText.Read(answer);
            words += text.Words.Count;
            refuses |= text.Marks.Any(m => m.HasFlag(Marks.DontKnow));
        }
        return words == 0 || (refuses && words <= 25 && !Find(answers, (CriterionProfile?)null).Any(f => f.Part is AnswerAspect.Action or AnswerAspect.Result));
    }

    private static List<StoryPartFound> Find(IReadOnlyList<string> answers, CriterionProfile? profile)
    {
        var found = new List<StoryPartFound>();
        for (var a = 0; a < answers.Count; a++)
        {
            var text = AnswerText.Read(answers[a]);
            Instructions.Ignore(text);
            profile?.Ignore(text);
            var deeds = ActionFinder.FindAll(text, profile?.Situational ?? false);
            for (var c = 0; c < text.Clauses.Count; c++)
            {
                var clause = text.Clauses[c];
                foreach (var part in PartsOf(text, clause, deeds[c], profile))
                    if (found.Count(f => f.Part == part) < 3)
                        found.Add(new StoryPartFound(part, EvidencePicker.Quote(text, a, clause.From, clause.To)));
            }
        }
        return found;
    }

    private static IEnumerable<AnswerAspect> PartsOf(AnswerText text, Clause clause, List<Deed> deeds, CriterionProfile? profile)
    {
        var marks = Marks.None;
        var amounts = 0;
        var firstDeed = deeds.Count > 0 ? deeds[0].Verb : clause.To;
        var state = false;
        for (var i = clause.From; i < clause.To; i++)
        {
            if (text.Ignored[i])
                continue;
            var known = text.Marks[i] & ~(deeds.Exists(d => d.Verb == i) ? Marks.ResultVerb : Marks.None);
            marks |= text.IsNegated(i, clause.From) ? known & ~(Marks.ResultVerb | Marks.Situation) : known;
            if (Quantities.At(text, i, clause.To, out _))
                amounts++;
            // How things stood: "the dashboard was slow", "patient looked grey".
            state |= i < firstDeed && i > clause.From && text.Words[i].Word is "was" or "were" or "had" or "looked" or "took" or "kept" && !text.Is(i - 1, Marks.Subject);
        }
        if (state || marks.HasFlag(Marks.Situation))
            yield return AnswerAspect.Situation;
        if (marks.HasFlag(Marks.Task))
            yield return AnswerAspect.Task;
        var would = profile?.Situational ?? false;
        if (deeds.Exists(d => !d.Negated && (d.Kind == DeedKind.Done || would || (d.Kind == DeedKind.Habit && !marks.HasFlag(Marks.Habit))) && Concreteness.Is(profile, text, d)))
            yield return AnswerAspect.Action;
        if ((marks & (Marks.Result | Marks.ResultVerb)) != Marks.None || (amounts >= 2 && marks.HasFlag(Marks.Comparison)))
            yield return AnswerAspect.Result;
    }
}
