using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>What a role's front matter says to a question.</summary>
/// <param name="Text">In words; a sentence or two.</param>
/// <param name="Lines">The lines that say it.</param>
/// <param name="Settles">Whether nothing else need be looked up.</param>
/// <param name="Conflicts">Where roles differ.</param>
internal sealed record StatedFact(string Text, IReadOnlyList<KnowledgeUnit> Lines, bool Settles, IReadOnlyList<ConflictingValue> Conflicts);

/// <summary>Answers questions about level, place, pay, skills, status and course of a role from its front matter.</summary>
internal sealed partial class RoleFacts
{
    private readonly Dictionary<KnowledgeDocument, RoleLines> roles;
    private readonly Lexicon lexicon;
    private readonly Dictionary<string, HashSet<string>> skillTerms = new(StringComparer.Ordinal);

    public RoleFacts(KnowledgeBase knowledge, Lexicon lexicon, RoleFacts? before = null)
    {
        this.lexicon = lexicon;
        // Documents are compared by being the same one: comparing their texts would take longer than the answer.
        roles = new Dictionary<KnowledgeDocument, RoleLines>(ReferenceEqualityComparer.Instance);
        foreach (var document in knowledge.Documents.Where(d => d.Kind == DocumentKind.Role))
            roles[document] = before?.roles.GetValueOrDefault(document) ?? RoleLines.Read(document);
        foreach (var skill in roles.Values.SelectMany(r => r.Skills))
            if (!skillTerms.ContainsKey(skill.Name))
                skillTerms[skill.Name] = ConceptsOf(skill.Name);
    }

    public IEnumerable<KnowledgeUnit> Lines => roles.Values.SelectMany(r => r.All);

    /// <summary>What the front matter says to the question; null when that is not what is asked.</summary>
    public StatedFact? Find(ReadQuestion question, KnowledgeDocument? role, Audience asker)
    {
        var text = question.Corrected;
        if (role is null || !roles.TryGetValue(role, out var lines) || !IsFor(role, asker))
            return Needed().IsMatch(text) && question.Choice ? AcrossRoles(question, asker) : null;
        if (lines.Sla is { } sla && HearBack().IsMatch(text) && Duration(sla) is { } within)
            return Settled($"For the role {role.Title} you hear back within {within}.", sla);
        if (lines.Status is { } status && StillOpen().IsMatch(text))
            return Settled($"The role {role.Title} is {RoleLines.Value(status)}.", status);
        if (lines.Location is { } location && Where().IsMatch(text))
            return Settled($"The role {role.Title} states its location: {RoleLines.Value(location)}.", location);
        if (lines.Level is { } level && WhichLevel().IsMatch(text) && RoleLines.Value(level) is var stated && !string.Equals(stated, "not stated", StringComparison.OrdinalIgnoreCase))
            return Settled($"The level of the role {role.Title}: {stated}.", level);
        if (lines.Salary is { } salary && IsAboutRolesPay(question, role, lines) && Pay(salary) is { } pay)
            return Settled($"The role {role.Title} states {pay}.", salary);
        if (lines.Criteria.Count > 1 && HowManyQuestions().IsMatch(text))
            return new StatedFact(
                $"The screening for the role {role.Title} asks {InWords(lines.Criteria.Count)} main questions, one about each of these: {string.Join("; ", lines.Criteria.Select(RoleLines.Value))}.",
                lines.Criteria,
                Settles: true,
                []);
        return SkillList(question, lines) ?? (Needed().IsMatch(text) && question.Choice ? OneSkill(question, lines) : null);
    }

    /// <summary>The one fact of a role that a question put to several roles is about, with the line that states it; null when the role states none.</summary>
    public (string Value, KnowledgeUnit Line)? Stated(ReadQuestion question, KnowledgeDocument role)
    {
        if (!roles.TryGetValue(role, out var lines))
            return null;
        var text = question.Corrected;
        if (lines.Skills.Find(s => IsAsked(question, s)) is { } skill)
            return ($"{skill.Name} {(skill.Must ? "a must" : "nice to have")}", skill.Line);
        if (question.Wants.HasFlag(Wants.Money) || question.About("pay"))
            return lines.Salary is { } salary && Pay(salary) is { } pay ? (pay, salary) : null;
        if (HearBack().IsMatch(text))
            return lines.Sla is { } sla && Duration(sla) is { } within ? ($"within {within}", sla) : null;
        if (Where().IsMatch(text))
            return lines.Location is { } location ? (RoleLines.Value(location), location) : null;
        if (StatusAsked().IsMatch(text))
            return lines.Status is { } status ? (RoleLines.Value(status), status) : null;
        if (question.Levels.Any() || LevelAsked().IsMatch(text))
            return lines.Level is { } level && RoleLines.Value(level) is var stated && !string.Equals(stated, "not stated", StringComparison.OrdinalIgnoreCase) ? (stated, level) : null;
        return null;
    }

