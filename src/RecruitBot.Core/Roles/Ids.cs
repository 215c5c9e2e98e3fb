namespace RecruitBot.Core.Roles;

/// <summary>The rules for ids, which end up in button ids, file names and command options.</summary>
internal static class Ids
{
    /// <summary>Whether an id has 1 to <see cref="RoleFile.MaxId"/> lower-case letters, digits and dashes.</summary>
    public static bool IsValid(string id) =>
        id.Length is > 0 and <= RoleFile.MaxId && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>An id made of a title, of at most so many characters: letters of other scripts without their marks, or left out. Empty when nothing is left.</summary>
    public static string Of(string title, int longest)
    {
        var plain = title.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant();
        var words = new string([.. plain.Where(c => !(c > 127 && !char.IsWhiteSpace(c))).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var id = string.Join('-', words);
        return id[..Math.Min(id.Length, longest)].Trim('-');
    }

    /// <summary>The id of a mapping, with an error logged when it is missing or misshapen.</summary>
    public static string Read(RoleFields fields, string example)
    {
        var id = fields.Required("id", example);
        if (id.Length > 0 && !IsValid(id))
            fields.Error(
                "id",
                $"The id `{RoleFields.Short(id)}` must have at most {RoleFile.MaxId} lower-case letters, digits and dashes, because buttons carry it."
            );
        return id;
    }

    /// <summary>Logs ids that occur twice, be it in one list or in both: answers are kept by id.</summary>
    public static void CheckDistinct(RoleFields role, IEnumerable<(string List, string Id)> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (list, id) in ids)
        {
            var position = positions[list] = positions.GetValueOrDefault(list, -1) + 1;
            if (id.Length > 0 && !seen.Add(id))
                role.ErrorAt(
                    $"{list}/{position}/id", $"The id `{id}` is used twice in this role; give each knock-out and criterion its own."
                );
        }
    }
}
