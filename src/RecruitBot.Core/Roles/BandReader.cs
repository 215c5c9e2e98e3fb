namespace RecruitBot.Core.Roles;

/// <summary>Reads <c>bands</c> of a number: where each label begins.</summary>
internal static class BandReader
{
    public static IReadOnlyList<Band>? Read(RoleFields fields, KnockoutType? type)
    {
        if (!fields.Has("bands"))
            return null;
        var bands = new List<Band>();
        foreach (var band in fields.Mappings("bands", "band", ["label", "from"]))
            bands.Add(new Band(band.Required("label", "senior", RoleFile.MaxTitle), band.Number("from") ?? 0));
        if (type is not KnockoutType.Number)
            fields.Error("bands", $"`bands` of {fields.What} need `type: number`.");
        // Whoever is placed low by years alone would be excluded by them.
        if (fields.Has("require"))
            fields.Error("bands", $"{fields.What} has `bands` and `require`: bands place a number and exclude nobody; keep one of the two.");
        if (bands.Count is < 2 or > RoleFile.MaxItems)
            fields.Error("bands", $"`bands` of {fields.What} must list 2 to {RoleFile.MaxItems} labels, each with the number it begins at.");
        if (bands.Zip(bands.Skip(1)).Any(p => p.First.From >= p.Second.From))
            fields.Error("bands", $"`bands` of {fields.What} must begin at higher and higher numbers.");
        if (bands.Select(b => b.Label).Distinct(StringComparer.OrdinalIgnoreCase).Count() < bands.Count)
            fields.Error("bands", $"`bands` of {fields.What} use a label twice.");
        return bands.Count < 2 ? null : bands;
    }
}
