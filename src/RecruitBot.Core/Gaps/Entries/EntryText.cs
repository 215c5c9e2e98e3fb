using System.Globalization;
using System.Text;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using YamlDotNet.Serialization;

namespace RecruitBot.Core.Gaps.Entries;

/// <summary>An entry as the guide that it is published as, its earlier versions in the front matter.</summary>
public static class EntryText
{
    private const int MostSlug = 40;

    private static readonly ISerializer Yaml = new SerializerBuilder().WithMaximumRecursion(8).Build();

    /// <summary>Where an entry is published: "guides/answered-slug-id.md", the same for all of its versions.</summary>
    public static string SourceOf(string entryId, string question)
    {
        var slug = new StringBuilder();
        foreach (var c in HeadingSlugs.Slug(question))
            if (slug.Length < MostSlug && (char.IsAsciiLetterOrDigit(c) || (c == '-' && slug.Length > 0 && slug[^1] != '-')))
                slug.Append(c);
        var name = slug.ToString().Trim('-');
        return $"guides/answered-{(name.Length > 0 ? name + "-" : "")}{entryId}.md";
    }

    /// <summary>The Markdown of an entry's latest version.</summary>
    /// <param name="versions">All versions, the latest last.</param>
    public static string Of(IReadOnlyList<EntryVersion> versions)
    {
        var latest = versions[^1];
        var matter = new Dictionary<string, object>
        {
            ["title"] = latest.Question,
            ["audience"] = "both",
            // Whatever figure it names is of the year in which it was written.
            ["asOf"] = latest.At.UtcDateTime.Year.ToString(CultureInfo.InvariantCulture),
            ["entry"] = latest.EntryId,
        };
        AddVersion(matter, latest);
        if (latest.RoleId is not null)
            matter["role"] = latest.RoleId;
        if (versions.Count > 1)
            matter["earlier"] = versions.SkipLast(1).Select(Earlier).ToList();
        var body = latest.IsWithdrawn() ? "" : $"\n## {latest.Question}\n\n{latest.Answer}\n";
        return $"---\n{Yaml.Serialize(matter).ReplaceLineEndings("\n")}---\n{body}";
    }

    /// <summary>The same for what is not saved yet.</summary>
    public static string Of(string question, string answer, DateTimeOffset at) => Of([new EntryVersion("draft", 1, "guides/draft.md", question, answer, null, new Person("", ""), at)]);

    private static Dictionary<string, object> Earlier(EntryVersion version)
    {
        var matter = new Dictionary<string, object>();
        AddVersion(matter, version);
        if (version.RoleId is not null)
            matter["role"] = version.RoleId;
        matter["question"] = version.Question;
        matter["answer"] = version.Answer;
        return matter;
    }

    private static void AddVersion(Dictionary<string, object> matter, EntryVersion version)
    {
        matter["version"] = version.Version;
        matter["author"] = version.Author.Name;
        if (version.LawfulBecause is not null)
            matter["lawfulBecause"] = version.LawfulBecause;
        matter["date"] = version.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
