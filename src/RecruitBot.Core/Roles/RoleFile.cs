using RecruitBot.Core.Roles.Drafting;

namespace RecruitBot.Core.Roles;

/// <summary>Reads role files: YAML front matter that says what is asked and scored, then Markdown that answers are quoted from.</summary>
public static class RoleFile
{
    /// <summary>Longest id of a role, knock-out or criterion: a button carries several of them in 100 characters.</summary>
    public const int MaxId = 40;

    /// <summary>Longest question or probe: it has to fit into a Discord message with its heading and hints.</summary>
    public const int MaxAsk = 1500;

    /// <summary>Longest title: it labels a button.</summary>
    public const int MaxTitle = 80;

    /// <summary>Most knock-outs, criteria or choices: a Discord menu has 25 options, a card 25 fields.</summary>
    public const int MaxItems = 25;

    /// <summary>Largest file read, in characters.</summary>
    public const int MaxLength = 1_000_000;

    private static readonly string[] Keys =
    [
        "id", "title", "version", "status", "level", "location", "salary", "sla", "deadline", "skills", "knockouts", "criteria",
        "attribution", "asOf", "unanswered", "drafted", "approved",
    ];

    /// <summary>Reads one file. Never throws for its content.</summary>
    /// <param name="relativePath">Path relative to the knowledge folder; the file name without extension must be the role's id.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="rubric">Whether to check wording too: needed by lint, and a third of the time that reading takes.</param>
    /// <returns>The role, unless a problem is an error, and every problem that the text alone shows.</returns>
    public static RoleParse Parse(string relativePath, string text, bool rubric = true)
    {
        var file = relativePath.Replace('\\', '/');
        text = RoleDocument.Normalise(text);
        var log = new RoleLog(file, 1 + text.AsSpan().TrimEnd('\n').Count('\n'));
        var role = Read(file, text, log, out var statedId, out var origin);
        if (role is not null && rubric)
            RubricLint.Check(role, log);
        return new RoleParse(log.HasErrors ? null : role, RoleParse.InOrder(log.Problems))
        {
            File = file,
            StatedId = statedId,
            Origin = origin,
            Lines = log.Lines,
        };
    }

    private static Role? Read(string file, string text, RoleLog log, out string? statedId, out RoleOrigin origin)
    {
        (statedId, origin) = (null, RoleOrigin.Written);
        if (text.Length > MaxLength)
        {
            log.Error(1, $"The file has {text.Length} characters; split it, a role file has at most {MaxLength}.");
            return null;
        }
        if (text.IndexOf('\uFFFD', StringComparison.Ordinal) is >= 0 and var broken)
            log.Warning(
                1 + text.AsSpan(0, broken).Count('\n'), "The file is not UTF-8 here; save it as UTF-8 and put the lost character back."
            );
        if (RoleDocument.Split(text) is not { } parts)
        {
            log.Error(1, "Front matter is missing: begin the file with a `---` line, the role's keys, and a second `---` line.");
            return null;
        }
        if (RoleYaml.Load(parts.Yaml, log) is not { } root)
            return null;
        var fields = new RoleFields(root, "", "the role", Keys, log);
        statedId = fields.Text("id");
        origin = RoleOriginReader.Read(fields);
        return ReadRole(fields, System.IO.Path.GetFileNameWithoutExtension(file));
    }

    private static Role ReadRole(RoleFields fields, string fileName)
    {
        var knockouts = KnockoutReader.Read(fields);
        var criteria = CriterionReader.Read(fields);
        Ids.CheckDistinct(fields, knockouts.Select(k => ("knockouts", k.Id)).Concat(criteria.Select(c => ("criteria", c.Id))));
        fields.Texts("unanswered");
        return new Role(
            ReadId(fields, fileName),
            fields.Required("title", "Senior Django Developer", MaxTitle),
            ReadVersion(fields),
            ReadStatus(fields),
            fields.Text("level", MaxTitle) ?? "not stated",
            fields.Text("location"),
            SalaryReader.Read(fields),
            ReadDays(fields, "sla", fields.Required("sla", "5d")),
            ReadSkills(fields),
            knockouts,
            criteria,
            fields.Text("attribution"),
            fields.Text("asOf")
        )
        {
            Deadline = fields.Text("deadline") is { } deadline ? ReadDays(fields, "deadline", deadline) : Role.StandardDeadline,
        };
    }

    private static string ReadId(RoleFields fields, string fileName)
    {
        var id = Ids.Read(fields, fileName);
        if (id.Length > 0 && !string.Equals(id, fileName, StringComparison.Ordinal))
            fields.Error("id", $"The id `{RoleFields.Short(id)}` differs from the file name `{fileName}.md`; make them the same.");
        return id;
    }

    private static int ReadVersion(RoleFields fields)
    {
        var text = fields.Required("version", "1");
        if (text.Length == 0)
            return 0;
        if (RoleFields.ParseNumber(text) is { } n and >= 1 and <= int.MaxValue && n == decimal.Truncate(n))
            return (int)n;
        fields.Error("version", $"`version` must be a whole number from 1, not `{RoleFields.Short(text)}`.");
        return 0;
    }

    private static RoleStatus ReadStatus(RoleFields fields)
    {
        var text = fields.Required("status", "open");
        switch (text)
        {
            case "open":
                return RoleStatus.Open;
            case "paused":
                return RoleStatus.Paused;
            case "closed":
                return RoleStatus.Closed;
            case "draft" or "":
                return RoleStatus.Draft;
            default:
                fields.Error("status", $"`status` must be draft, open, paused or closed, not `{RoleFields.Short(text)}`.");
                return RoleStatus.Draft;
        }
    }

    private static int ReadDays(RoleFields fields, string key, string text)
    {
        if (text.Length == 0)
            return 0;
        var days = text[^1] switch
        {
            'd' => 1,
            'w' => 7,
            _ => 0,
        };
        if (days > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), System.Globalization.NumberStyles.None, null, out var n) && n is >= 1 and <= 365)
            return n * days;
        fields.Error(key, $"`{key}` must be a number of days or weeks such as `5d` or `2w`, not `{RoleFields.Short(text)}`.");
        return 0;
    }

    private static List<RoleSkill> ReadSkills(RoleFields fields)
    {
        var skills = new List<RoleSkill>();
        foreach (var skill in fields.Mappings("skills", "skill", ["name", "importance"]))
        {
            var name = skill.Required("name", "Django ORM");
            var importance = skill.Required("importance", "must");
            if (importance is not ("must" or "nice" or ""))
                skill.Error("importance", $"`importance` must be must or nice, not `{RoleFields.Short(importance)}`.");
            skills.Add(new RoleSkill(name, importance == "nice" ? Importance.Nice : Importance.Must));
        }
        return skills;
    }
}
