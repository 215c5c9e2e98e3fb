using RecruitBot.Core.Language;

namespace RecruitBot.Core.Roles;

/// <summary>Finds the role that people mean by loosely written words.</summary>
public static class RoleMatch
{
    /// <summary>
    /// The role of that id or title; else the one role whose title shares the most words with the text, when at least half of the text's words
    /// occur in it and no other role does as well. Null when none or several fit.
    /// </summary>
    public static Role? Match(this RoleCatalog catalog, string text)
    {
        var wanted = text.Trim();
        var exact = catalog.Roles.FirstOrDefault(r =>
            string.Equals(r.Id, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(r.Title, wanted, StringComparison.OrdinalIgnoreCase)
        );
        if (exact is not null || wanted.Length is 0 or > 200)
            return exact;
        var words = Words(wanted);
        words.ExceptWith(["the", "a", "an", "role", "job", "position", "of", "as", "for"]);
        var ranked = catalog
            .Roles.Select(r => (Role: r, Title: Words(r.Title)))
            .Select(r => (r.Role, Shared: r.Title.Count(words.Contains), Extra: r.Title.Count(w => !words.Contains(w))))
            .Where(r => r.Shared * 2 >= words.Count && r.Shared > 0)
            .OrderByDescending(r => r.Shared)
            .ThenBy(r => r.Extra)
            .ToList();
        return ranked switch
        {
            [] => null,
            [var only] => only.Role,
            [var first, var second, ..] => (first.Shared, first.Extra) == (second.Shared, second.Extra) ? null : first.Role,
        };
    }

    private static HashSet<string> Words(string text) => [.. Tokenizer.Tokenize(text).Select(t => t.Stem)];
}
