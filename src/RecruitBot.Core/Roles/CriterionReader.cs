using YamlDotNet.RepresentationModel;

namespace RecruitBot.Core.Roles;

/// <summary>Reads <c>criteria</c>: what is asked and scored, with probes, anchors, cues and gold answers.</summary>
internal static class CriterionReader
{
    private static readonly string[] Keys =
    [
        "id", "kind", "title", "definition", "source", "quote", "weight", "weightReason", "ask", "probes", "anchors", "cues", "gold", "lawfulBecause",
    ];

    public static List<Criterion> Read(RoleFields role)
    {
        var criteria = role.Mappings("criteria", "criterion", Keys).Select(ReadOne).ToList();
        if (!role.Has("criteria"))
            role.Missing("criteria", "a list with at least one criterion");
        if (criteria.Count > RoleFile.MaxItems)
            role.Error("criteria", $"The role has {criteria.Count} criteria; keep at most {RoleFile.MaxItems}.");
        return criteria;
    }

    private static Criterion ReadOne(RoleFields fields)
    {
        var id = Ids.Read(fields, "query-optimisation");
        if (id.Length > 0)
            fields.What = $"criterion '{RoleFields.Short(id)}'";
        var (weight, reason) = ReadWeight(fields);
        return new Criterion(
            id,
            fields.Required("title", "Database query optimisation", RoleFile.MaxTitle),
            fields.Required("definition", "Finds, measures and removes slow database access."),
            fields.Text("source"),
            weight,
            reason,
            fields.Required("ask", "Tell me about a time when you made a slow page fast. What did you change?", RoleFile.MaxAsk),
            ReadProbes(fields),
            ReadAnchors(fields),
            fields.Texts("cues").Distinct(StringComparer.OrdinalIgnoreCase).ToList(),
            ReadGold(fields)
        )
        {
            Kind = ReadKind(fields),
            Quote = fields.Text("quote"),
            LawfulBecause = fields.Text("lawfulBecause"),
        };
    }

    private static CriterionKind? ReadKind(RoleFields fields)
    {
        if (fields.Text("kind") is not { } text)
            return null;
        if (CriterionKinds.Parse(text) is { } kind)
            return kind;
        fields.Error("kind", $"`kind` of {fields.What} must be experience, knowledge or work-sample, not `{RoleFields.Short(text)}`.");
        return null;
    }

    private static (double Weight, string? Reason) ReadWeight(RoleFields fields)
    {
        var weight = fields.Number("weight") ?? 1;
        var reason = fields.Text("weightReason");
        if (weight is <= 0 or > 100)
            fields.Error("weight", $"`weight` of {fields.What} must be above 0 and at most 100.");
        else if (weight != 1 && reason is null)
            fields.Error("weight", $"`weight` of {fields.What} is not 1; say why in `weightReason`, or use 1.");
        return ((double)weight, reason);
    }

    private static List<Probe> ReadProbes(RoleFields fields)
    {
        var probes = new List<Probe>();
        foreach (var probe in fields.Mappings("probes", "probe", ["when", "ask", "lawfulBecause"]))
        {
            probe.What = $"a probe of {fields.What}";
            var when = probe.Required("when", "result");
            var ask = probe.Required("ask", "How did you measure the effect?", RoleFile.MaxAsk);
            var aspect = AnswerAspects.Parse(when);
            if (aspect is null && when.Length > 0)
                probe.Error("when", $"`when` of {probe.What} must be {string.Join(", ", Enum.GetValues<AnswerAspect>().Select(v => v.Name()))}, not `{RoleFields.Short(when)}`.");
            probes.Add(new Probe(aspect ?? AnswerAspect.Situation, ask) { LawfulBecause = probe.Text("lawfulBecause") });
        }
        if (probes.Count > 3)
            fields.Error("probes", $"{fields.What} has {probes.Count} probes; keep the three that matter most.");
        return probes;
    }

    private static SortedDictionary<int, string> ReadAnchors(RoleFields fields)
    {
        var anchors = new SortedDictionary<int, string>();
        if (fields.MappingNode("anchors") is not { } node)
        {
            if (!fields.Has("anchors"))
                fields.Missing("anchors", "{ 1: ..., 3: ..., 5: ... }");
            return anchors;
        }
        foreach (var (key, value) in node.Children)
        {
            var line = (int)key.Start.Line;
            if (key is not YamlScalarNode { Value: "1" or "2" or "3" or "4" or "5" } scalar)
            {
                fields.ErrorOn(line, $"An anchor of {fields.What} has a level other than 1 to 5; use 1, 3 and 5.");
                continue;
            }
            var level = scalar.Value[0] - '0';
            fields.Mark($"anchors/{level}", line);
            if (value is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text))
                anchors[level] = text.Trim();
            else
                fields.ErrorOn(line, $"Anchor {level} of {fields.What} must be one text that describes observable behaviour.");
        }
        foreach (var level in new[] { 1, 3, 5 })
            if (!node.Children.Keys.Any(k => k is YamlScalarNode s && s.Value == $"{level}"))
                fields.Error("anchors", $"Anchor {level} of {fields.What} is missing; describe what is observed at 1, 3 and 5.");
        return anchors;
    }

    private static List<GoldAnswer> ReadGold(RoleFields fields)
    {
        var gold = new List<GoldAnswer>();
        foreach (var item in fields.Mappings("gold", "gold answer", ["level", "answer"]))
        {
            item.What = $"a gold answer of {fields.What}";
            var text = item.Required("level", "5");
            var answer = item.Required("answer", "what a candidate said");
            if (text is "1" or "2" or "3" or "4" or "5")
                gold.Add(new GoldAnswer(text[0] - '0', answer));
            else if (text.Length > 0)
                item.Error("level", $"`level` of {item.What} must be 1 to 5, not `{RoleFields.Short(text)}`.");
        }
        return gold;
    }
}
