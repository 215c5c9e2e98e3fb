namespace RecruitBot.Core.Roles;

/// <summary>Reads <c>knockouts</c>: facts of three kinds, each with the written requirement it comes from.</summary>
internal static class KnockoutReader
{
    private static readonly string[] Keys = ["id", "ask", "type", "require", "choices", "because", "bands", "lawfulBecause"];

    public static List<Knockout> Read(RoleFields role)
    {
        var knockouts = role.Mappings("knockouts", "knock-out", Keys).Select(ReadOne).ToList();
        if (knockouts.Count > RoleFile.MaxItems)
            role.Error("knockouts", $"The role has {knockouts.Count} knock-outs; keep at most {RoleFile.MaxItems}.");
        return knockouts;
    }

    private static Knockout ReadOne(RoleFields fields)
    {
        var id = Ids.Read(fields, "work-permit");
        if (id.Length > 0)
            fields.What = $"knock-out '{RoleFields.Short(id)}'";
        var ask = fields.Required("ask", "Are you legally authorised to work where this job is based?", RoleFile.MaxAsk);
        var type = ReadType(fields);
        var choices = ReadChoices(fields, type);
        return new Knockout(
            id,
            ask,
            type ?? KnockoutType.YesNo,
            type is null ? [] : ReadRequire(fields, type.Value, choices),
            choices,
            fields.Required("because", "the written requirement it comes from")
        )
        {
            LawfulBecause = fields.Text("lawfulBecause"),
            Bands = BandReader.Read(fields, type),
        };
    }

    private static KnockoutType? ReadType(RoleFields fields)
    {
        var text = fields.Required("type", "yes-no");
        switch (text)
        {
            case "yes-no":
                return KnockoutType.YesNo;
            case "number":
                return KnockoutType.Number;
            case "choice":
                return KnockoutType.Choice;
            case "":
                return null;
            default:
                fields.Error(
                    "type",
                    $"`type` of {fields.What} must be yes-no, number or choice, not `{RoleFields.Short(text)}`; ask the rest as a question."
                );
                return null;
        }
    }

    private static List<string> ReadChoices(RoleFields fields, KnockoutType? type)
    {
        if (type is not KnockoutType.Choice)
        {
            if (type is not null && fields.Has("choices"))
                fields.Error("choices", $"`choices` of {fields.What} needs `type: choice`; change the type or remove the choices.");
            return [];
        }
        var choices = fields.Texts("choices");
        if (choices.Count is < 2 or > RoleFile.MaxItems)
            fields.Error("choices", $"`choices` of {fields.What} must list 2 to {RoleFile.MaxItems} answers to choose from.");
        if (choices.Distinct(StringComparer.OrdinalIgnoreCase).Count() < choices.Count)
            fields.Error("choices", $"`choices` of {fields.What} lists the same answer twice.");
        if (choices.Find(c => c.Length > RoleFile.MaxTitle) is { } tooLong)
            fields.Error(
                "choices",
                $"The choice `{RoleFields.Short(tooLong)}` is longer than the {RoleFile.MaxTitle} characters of a button; shorten it."
            );
        return choices;
    }

    private static List<string> ReadRequire(RoleFields fields, KnockoutType type, List<string> choices)
    {
        if (type == KnockoutType.Choice)
        {
            var accepted = fields.Texts("require", orOne: true);
            if (accepted.Find(a => !choices.Contains(a, StringComparer.Ordinal)) is { } stray)
                fields.Error("require", $"`require` of {fields.What} names `{RoleFields.Short(stray)}`, which is not one of its choices.");
            return accepted.Distinct(StringComparer.Ordinal).ToList();
        }
        if (fields.Text("require") is not { } text)
            return [];
        var value = type == KnockoutType.YesNo ? YesNo(text) : LeastNumber(text);
        if (value is not null)
            return [value];
        fields.Error(
            "require",
            type == KnockoutType.YesNo
                ? $"`require` of {fields.What} must be yes or no, not `{RoleFields.Short(text)}`."
                : $"`require` of {fields.What} must be the least number accepted, such as `2`, not `{RoleFields.Short(text)}`."
        );
        return [];
    }

    private static string? YesNo(string text) =>
        text.ToLowerInvariant() switch
        {
            "yes" or "true" => "yes",
            "no" or "false" => "no",
            _ => null,
        };

    private static string? LeastNumber(string text)
    {
        var digits = text.StartsWith(">=", StringComparison.Ordinal) ? text[2..] : text.TrimStart('\u2265');
        return RoleFields.ParseNumber(digits.Trim()) is { } n ? n.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
