using System.Buffers;
using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>
/// Finds words that sell: calls to buy or to get in touch, and a vendor's praise of itself. "We" and "our" are an employer's own words in its own
/// documents, so praise is looked for only where the document names somebody else as its source, or asks its reader to buy.
/// </summary>
internal static partial class Promotion
{
    private const string Message = "This sells something instead of informing: it is not used to answer.";

    // One of these is in every call to buy or to get in touch; most sentences have none, and looking for them costs next to nothing.
    private static readonly SearchValues<string> Triggers = SearchValues.Create(
        [
            "ready to", "contact", "call", "visit", "email", "reach out", "get in touch", "talk to", "join", "follow", "learn more", "click", "tap ", "read more", "find out", "get started", "sign up",
            "subscribe", "apply now", "pricing", "just ask", "limited time", "special offer", "act now", "miss", "guarantee", "need more help", "questions", "want to", "looking to hire",
            "verify details", "exploring", "definitive path", "free", "demo", "quote", "estimate", "credit card", "consultation", "today", " now",
        ],
        StringComparison.OrdinalIgnoreCase);

    // The same for praise.
    private static readonly SearchValues<string> PraiseTriggers = SearchValues.Create(
        [
            "proud", " us", "our ", "clients", "businesses", "companies", "recommend it", "spent years", "as the", "as a", "as one", "your vision", "dime", "operate on", "you get the", "perfect", "ideal",
            "smart", "guide will",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<Flaw> Find(KnowledgeDocument document, List<KnowledgeUnit> units)
    {
        var headings = DocumentHeadings.Of(document);
        var sells = document.Attributions.Count > 0 || units.Exists(u => AsksToBuy(u.Text)) || headings.Exists(h => AsksToBuy(h.Text));
        var seller = sells ? Sellers(document, units) : null;
        bool Sells(KnowledgeUnit unit) =>
            Calls(unit.Text) || (sells && (IsPraise(unit.Text) || seller!.Exists(s => Praises(unit.Text, s))));
        foreach (var line in ByLine(document, units))
        {
            var selling = line.FindAll(Sells);
            // Where most of a paragraph sells, what stands between belongs to it: "Its intelligent matching…".
            foreach (var unit in selling.Count > 1 && selling.Count * 2 >= line.Count ? line : selling)
                yield return Flaw.Of(unit, FlawKind.Promotion, Message);
        }
        foreach (var (start, text) in headings)
            if (Calls(text))
                yield return new Flaw(FlawKind.Promotion, start, text.Length, Message, Unused: true);
    }

    private static bool AsksToBuy(string text) => text.AsSpan().ContainsAny(Triggers) && Purchase().IsMatch(text);

    private static bool IsPraise(string text) => text.AsSpan().ContainsAny(PraiseTriggers) && Praise().IsMatch(text);

    private static bool Calls(string text) => text.AsSpan().ContainsAny(Triggers) && (Call().IsMatch(text) || Purchase().IsMatch(text));

    /// <summary>Units that stand on one line: those of a paragraph or of a long list item.</summary>
    private static IEnumerable<List<KnowledgeUnit>> ByLine(KnowledgeDocument document, List<KnowledgeUnit> units)
    {
        List<KnowledgeUnit> line = [];
        foreach (var unit in units)
        {
            if (line.Count > 0 && document.Text.AsSpan(line[^1].Start, unit.Start - line[^1].Start).Contains('\n'))
            {
                yield return line;
                line = [];
            }
            line.Add(unit);
        }
        if (line.Count > 0)
            yield return line;
    }

    /// <summary>Names that the document asks its reader to try or to contact, or speaks for.</summary>
    private static List<string> Sellers(KnowledgeDocument document, List<KnowledgeUnit> units) =>
        [
            .. units.SelectMany(u => Seller().Matches(u.Text)).Select(m => m.Groups["s"].Value).Where(s => document.Text.AsSpan().Count(s) > 1).Distinct(StringComparer.Ordinal),
        ];

    private static bool Praises(string text, string seller) =>
        text.IndexOf(seller, StringComparison.Ordinal) is var at and >= 0 && !Apart().IsMatch(text.AsSpan(0, at)) && SellersPraise().IsMatch(text);

    [GeneratedRegex(
        """
        (?i)
          ^(?:are\ you\ )?ready\ to\ [^.?!]{3,80}\?
        | ^(?:contact|call|visit|email|reach\ out\ to|get\ in\ touch\ with|talk\ to|join|follow)\ (?:us|our)\b
        | ^(?:learn\ more|click\ here|read\ more|find\ out\ more|get\ started|sign\ up|subscribe|apply\ now|join\ us|see\ pricing|just\ ask)\b[^.]{0,40}[.!]?$
        | ^(?:click|tap)\ (?:here|below|the\ (?:link|button))\b
        | \b(?:limited\ time|special\ offer|act\ now|don['’]t\ miss|money[- ]back\ guarantee)\b
        | ^(?:need\ more\ help|still\ have\ questions|have\ (?:any\ )?(?:more\ )?questions|want\ to\ (?:know|learn)\ more|looking\ to\ hire)\b[^.]{0,40}\?
        | ^quick\ answers\ to\ your\ questions\b
        | \bverify\ details\ (?:on|at)\b
        | \bexploring\ [^.?!]{2,60}\ jobs\b | \bis\ the\ definitive\ path\b
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        1000)]
    private static partial Regex Call();

    [GeneratedRegex(
        """
        (?i)
          \b(?:free|risk-free)\ (?:trial|demo|quote|estimate)\b
        | \b(?:for\ free|free\ of\ charge)\ (?:today|now)\b
        | \bno\ credit\ card\b
        | \b(?:book|schedule|request|get)\ (?:a|your|an)\ (?:free\ )?(?:demo|quote|consultation|sales\ call|discovery\ call|estimate)\b
        | ^(?:contact|call|try|hire|choose)\b[^.]{2,60}\b(?:today|now)\b
        | [?!.]\s?(?:contact|call|try|hire)\ [^.?!]{2,60}\b(?:today|now)\b
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        1000)]
    private static partial Regex Purchase();

    [GeneratedRegex(
        """
        (?i)
          \b(?:we\ are|we['’]re)\ (?:very\ )?proud\b
        | \bwhen\ you\ (?:hire|choose|work\ with|partner\ with)\ us\b
        | \bour\ (?:unique|proven|award-winning|trusted|expert)\ \w+
        | \b(?:in|of)\ our\ (?:arsenal|toolbox)\b
        | \b(?:to|for|of|with)\ our\ clients\b | \bwe\ (?:guide|help|serve)\ (?:our\ )?(?:clients|businesses|companies)\b
        | \bour\ (?:\w+\ ){0,3}(?:development|consulting|staffing|recruiting|recruitment)\ services\b
        | \bour\ (?:senior\ |expert\ )?(?:engineers|developers|experts|team)\ can\ (?:help|build)\b
        | \b(?:check|visit|see|browse)\ our\ \w+
        | \bwe\ (?:often\ |always\ |highly\ )?recommend\ it\ for\b
        | \bwe['’](?:ve|\ have)\ spent\ years\b
        | \b(?:recogni[sz]ed|ranked|rated|named)\ as\ (?:the|a|one\ of\ the)\ (?:top|best|leading)\b
        | \bbring\ your\ vision\b | \bon\ your\ dime\b | \bwe\ operate\ on\b | \byou\ get\ the\ [^.]{3,60}\ with\ the\b
        | \bis\ the\ (?:perfect|ideal|smart)\ (?:path|choice|place|partner|solution)\b
        | \bwhen\ we\ guide\ clients\b
        | \bthis\ (?:comprehensive\ |complete\ |ultimate\ )?guide\ will\ (?:walk|take|show)\ you\b
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        1000)]
    private static partial Regex Praise();

    /// <summary>A name behind a call to act, or one that speaks of itself as "we".</summary>
    [GeneratedRegex(@"\b(?:[Tt]ry|[Cc]ontact|[Cc]hoose|[Hh]ire|[Cc]all)\s(?<s>[A-Z][A-Za-z0-9]+(?:\s[A-Z][A-Za-z0-9]+)?)\s(?:for free|today|now)\b|\bAt\s(?<s>[A-Z][A-Za-z0-9]+(?:\s[A-Z][A-Za-z0-9]+)?),\s(?:founded|we)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Seller();

    [GeneratedRegex(@"(?i)\b(?:in addition to|besides|apart from|other than|unlike|instead of|than)\s$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Apart();

    [GeneratedRegex(
        @"(?i)\b(?:ideal|best|top|leading|powerful|unmatched|unparalleled|innovative|trusted|higher|faster|extensive|intelligent|insights|maximi[sz]e|maximi[sz]ing|increasing|seamless\w*|services|we|our)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex SellersPraise();
}
