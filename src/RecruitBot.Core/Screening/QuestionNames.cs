using System.Globalization;
using System.Text.RegularExpressions;

namespace RecruitBot.Core.Screening;

/// <summary>
/// Which question of the screening words say they are for: "regarding my first answer: ...", "I also wanted to add to Q1 that ...". Only a way
/// of beginning that is about the interview counts. To miss one costs little, since the words then stand with the open question for people to
/// read; to take the ordinary words of an answer for one would put them where they do not belong.
/// </summary>
internal static partial class QuestionNames
{
    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace;

    private const string Number = """(?<number>10|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten)\b""";

    private const string Ordinal = """(?<number>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|10(?=th\b)|[1-9](?=(st|nd|rd|th)\b))(st|nd|rd|th)?""";

    private const string Earlier = """(?<before>previous|last|earlier|prior)""";

    /// <summary>"question 1": unlike "the first one", said of hardly anything but what the bot asks.</summary>
    private const string Numbered = $"""(question\s*(no\.?\s*|number\s+|nr\.?\s*|\#\s*)?{Number})""";

    private const string Ordered = $"""((the|your)\s+(({Ordinal}|{Earlier})\s+question|question\s+(?<before>before))\b)""";

    /// <summary>"Q1" is a quarter of a year to many: it counts only beside words that cannot be about one.</summary>
    private const string Short = """(q\s?\#?\s?(?<number>10|[1-9])\b)""";

    private const string OwnAnswer = $"""
        (answer\s+(no\.?\s*|number\s+|\#\s*)?(?<number>10|[1-9])\b
        | my\s+(({Ordinal}|{Earlier})\s+answer\b | answer\s+(to|for|on)\s+({Numbered}|{Ordered}|{Short})))
        """;

    /// <summary>A question or an answer of somewhere else: of an audit, to a customer.</summary>
    private const string Elsewhere = """(?!\s*[’']?\s*(of|on|in|at|from|to|for|with|by|which|who|asked)\b)""";

    private const string Plain = $"""({Numbered}|{OwnAnswer}){Elsewhere}""";

    private const string Any = $"""({Numbered}|{OwnAnswer}|{Ordered}|{Short}){Elsewhere}""";

    private const string Filler = """((oh|ah|um+|uh|hm+|so|ok|okay|yes|yeah|well|also|and|but|sorry|wait|actually|hi|hello|hey|again|please|just|quickly|ps|p\.s\.|btw|by\s+the\s+way|one\s+more\s+thing|another\s+thing|something\s+else)[,.:!]*\s+)""";

    private const string About = """(about|regarding|concerning|as\s+for|re:?|(coming|going|circling)?\s*back\s+to|following\s+up\s+on|returning\s+to|(to\s+add|adding)\s+to|(with|in)\s+(regard|respect|reference)\s+to)\s+""";

    private const string Towards = """(for|to|on|in)\s+""";

    private const string Pause = """\s*([:\u2013\u2014]|\s-)\s*\S""";

    private const string Utter = """(add|say|said|added|mention|mentioned|clarify|note|noted|explain|correct|point\s+out)\b""";

    private const string Meaning = $"""
        ((would|[’']d)\s+(also\s+)?(like\s+to\s+(also\s+)?)?{Utter}
        | (also\s+)?(want(ed)?\s+to|forgot\s+to|meant\s+to|need(ed)?\s+to|should(\s+have)?|have\s+to)\s+(also\s+)?{Utter}
        | (forgot|left\s+out|omitted|missed)\b)
        """;

    private const string Intending = $"""(i\s*{Meaning})""";

    /// <summary>The question that words begin by naming; null when they name none.</summary>
    /// <param name="text">The words.</param>
    /// <param name="open">Position of the open question from 0; their number when none is open.</param>
    /// <returns>Its position from 0, which may be beyond the last.</returns>
    public static int? In(string text, int open)
    {
        var words = text.TrimStart();
        foreach (var form in (Regex[])[Heading(), Referring(), Continuing(), Announcing(), Wishing(), Forgetting()])
            if (form.Match(words) is { Success: true } named)
            {
                var index = named.Groups["number"] is { Success: true } number ? Value(number.Value) - 1 : open - 1;
                return index < 0 ? null : index;
            }
        return null;
    }

    // "To question 1: nobody had to wait", "Correction to Q1: ..."
    [GeneratedRegex($@"\A{Filler}{{0,5}}({About}|{Towards})({Numbered}|{OwnAnswer}|{Ordered}){Elsewhere}{Pause}|\A{Filler}{{0,5}}({About}|to\s+){Short}{Pause}", Options)]
    private static partial Regex Heading();