    /// <summary>Whether the question is about pay and the role states none.</summary>
    public bool StatesNoPay(ReadQuestion question, KnowledgeDocument? role) =>
        role is not null && question.Wants.HasFlag(Wants.Money) && question.About("pay") && roles.TryGetValue(role, out var lines) && lines.Salary is null;

    /// <summary>Whether the place of the job is asked for, and only the employer can tell.</summary>
    public static bool AsksForPlace(ReadQuestion question) => JobsPlace().IsMatch(question.Corrected);

    private static StatedFact Settled(string text, KnowledgeUnit line) => new(text, [line], Settles: true, []);

    private static bool IsFor(KnowledgeDocument role, Audience asker) => asker == Audience.Recruiter || role.Audience != Audience.Recruiter;

    /// <summary>A count that no quote states is written in words: figures in an answer always stand in a quote.</summary>
    private static string InWords(int count) =>
        count switch
        {
            2 => "two",
            3 => "three",
            4 => "four",
            5 => "five",
            6 => "six",
            7 => "seven",
            8 => "eight",
            9 => "nine",
            10 => "ten",
            _ => "several",
        };

    private static string? Duration(KnowledgeUnit line)
    {
        if (Span().Match(RoleLines.Value(line)) is not { Success: true } span)
            return null;
        var one = span.Groups["n"].Value == "1";
        var unit = span.Groups["u"].Value switch { "h" => "hour", "w" => "week", "m" => "month", _ => "day" };
        return $"{span.Groups["n"].Value} {unit}{(one ? "" : "s")}";
    }

