using System.Text.RegularExpressions;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening.Standing;

namespace RecruitBot.Core.Screening.WorkSamples;

/// <summary>An element and the candidate's words or line that show it.</summary>
internal sealed record Shown(Element Element, Evidence Evidence);

/// <summary>
/// Finds what of a rubric a work sample shows. In code a name counts where it is used: called, passed, read from, not where it is imported, defined,
/// listed or stands in a comment. In words it counts within a sentence of the candidate's own: not denied, asked, copied from the rubric or strung
/// together. What is told about the work (a test, a limit) counts in words, and a test also as an assertion in code.
/// </summary>
internal sealed partial class ShownElements
{
    /// <summary>So many different constructs on one line of code are a list.</summary>
    private const int List = 4;

    /// <summary>So many in a clause are one, when there are fewer words to each than these.</summary>
    private const int ListInWords = 3;
    private const int WordsForAConstruct = 3;

    private const int LeastWords = 4;
    private const int MostQuoted = 300;

    /// <summary>Words of the task that a sentence needs to be about it.</summary>
    private const int LeastOfTheTask = 2;
    private const double LeastSubject = 0.3;

    private static readonly HashSet<string> Keywords = ["await", "async", "yield", "with", "lambda", "try", "except", "finally", "raise", "return"];

    private readonly WorkRubric _rubric;
    private readonly HashSet<string> _names;
    private readonly Repeats _repeats = new();
    private readonly List<Shown> _shown = [];

    private ShownElements(WorkRubric rubric)
    {
        _rubric = rubric;
        _names = [.. rubric.All.SelectMany(e => e.Forms).SelectMany(f => f), .. rubric.All.Where(e => e.Aspect is null).SelectMany(e => Spelling.Words(e.Name)).Select(w => w.Stem)];
    }

    /// <summary>What is shown, each element once, in the order of the answers.</summary>
    public IReadOnlyList<Shown> All => _shown;

    /// <summary>Lines of code that do something.</summary>
    public List<Evidence> Code { get; } = [];

    /// <summary>Clauses in the candidate's own words.</summary>
    public List<Evidence> Words { get; } = [];

    /// <summary>How many words of the subject stand in those clauses.</summary>
    public double Subject { get; private set; }

    /// <summary>Whether the candidate says that they do not know.</summary>
    public bool SaysDontKnow { get; private set; }

    /// <summary>Looks through the answers.</summary>
    public static ShownElements Find(CriterionProfile profile, WorkRubric rubric, IReadOnlyList<string> answers)
    {
        var found = new ShownElements(rubric);
        for (var a = 0; a < answers.Count; a++)
        {
            var sample = SampleText.Read(answers[a]);
            found.ReadCode(sample, a);
            found.ReadWords(profile, sample, a);
        }
        return found;
    }