    // "Going back to question one the flour had been swapped", "regarding the last question, ..."
    [GeneratedRegex($@"\A{Filler}{{0,5}}{About}({Plain}[,.]?\s+\S|{Ordered}{Elsewhere}[,.]\s+\S)", Options)]
    private static partial Regex Referring();

    // "For question 1 I also ...", "In my first answer I forgot to say ...", "Question one, I should have said ..."
    [GeneratedRegex(
        $"""
        \A{Filler}{"{0,5}"}(
          (for|on)\s+{Numbered}{Elsewhere},?\s+(i|we)\s+also\b
        | for\s+{Numbered}{Elsewhere},?\s+((i|we)([’'](ve|d|m|re))?|my|our)\s
        | (for|on|to|in|about)\s+({Plain}|{Ordered}{Elsewhere}),?\s+{Intending}
        | (for|on|to|about)\s+{Short},?\s+i\s+(also|forgot|should)\s.{"{0,20}"}{Utter}
        | ({Numbered}|{Short})[,:]?\s+{Intending}
        | {OwnAnswer}{Elsewhere}\s+(is\s+missing|lacks|should\s+(also\s+)?(say|mention|include|read))\b
        )
        """,
        Options
    )]
    private static partial Regex Continuing();

    // "One more thing for question one we checked ...", "An addition to Q1: ..."
    [GeneratedRegex(
        $"""
        \A{Filler}{"{0,5}"}(
          (also|oh(\s+and)?|sorry|wait|one\s+more\s+thing|another\s+thing|something\s+else|ps|p\.s\.)[,.:!]*\s+((for|on)\s+{Plain}|to\s+{OwnAnswer}{Elsewhere})
        | ((an?|one|another|my)\s+)?((small|short|quick|little)\s+)?(addition|addendum|correction|amendment|edit|supplement|postscript|follow-?up|note)\s+(to|for|on)\s+{Any}
        )[,.:]?\s+\S
        """,
        Options
    )]
    private static partial Regex Announcing();

    // "I wanted to add to question 1 that ...", "I'd like to correct my first answer", "Please add this to question 1"
    [GeneratedRegex(
        $"""
        \A{Filler}{"{0,5}"}(
          (i\s*{Meaning}|(could|can|may)\s+i\s+(also\s+)?{Utter}|let\s+me\s+(also\s+)?{Utter}|(?<=please\s+){Utter})
            (\s+(something|one\s+(more\s+)?thing|this|that|a\s+(small\s+|short\s+)?(note|point|detail|thing)))?\s+(to|for|in|on|about)\s+(
              {Plain}|{Ordered}{Elsewhere}
            | {Short}(\s*[:,\u2013\u2014]|\s+-|\s+that\b)
            | (?<=\bi\s+also\s.{"{0,40}"}){Short}(?!\s+(an?|the|some|two|three|more|another|one|\d+)\b)
            )
        | (i\s*((would|[’']d)\s+like|want(ed)?|need|have)\s+to|let\s+me|(could|can|may)\s+i|to)\s+(also\s+)?(correct|change|complete|extend|clarify|amend|come\s+back\s+to|go\s+back\s+to|return\s+to|add\s+to)\s+{Plain}
        | (correct|complete|extend|amend|clarify)ing\s+{Plain}
        )[,.:]?\s+\S
        """,
        Options
    )]
    private static partial Regex Wishing();

    // "I forgot something in question 1", "There is something I left out for question 1"
    [GeneratedRegex(
        $"""
        \A{Filler}{"{0,5}"}((there\s+(is|was)|there[’']s)\s+)?((something|one\s+thing|a\s+detail)\s+(that\s+)?)?i\s+(forgot|left\s+out|missed|(just\s+)?(remembered|noticed|realised|realized))(\s+(something|one\s+thing|a\s+detail))?
        \s+(for|in|on|about|to|with)\s+{Plain}[,.:]?\s+\S
        """,
        Options
    )]
    private static partial Regex Forgetting();

    private static int Value(string words) =>
        int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : words.ToLowerInvariant() switch
            {
                "first" or "one" => 1,
                "second" or "two" => 2,
                "third" or "three" => 3,
                "fourth" or "four" => 4,
                "fifth" or "five" => 5,
                "sixth" or "six" => 6,
                "seventh" or "seven" => 7,
                "eighth" or "eight" => 8,
                "ninth" or "nine" => 9,
                _ => 10,
            };
}
