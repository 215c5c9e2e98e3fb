using System.Text;

namespace RecruitBot.Core.Roles;

/// <summary>The anchors of a Markdown file's headings, as GitHub makes them: lower case, punctuation dropped, spaces to dashes.</summary>
public static class HeadingSlugs
{
    /// <summary>The slug of each <c>#</c> heading outside code blocks, in order; a repeated one gets -1, -2 and so on.</summary>
    public static IReadOnlyList<string> Of(string markdown)
    {
        var text = RoleDocument.Split(markdown)?.Body ?? RoleDocument.Normalise(markdown);
        var slugs = new List<string>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        string? fence = null;
        foreach (var line in text.Split('\n'))
        {
            var indent = line.Length - line.TrimStart(' ').Length;
            var content = line.Trim();
            if (indent > 3 || content.Length == 0)
                continue;
            if (fence is not null)
            {
                if (content.StartsWith(fence, StringComparison.Ordinal) && content.Trim(fence[0]).Length == 0)
                    fence = null;
            }
            else if (content.StartsWith("```", StringComparison.Ordinal) || content.StartsWith("~~~", StringComparison.Ordinal))
                fence = content[..3];
            else if (Heading(content) is { } heading)
            {
                var slug = Slug(heading);
                var times = seen[slug] = seen.GetValueOrDefault(slug, -1) + 1;
                slugs.Add(times == 0 ? slug : $"{slug}-{times}");
            }
        }
        return slugs;
    }

    /// <summary>The slug of one heading's text.</summary>
    public static string Slug(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        foreach (var c in heading.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
                slug.Append(c);
            else if (c == ' ')
                slug.Append('-');
        }
        return slug.ToString();
    }

    private static string? Heading(string line)
    {
        var level = line.Length - line.TrimStart('#').Length;
        if (level is < 1 or > 6 || line.Length == level || line[level] is not (' ' or '\t'))
            return null;
        var text = line[level..].Trim();
        var closing = text.TrimEnd('#');
        return closing.Length < text.Length && (closing.Length == 0 || closing[^1] == ' ') ? closing.Trim() : text;
    }
}