    private void ReadCode(SampleText sample, int answer)
    {
        var own = OwnNames().Matches(sample.Code).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var line in sample.Lines)
        {
            var code = sample.Code.Substring(line.Start, line.Length);
            if (Idle().IsMatch(code))
                continue;
            var length = Math.Min(line.Length, MostQuoted);
            var evidence = new Evidence(sample.Text.Substring(line.Start, length), answer, line.Start, length);
            if (!Does().IsMatch(code))
                continue;
            if (!Shell().IsMatch(code))
                Code.Add(evidence);
            var atoms = Atoms.Of(code);
            var here = _rubric.All.Where(e => e.Aspect is null && e.Forms.Any(f => Uses(code, atoms, f, own))).ToList();
            if (here.Count >= List || OnlyNames().IsMatch(code))
                continue;
            foreach (var element in here)
                Add(element, evidence);
            if (Asserts().Match(code) is { Success: true } assertion && !own.Contains(assertion.Groups["name"].Value))
                foreach (var tests in _rubric.All.Where(e => e.Aspect == AnswerAspect.Tests))
                    Add(tests, evidence);
        }
    }

    private static bool Uses(string code, List<Atom> atoms, string[] form, HashSet<string> own)
    {
        for (var i = 0; i + form.Length <= atoms.Count; i++)
        {
            if (!Enumerable.Range(0, form.Length).All(n => atoms[i + n].Stem == form[n]))
                continue;
            var (first, last) = (atoms[i], atoms[i + form.Length - 1]);
            var names = atoms.Where(a => a.Name >= first.Name && a.Name <= last.Name).ToList();
            var (start, end) = (names[0].Start, names[^1].End);
            // "avoid_n_plus_one_with_select_related" says a name and uses nothing of that name.
            if (names.Count > form.Length + 1 || names.Where((_, n) => n > 0).Any(a => a.Name != first.Name && code[a.Start - 1] != '.' && a.Start > last.End) || own.Contains(code[start..end]))
                continue;
            var before = code[..start].TrimEnd();
            var after = code[end..].TrimStart();
            if (before.EndsWith('.') || before.EndsWith('@') || (after.Length > 0 && after[0] is '(' or '.' or '<' or '[') || (after.StartsWith('=') && before.Length > 0) || Sql().IsMatch(code) || (Keywords.Contains(code[start..end]) && after.Length > 0))
                return true;
        }
        return false;
    }

    private void ReadWords(CriterionProfile profile, SampleText sample, int answer)
    {
        var text = AnswerText.Read(sample.Said);
        Instructions.Ignore(text);
        profile.Ignore(text);
        _repeats.Ignore(text);
        Quotations.Ignore(text);
        SaysDontKnow |= text.Marks.Any(m => m.HasFlag(Marks.DontKnow));
        var bars = new StandingReader(profile, text).Read(ActionFinder.FindAll(text, situational: true));
        for (var c = 0; c < text.Clauses.Count; c++)
        {
            var clause = text.Clauses[c];
            var (from, to) = EvidencePicker.Counted(text, clause.From, clause.To);
            if (to - from < LeastWords || bars[c] is Bar.Asked or Bar.OtherLanguage or Bar.Claim or Bar.Address or Bar.NotDone or Bar.OthersDeed or Bar.RubricOnly)
                continue;
            var stems = Enumerable.Range(from, to - from).Select(i => text.Words[i].Stem).ToList();
            if (profile.SaysAnAnchor([.. stems.Distinct(StringComparer.Ordinal)]))
                continue;
            var span = text.Span(from, to);
            var words = sample.Text.Substring(span.Start, span.Length);
            var evidence = new Evidence(words, answer, span.Start, span.Length);
            var atoms = Atoms.Of(words);
            var here = _rubric.All.Where(e => e.Aspect is null && e.Forms.Any(f => Says(text, span, atoms, f, clause.From))).ToList();
            var plain = Enumerable.Range(from, to - from).Count(i => text.Is(i, Marks.Stop));
            if ((here.Count >= ListInWords && here.Count * WordsForAConstruct > to - from) || plain < 2 || Others().IsMatch(words) || OfTheTask(profile, text, clause.Sentence) is var (task, own) && task + (here.Count > 1 ? 0 : own) < LeastOfTheTask)
                continue;
            Words.Add(evidence);
            Subject += stems.Distinct(StringComparer.Ordinal).Where(s => !profile.IsAsked(s)).Sum(profile.Subject);
            foreach (var element in here)
                Add(element, evidence);
            if (task + 2 * here.Count >= LeastOfTheTask)
                foreach (var element in _rubric.All.Where(e => e.Aspect is { } aspect && ToldAspects.Tells(aspect, words) && !IsBare(profile, text, from, to)))
                    Add(element, evidence);
        }
    }

    /// <summary>
    /// How much a sentence says beside the names that the rubric looks for: the words of the task, since what is said of a construct is said of rows, files
    /// and users, and half as much for the other words that are not everybody's.
    /// </summary>
    private (double Task, double Own) OfTheTask(CriterionProfile profile, AnswerText text, int sentence)
    {
        var words = text.Clauses.Where(c => c.Sentence == sentence)
            .SelectMany(c => Enumerable.Range(c.From, c.Count))
            .Where(i => !text.Ignored[i] && text.Words[i].Word.Length > 2 && !text.Is(i, Marks.Stop | Marks.Generic) && !char.IsDigit(text.Words[i].Word[0]) && !_names.Contains(text.Words[i].Stem))
            .DistinctBy(i => text.Words[i].Stem)
            .ToList();
        var task = words.Count(i => profile.Subject(text.Words[i].Stem) >= LeastSubject || profile.IsAsked(text.Words[i].Stem));
        var plain = words.Count(i => text.Is(i, Marks.Common | Marks.Verification | Marks.Alternative | Marks.ResultVerb | Marks.Result | Marks.Claim));
        return (task, Math.Max(0, words.Count - task - plain) / 2.0);
    }

    /// <summary>Whether a clause says of nothing in particular that it was tested or weighed: "I considered the trade-offs and the limits".</summary>
    private static bool IsBare(CriterionProfile profile, AnswerText text, int from, int to) =>
        Enumerable.Range(from, to - from).Count(i => !text.Is(i, Marks.Stop | Marks.Generic | Marks.Common | Marks.Verification | Marks.Alternative) && !profile.IsAsked(text.Words[i].Stem) && text.Words[i].Word.Length > 2 && !ToldAspects.IsAskedBy(AnswerAspect.TradeOffs, text.Words[i].Word) && !ToldAspects.IsAskedBy(AnswerAspect.Limits, text.Words[i].Word) && !ToldAspects.IsAskedBy(AnswerAspect.Tests, text.Words[i].Word)) < 2;

    private static bool Says(AnswerText text, TextSpan span, List<Atom> atoms, string[] form, int clauseStart)
    {
        for (var i = 0; i + form.Length <= atoms.Count; i++)
            if (Enumerable.Range(0, form.Length).All(n => atoms[i + n].Stem == form[n]) && !text.IsNegated(text.WordAt(span.Start + atoms[i].Start), clauseStart))
                return true;
        return false;
    }

    private void Add(Element element, Evidence evidence)
    {
        if (!_shown.Exists(s => s.Element == element))
            _shown.Add(new Shown(element, evidence));
    }

    // What somebody means to learn, has read, holds possible for others, or says of their standing.
    [GeneratedRegex(@"\b(going to|plan (is|to)|next (week|month|year)|(want|hope|like|need) to learn|will learn|some(body|one)|article|author says|blog|book|tutorial|video|podcast|(one|you) (can|could|should|might|would)|(should|might|could|may) be possible|second nature|expert|decades?|years of|degree|mastered)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Others();

    // What brings names in, or says that there is no work yet.
    [GeneratedRegex(@"^\s*((from|import|using|#include|package|require)\b|(pass|\.\.\.|todo)\W*$|(raise|throw)\s.*NotImplemented)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Idle();

    // Members that are named, or called with nothing and for nothing, are a list on several lines: nothing is passed, indexed, assigned or chained.
    [GeneratedRegex(@"^[\s(]*((return|await|raise|throw|del)\s+)?\w*([?!]?\.\w+)+(\s*[,;]\s*\w*(\.\w+)+)*[\s);,\\]*$|^\s*\w+(\.\w+)+\(\)\s*;?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OnlyNames();

    // A line of names and nothing else is a list.
    [GeneratedRegex(@"\w\s*\(|[=+*/<>%]|\.\w|@\w|\b(SELECT|CREATE|INSERT|UPDATE|DELETE|ALTER|EXPLAIN)\b|\b(yield|await|with|lambda|return|raise)\s+\w", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Does();

    [GeneratedRegex(@"^\s*((async\s+)?(def|class|function|func|fn|interface)\b|return\s*(None|null|True|False|0|1)?\s*;?\s*$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shell();

    [GeneratedRegex(@"\b(SELECT|CREATE|INSERT|UPDATE|DELETE|ALTER|EXPLAIN|WHERE|JOIN)\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\b(?<name>assert\w*)\s*[\s.(]\s*(?!(True|1|None)\b)[\w(""']|\bexpect\(\s*\w", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Asserts();

    [GeneratedRegex(@"\b(?:def|class|function|func|fn|const|let|var|interface)\s+(?<name>\w+)|^[ \t]*(?<name>[A-Za-z_]\w*)[ \t]*(?::[^=\n]{1,40})?=(?!=)|\b(?:public|private|protected|static|void|int|bool|string|var)\s+(?<name>\w+)\s*\(", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex OwnNames();
}
