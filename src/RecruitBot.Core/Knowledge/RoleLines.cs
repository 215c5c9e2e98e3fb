using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>A skill that a role's front matter lists.</summary>
/// <param name="Name">As written.</param>
/// <param name="Must">A must, as against nice to have.</param>
/// <param name="Line">The line.</param>
internal sealed record ListedSkill(string Name, bool Must, KnowledgeUnit Line);

/// <summary>
/// The lines of a role's front matter that may be quoted: one fact a line. Nothing of the questions, anchors and sample answers is among them,
/// only the criteria's titles.
/// </summary>
internal sealed partial class RoleLines
{
    private RoleLines(KnowledgeDocument document) => Document = document;

    public KnowledgeDocument Document { get; }

    public KnowledgeUnit? Level { get; private set; }

    public KnowledgeUnit? Location { get; private set; }

    public KnowledgeUnit? Salary { get; private set; }

    public KnowledgeUnit? Sla { get; private set; }

    public KnowledgeUnit? Status { get; private set; }

    public List<ListedSkill> Skills { get; } = [];

    public List<KnowledgeUnit> Criteria { get; } = [];

    public IEnumerable<KnowledgeUnit> All =>
        new[] { Level, Location, Salary, Sla, Status }.OfType<KnowledgeUnit>().Concat(Skills.Select(s => s.Line)).Concat(Criteria);

    /// <summary>The lines of a role; empty for a guide.</summary>
    public static RoleLines Read(KnowledgeDocument document)
    {
        var lines = new RoleLines(document);
        if (document.Kind != DocumentKind.Role)
            return lines;
        var block = "";
        for (var at = 0; at < document.BodyStart; )
        {
            var newline = document.Text.IndexOf('\n', at);
            var next = newline < 0 ? document.Text.Length : newline + 1;
            var line = document.Text[at..next].TrimEnd();
            lines.Take(line, at, ref block);
            at = next;
        }
        return lines;
    }

    /// <summary>The value behind the key of a line.</summary>
    public static string Value(KnowledgeUnit line) => line.Text[(line.Text.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(" #")[0].Trim().Trim('"', '\'');

    private void Take(string line, int at, ref string block)
    {
        if (line.Length == 0)
            return;
        if (char.IsLetter(line[0]))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            block = colon < 0 ? "" : line[..colon];
            if (colon < 0 || string.IsNullOrWhiteSpace(line[(colon + 1)..]) || Unit(line, at) is not { } unit)
                return;
            switch (block)
            {
                case "level":
                    Level = unit;
                    break;
                case "location":
                    Location = unit;
                    break;
                case "salary":
                    Salary = unit with { AsOf = AsOf().Match(line) is { Success: true } year ? year.Groups["y"].Value : unit.AsOf };
                    break;
                case "sla":
                    Sla = unit;
                    break;
                case "status":
                    Status = unit;
                    break;
            }
            return;
        }
        if (block == "skills" && Skill().Match(line) is { Success: true } skill && Unit(line, at) is { } listed)
            Skills.Add(new ListedSkill(skill.Groups["name"].Value.Trim(), skill.Groups["how"].Value == "must", listed));
        else if (block == "criteria" && Title().IsMatch(line) && Unit(line, at) is { } title)
            Criteria.Add(title);
    }

    private KnowledgeUnit? Unit(string line, int at)
    {
        var indent = line.Length - line.TrimStart().Length;
        var text = line[indent..];
        return text.Length > KnowledgeUnit.MaxQuote ? null : new KnowledgeUnit(Document, UnitKind.FrontMatterLine, [], 0, at + indent, text, "", null, null);
    }

    [GeneratedRegex(@"^\s*- \{ ?name: ""?(?<name>[^,""}]+)""?, ?importance: ?(?<how>must|nice) ?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Skill();

    [GeneratedRegex(@"^ {2,4}title: \S", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"\basOf: ?(?<y>(?:19|20)\d\d)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AsOf();
}