    /// <summary>"pay of $1 to $2 a year", in words; null when the line has no figures.</summary>
    private static string? Pay(KnowledgeUnit line)
    {
        string? Field(string key) => Regex.Match(line.Text, $@"\b{key}: ?(?:""(?<v>[^""]*)""|(?<v>[^,}}]+))", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } m ? m.Groups["v"].Value.Trim() : null;
        string Money(string amount) => Sign(Field("currency")) + (long.TryParse(amount, out var n) ? n.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) : amount);
        var (min, max) = (Field("min"), Field("max"));
        if (min is null && max is null)
            return null;
        var amount = min is null ? "up to " + Money(max!) : max is null ? Money(min) + " or more" : $"{Money(min)} to {Money(max)}";
        var period = Field("period") is { } p ? p == "hour" ? " an hour" : " a " + p : "";
        var where = string.Join(", ", new[] { Field("region"), Field("asOf") is { } year ? "as of " + year : null }.OfType<string>());
        var general = Field("source") is { } source && source.StartsWith("guides/", StringComparison.Ordinal) ? ", taken from general guidance" : "";
        return $"pay of {amount}{period}{(where.Length > 0 ? $" ({where})" : "")}{general}";
    }

    private static string Sign(string? currency) => currency switch { "USD" => "$", "EUR" => "€", "GBP" => "£", null => "", _ => currency + " " };

    private bool IsAboutRolesPay(ReadQuestion question, KnowledgeDocument role, RoleLines lines)
    {
        if (!question.Wants.HasFlag(Wants.Money) || !question.About("pay") || question.Levels.Any(l => !TitleLevels(role).Contains(l)) || question.Slots.Any(s => s.Number is not null))
            return false;
        var hourly = lines.Salary!.Text.Contains("period: hour", StringComparison.Ordinal);
        if (question.Period != Period.None && hourly != (question.Period == Period.Hour))
            return false;
        var title = WordReader.Read(role.Title).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        return question.Slots.All(s =>
            s.Level is not null || s.Factor < 0.5 || s.Class is WordClass.Light or WordClass.Function or WordClass.Common
            || s.Stands("pay") || s.Stands("hourly") || s.Stands("yearly") || s.Stands("developer")
            || s.Alternatives.Any(a => a.Terms.All(title.Contains)) || WordReader.Read(s.Word).TrueForAll(t => title.Contains(t.Stem)));
    }

    private HashSet<string> TitleLevels(KnowledgeDocument role) => IndexedUnit.LevelsIn(TermReader.Read(WordReader.Read(role.Title), lexicon));

    /// <summary>"Which skills are must-haves?", unless it names a skill of its own.</summary>
    private static StatedFact? SkillList(ReadQuestion question, RoleLines lines)
    {
        var (must, nice) = (MustList().IsMatch(question.Corrected), NiceList().IsMatch(question.Corrected));
        if ((!must && !nice) || lines.Skills.Count == 0 || question.Slots.Any(s => s.Class == WordClass.Content && s.Factor > 0.5 && !s.Stands("skill") && !s.Stands("tool") && !s.Stands("requirement")))
            return null;
        var text = new List<string>();
        var quoted = new List<KnowledgeUnit>();
        foreach (var (wanted, isMust, words) in new[] { (must, true, "Must-have skills"), (nice, false, "Nice to have") })
        {
            var skills = lines.Skills.FindAll(s => wanted && s.Must == isMust);
            if (skills.Count == 0)
                continue;
            text.Add($"{words} for the role {lines.Document.Title}: {string.Join(", ", skills.Select(s => s.Name))}.");
            quoted.AddRange(skills.Select(s => s.Line));
        }
        return quoted.Count == 0 ? null : new StatedFact(string.Join(' ', text), quoted, Settles: true, []);
    }

    private StatedFact? OneSkill(ReadQuestion question, RoleLines lines)
    {
        var skills = lines.Skills.FindAll(s => IsAsked(question, s));
        if (skills.Count is 0 or > 4)
            return null;
        var text = string.Join(' ', skills.Select(s => $"{Capital(s.Name)}: {(s.Must ? "a must" : "nice to have")} for the role {lines.Document.Title}."));
        return new StatedFact(text, [.. skills.Select(s => s.Line)], Settles: false, []);
    }

    private StatedFact? AcrossRoles(ReadQuestion question, Audience asker)
    {
        var found = roles.Values
            .Where(r => IsFor(r.Document, asker))
            .SelectMany(r => r.Skills.Where(s => IsAsked(question, s)).Take(1).Select(s => (Role: r.Document, Skill: s)))
            .ToList();
        if (found.Count == 0)
            return null;
        var text = new List<string>();
        foreach (var skill in found.GroupBy(f => f.Skill.Name, StringComparer.OrdinalIgnoreCase))
        {
            var ways = skill.GroupBy(f => f.Skill.Must).OrderBy(g => !g.Key).Select(g => $"{(g.Key ? "a must" : "nice to have")} for the role{(g.Count() > 1 ? "s" : "")} {Series(g.Select(f => f.Role.Title))}");
            text.Add($"{Capital(skill.Key)}: {string.Join("; ", ways)}.");
        }
        IReadOnlyList<ConflictingValue> conflicts = found.Select(f => f.Skill.Must).Distinct().Count() > 1
            ? [.. found.Select(f => new ConflictingValue(f.Skill.Must ? "must" : "nice", f.Role.Source, f.Skill.Line.Text, null, Pinned: false))]
            : [];
        return new StatedFact(string.Join(' ', text), [.. found.Select(f => f.Skill.Line)], Settles: false, conflicts);
    }

    private bool IsAsked(ReadQuestion question, ListedSkill skill) =>
        question.Slots.Any(s => s.Alternatives.Any(a => a.Terms.Length == 1 && skillTerms[skill.Name].Contains(a.Terms[0])));

    /// <summary>The concepts that a skill's name stands for as a whole: "Cloud platforms" is about the cloud.</summary>
    private HashSet<string> ConceptsOf(string name)
    {
        var tokens = WordReader.Read(name);
        var concepts = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
            foreach (var match in lexicon.At(tokens, i, question: false))
                if (match.Length == tokens.Count && !Vocabulary.Instance.Weak.Contains(match.Concept))
                    concepts.Add("@" + match.Concept);
        concepts.Add("@skill:" + name);
        return concepts;
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Series(IEnumerable<string> names)
    {
        var list = names.ToList();
        return list.Count == 1 ? list[0] : string.Join(", ", list.SkipLast(1)) + " and " + list[^1];
    }

    [GeneratedRegex(@"\b(?:hear back|hear (?:anything|something)|hear from (?:you|u|them|someone|somebody)|get back to me|come back to me|reply to me|response time|turnaround|let me know|(?:when|how (?:long|soon|fast|quick|quickly|many days)|by when|until|till)\b.* (?:know|told|informed|hear|news|decide|decided|decision|respond|reply|replies|responses?|an answer|outcome|my results?|verdict|feedback on my (?:application|answers|interview|screening)|contacted))\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HearBack();

    [GeneratedRegex(@"\b(?:still (?:open|available|hiring|free|vacant|active|accepting|looking|apply|up for grabs)|(?:is|are) (?:the|this|that|these) (?:role|job|position|vacancy|post|opening|spot)s? (?:still |already |currently |even )?(?:open|available|closed|paused|filled|taken|gone|free|vacant)|(?:already|been) (?:filled|taken|closed|given away)|too late to apply|accepting applications|closed already|status of (?:the|this) (?:role|job|position|vacancy))\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StillOpen();

    [GeneratedRegex(@"\bwhere (?:is|are|will|would|do|does)\b.* (?:role|job|position|work|based|located|sit|be)\b|\b(?:location|located|based)\b|\b(?:which|what) (?:city|country|location|place|town|region)\b|\b(?:remote|remotely|on ?site|hybrid|from home|in the office|relocate)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Where();

    [GeneratedRegex(@"^(?:\w+ ){0,3}where (?:exactly |precisely )?(?:is|will|would) (?:the|this|that|my|it|i) ?(?:role|job|position|work|workplace|be)? ?(?:be )?(?:based|located|situated|at|work|working)?(?: exactly)?$|\b(?:which|what) (?:city|country|town|location|place|office) (?:is|will|would|do|does)\b.*\b(?:job|role|position|work|based|located|it|this|i)\b|\b(?:location|place of work|workplace|whereabouts) (?:of|for) (?:the|this) (?:job|role|position)\b|\bjob location\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JobsPlace();

    [GeneratedRegex(@"\b(?:what|which) (?:level|seniority|seniority level|experience level|grade)\b(?! (?:of|in) (?!(?:the |this |that )?(?:role|job|position|experience|seniority)\b)).* (?:role|job|position|this|it|post|opening|vacancy|wanted|needed|required|expected|sought|you (?:want|need|expect|look))\b|\b(?:level|seniority) of (?:the|this) (?:role|job|position)\b|^(?:\w+ ){0,1}is (?:this|it|that|the (?:role|job|position|opening|vacancy))(?: really| actually| more)? (?:a |an |for |aimed at |meant for |open to )*(?:junior|juniors|senior|seniors|mid|mid level|midlevel|entry level|beginners|starters|lead)\b(?: or (?:a )?(?:junior|senior|mid)\w*)?(?: (?:role|job|position|level|post|opening|developers?|people|one))?$|\bhow senior\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WhichLevel();

    [GeneratedRegex(@"\b(?:open|available|closed|paused|filled|taken|hiring|vacant|status)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StatusAsked();

    [GeneratedRegex(@"\b(?:level|levels|seniority|beginners?|entry level)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LevelAsked();

    [GeneratedRegex(@"\bhow many (?:\w+ ){0,2}questions\b|\bwhat (?:questions )?(?:will|do|are|would) you (?:going to )?ask(?: me)?\b|\b(?:topics|subjects) (?:of|in) (?:the|this) screening\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HowManyQuestions();

    [GeneratedRegex(@"\b(?:must haves?|must|musts|mandatory|required|compulsory|obligatory|essential|necessary|non negotiable|absolutely need|hard requirements?)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MustList();

    [GeneratedRegex(@"\b(?:nice to haves?|optional|bonus skills?|a plus|pluses|good to have|desirable|preferred|would be nice|nice extras?)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NiceList();

    [GeneratedRegex(@"\b(?:need|needs|needed|ned|require|requires|required|requirement|must|mandatory|compulsory|obligatory|essential|necessary|optional|nice to have|a plus|have to (?:know|have|be|use|master|learn)|should i know|without (?:knowing )?|dealbreaker|deal breaker|expected)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Needed();

    [GeneratedRegex(@"^(?<n>\d{1,3}) ?(?<u>[dhwm])?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Span();
}
