using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>Finds lists that are announced and missing, or that stop before their end: saved web pages and copied text lose them.</summary>
internal static partial class TruncatedLists
{
    private const string Missing = "The line announces a list, and none follows: restore it, or say so under \"unanswered\".";

    private static readonly string[] Numbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static IEnumerable<Flaw> Find(KnowledgeDocument document, List<Passage> passages)
    {
        for (var i = 0; i < passages.Count; i++)
        {
            var passage = passages[i];
            var next = i + 1 < passages.Count ? passages[i + 1] : null;
            if (passage.Kind == UnitKind.ListItem && Stops(passage.Last.Text))
                yield return Flaw.Of(passage.Last, FlawKind.TruncatedList, "The list stops in the middle: restore its end.");
            if (passage.Kind == UnitKind.ListItem && Gap(document, passage) is { } gap)
                yield return Flaw.Of(gap.Unit, FlawKind.TruncatedList, $"Number {gap.Missing} of the list is missing in front of this item: restore it.");
            if (passage.Kind == UnitKind.TableRow || !passage.Last.Text.EndsWith(':') || IsLabel(passage.Last.Text))
                continue;
            if (!IsFollowed(document, passage, passages, i + 1))
                yield return Flaw.Of(passage.Last, FlawKind.TruncatedList, Missing);
            else if (next is { Kind: UnitKind.ListItem } && passage.Last.Quotable && Announced(passage.Last.Text) is { } announced && Items(document, next) is var items && items < announced)
                yield return Flaw.Of(passage.Last, FlawKind.TruncatedList, $"The line announces {announced}, and the list has {items}: restore the rest.");
        }
    }

    /// <summary>Whether a list, a table, code, a quotation or several labelled paragraphs follow.</summary>
    private static bool IsFollowed(KnowledgeDocument document, Passage passage, List<Passage> passages, int at)
    {
        var next = at < passages.Count ? passages[at] : null;
        var between = passage.UpTo(next, document);
        if (between.Contains("```", StringComparison.Ordinal) || between.Contains("~~~", StringComparison.Ordinal))
            return true;
        if (next is null || !passage.IsBeside(next))
            return false;
        if (next.Kind != UnitKind.Sentence || between.TrimEnd(' ').EndsWith(">", StringComparison.Ordinal))
            return true;
        return at + 1 < passages.Count && next.IsBeside(passages[at + 1]) && Labelled().IsMatch(next.First.Text) && Labelled().IsMatch(passages[at + 1].First.Text);
    }

    /// <summary>"Note:" names what follows and announces no list.</summary>
    private static bool IsLabel(string text) => text.Count(c => c == ' ') < 2;

    private static bool Stops(string item) => item[^1] is ',' or ';' || Dangling().IsMatch(item);

    private static int? Announced(string line)
    {
        if (Count().Match(line) is not { Success: true } match)
            return null;
        var word = Array.IndexOf(Numbers, match.Groups["n"].Value.ToLowerInvariant());
        var number = word >= 0 ? word + 2 : int.Parse(match.Groups["n"].Value);
        return number is >= 2 and <= 20 ? number : null;
    }

    /// <summary>Items of the outermost level.</summary>
    private static int Items(KnowledgeDocument document, Passage list)
    {
        var columns = list.Units.Select(u => Column(document, u)).ToList();
        return columns.Where((c, i) => c == columns.Min() && IsFirstOfItem(document, list.Units[i])).Count();
    }

    private static int Column(KnowledgeDocument document, KnowledgeUnit unit) => unit.Start - 1 - document.Text.LastIndexOf('\n', unit.Start);

    /// <summary>A long item is several units; only the first has the mark in front of it.</summary>
    private static bool IsFirstOfItem(KnowledgeDocument document, KnowledgeUnit unit) => Mark().IsMatch(Before(document, unit));

    private static string Before(KnowledgeDocument document, KnowledgeUnit unit)
    {
        var line = document.Text.LastIndexOf('\n', unit.Start) + 1;
        return document.Text[line..unit.Start];
    }

    private static (KnowledgeUnit Unit, int Missing)? Gap(KnowledgeDocument document, Passage list)
    {
        int? last = null;
        foreach (var unit in list.Units)
        {
            if (Numbered().Match(Before(document, unit)) is not { Success: true } match)
                continue;
            var number = int.Parse(match.Groups["n"].Value);
            // A list can go on where another left off, and writing "1." everywhere is a habit.
            if (last is { } before && number > before + 1)
                return (unit, before + 1);
            last = number;
        }
        return null;
    }

    [GeneratedRegex(@"^[^.:!?]{2,100}: \S", RegexOptions.None, 1000)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?i)\b(?:and|or|the|of|with|such as|including)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dangling();

    [GeneratedRegex(
        @"(?i)\b(?<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s(?:\w+\s){0,2}?(?:steps|stages|rounds|phases|things|items|tools|skills|points|questions|ways|reasons|options|areas|parts|topics|benefits|rules|requirements|documents|interviews|values|principles|levels|types|kinds|categories|factors|tips|mistakes|signs)\b[^.!?]*:$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Count();

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,9}[.)])\s", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?<n>\d{1,4})[.)]\s", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();
}
