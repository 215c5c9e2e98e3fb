namespace RecruitBot.Core.Knowledge;

/// <summary>Which folder a document comes from.</summary>
public enum DocumentKind
{
    /// <summary>General guidance: <c>guides/*.md</c>.</summary>
    Guide,

    /// <summary>One role: <c>roles/*.md</c>.</summary>
    Role,
}

/// <summary>A knowledge file as it was read.</summary>
/// <param name="Source">Relative to the knowledge folder, with forward slashes.</param>
/// <param name="Kind">Guide or role.</param>
/// <param name="Text">The whole file, without a byte order mark; offsets of citations count in it.</param>
/// <param name="BodyStart">Offset of the first character after the front matter.</param>
/// <param name="Title">Front matter's title, or the file name where it is missing.</param>
/// <param name="Audience">Who may be told; a role in draft is for recruiters only.</param>
/// <param name="AsOf">Year of the whole document; null when undated or mixed.</param>
/// <param name="Attributions">Who claims it; empty when the employer does.</param>
/// <param name="Unanswered">Questions that the source announced and whose answer was lost, with their lines.</param>
/// <param name="RoleId">Id of a role; null for a guide.</param>
/// <param name="Level">Level of a role as written; null for a guide.</param>
public sealed record KnowledgeDocument(
    string Source,
    DocumentKind Kind,
    string Text,
    int BodyStart,
    string Title,
    Audience Audience,
    string? AsOf,
    IReadOnlyList<Attribution> Attributions,
    IReadOnlyList<KnownGap> Unanswered,
    string? RoleId = null,
    string? Level = null)
{
    /// <summary>Beginnings of sentences that somebody looked at and found fine: no lint, and used.</summary>
    public IReadOnlyList<ReviewedText> Reviewed { get; init; } = [];

    /// <summary>Questions given to answers that stand in the text without one.</summary>
    public IReadOnlyList<GivenQuestion> Questions { get; init; } = [];

    /// <summary>Set when the team wrote it to answer a question that was asked.</summary>
    public WrittenAnswer? Written { get; init; }

    /// <summary>The line, from 1, of an offset in <see cref="Text"/>.</summary>
    public int LineOf(int offset) => Text.AsSpan(0, Math.Clamp(offset, 0, Text.Length)).Count('\n') + 1;
}

/// <summary>A question that the source announced and whose answer was lost.</summary>
/// <param name="Question">As the front matter has it.</param>
/// <param name="Line">Line in the file, from 1.</param>
public sealed record KnownGap(string Question, int Line);

/// <summary>The beginning of a sentence that somebody looked at and found fine.</summary>
/// <param name="Text">As the front matter has it.</param>
/// <param name="Line">Line in the file, from 1.</param>
public sealed record ReviewedText(string Text, int Line);

/// <summary>A question that somebody gave to an answer whose own was lost.</summary>
/// <param name="Question">As the front matter has it; stands as a heading above the paragraph.</param>
/// <param name="Answer">The beginning of the paragraph.</param>
/// <param name="Line">Line in the file, from 1.</param>
public sealed record GivenQuestion(string Question, string Answer, int Line);

/// <summary>Somebody who claims what a document says.</summary>
/// <param name="Name">Such as "ZipRecruiter hire guide".</param>
/// <param name="Year">Year of the claim; null when undated.</param>
public sealed record Attribution(string Name, string? Year)
{
    /// <summary>Reads "Name (2024), Other (undated)"; commas inside brackets belong to the name.</summary>
    public static IReadOnlyList<Attribution> Parse(string? text)
    {
        var found = new List<Attribution>();
        if (string.IsNullOrWhiteSpace(text))
            return found;
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '(')
                depth++;
            else if (i < text.Length && text[i] == ')')
                depth--;
            else if (i == text.Length || (text[i] is ',' or ';' && depth <= 0))
            {
                Add(found, text[start..i].Trim());
                start = i + 1;
            }
        }
        return found;
    }

    private static void Add(List<Attribution> found, string part)
    {
        if (part.Length == 0)
            return;
        var open = part.LastIndexOf('(');
        if (open <= 0 || !part.EndsWith(')'))
        {
            found.Add(new Attribution(part, null));
            return;
        }
        var inside = part[(open + 1)..^1].Trim();
        var isYear = inside.Length == 4 && inside.All(char.IsAsciiDigit);
        if (isYear || string.Equals(inside, "undated", StringComparison.OrdinalIgnoreCase))
            found.Add(new Attribution(part[..open].Trim(), isYear ? inside : null));
        else
            found.Add(new Attribution(part, null));
    }
}

/// <summary>A skill and the other names it goes by.</summary>
/// <param name="Name">The name shown.</param>
/// <param name="Aliases">Other spellings and abbreviations.</param>
public sealed record SkillName(string Name, IReadOnlyList<string> Aliases);
