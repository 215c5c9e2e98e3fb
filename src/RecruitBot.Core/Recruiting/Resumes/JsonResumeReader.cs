using System.Text.Json;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Core.Recruiting.Resumes;

/// <summary>
/// Writes a JSON Resume (https://jsonresume.org/schema) as text that people read: its known sections in the order of the schema, and nothing else of
/// it. Pictures and members that the schema does not have are left out; addresses are written and never followed.
/// </summary>
public static class JsonResumeReader
{
    // basics.location is the deepest that the schema goes: five levels; more is somebody's attempt at a stack.
    private const int MostDepth = 16;
    private const int MostEntries = 500;

    /// <summary>A section that holds a list of entries.</summary>
    /// <param name="Key">Its member.</param>
    /// <param name="Heading">For people.</param>
    /// <param name="Title">Members that name an entry.</param>
    /// <param name="Text">Members that are sentences.</param>
    /// <param name="Lists">Members that are lists of words or sentences.</param>
    private sealed record Section(string Key, string Heading, string[] Title, string[] Text, string[] Lists);

    private static readonly Section[] Sections =
    [
        new("work", "Work", ["position", "name", "company", "location"], ["summary", "description", "url", "website"], ["highlights"]),
        new("volunteer", "Volunteering", ["position", "organization"], ["summary", "url", "website"], ["highlights"]),
        new("education", "Education", ["studyType", "area", "institution"], ["score", "gpa", "url"], ["courses"]),
        new("awards", "Awards", ["title", "awarder"], ["summary"], []),
        new("certificates", "Certificates", ["name", "issuer"], ["url"], []),
        new("publications", "Publications", ["name", "publisher"], ["summary", "url", "website"], []),
        new("skills", "Skills", ["name", "level"], [], ["keywords"]),
        new("languages", "Languages", ["language", "fluency"], [], []),
        new("interests", "Interests", ["name"], [], ["keywords"]),
        new("projects", "Projects", ["name", "entity"], ["description", "url"], ["roles", "highlights", "keywords"]),
        new("references", "References", ["name"], ["reference"], []),
    ];

    private static readonly string[] Dates = ["date", "releaseDate", "startDate", "endDate"];

    /// <summary>The text.</summary>
    /// <exception cref="DocumentRefusedException">It is no JSON Resume, or made to do harm; the message says what to do.</exception>
    public static string Read(ReadOnlyMemory<byte> bytes, DocumentLimits limits)
    {
        try
        {
            var text = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MostDepth });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || (!Has(root, "basics", JsonValueKind.Object) && !Sections.Any(s => Has(root, s.Key, JsonValueKind.Array))))
                throw Foreign();
            var markdown = new MarkdownText(limits);
            if (Has(root, "basics", JsonValueKind.Object))
                Basics(root.GetProperty("basics"), markdown);
            foreach (var section in Sections.Where(s => Has(root, s.Key, JsonValueKind.Array)))
                Write(section, root.GetProperty(section.Key), markdown);
            return markdown.ToString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A text in it can be half of a surrogate pair, which is no Unicode.
            throw Foreign(e);
        }
    }

    private static void Basics(JsonElement basics, MarkdownText to)
    {
        to.Heading(1, Text(basics, "name") ?? "");
        to.Paragraph(Text(basics, "label") ?? "");
        foreach (var name in (string[])["email", "phone", "url", "website"])
            if (Text(basics, name) is { } value)
                to.Item(value);
        if (Has(basics, "location", JsonValueKind.Object))
            to.Item(Joined(basics.GetProperty("location"), ["address", "postalCode", "city", "region", "countryCode"]));
        foreach (var profile in Entries(basics, "profiles"))
            to.Item(Joined(profile, ["network", "username", "url"]));
        to.Paragraph(Text(basics, "summary") ?? "");
    }

    private static void Write(Section section, JsonElement list, MarkdownText to)
    {
        var entries = list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Take(MostEntries).ToList();
        if (entries.Count > 0)
            to.Heading(2, section.Heading);
        foreach (var entry in entries)
        {
            var title = Joined(entry, section.Title);
            var when = string.Join(" to ", Dates.Select(d => Text(entry, d)).OfType<string>());
            to.Paragraph(when.Length == 0 ? title : title.Length == 0 ? when : $"{title} ({when})");
            foreach (var name in section.Text)
                to.Paragraph(Text(entry, name) ?? "");
            foreach (var name in section.Lists)
                foreach (var item in Words(entry, name))
                    to.Item(item);
        }
    }

    private static string Joined(JsonElement entry, string[] names) => string.Join(", ", names.Select(n => Text(entry, n)).OfType<string>());

    private static IEnumerable<JsonElement> Entries(JsonElement of, string name) =>
        Has(of, name, JsonValueKind.Array) ? of.GetProperty(name).EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Take(MostEntries) : [];

    private static IEnumerable<string> Words(JsonElement of, string name) =>
        Has(of, name, JsonValueKind.Array)
            ? of.GetProperty(name).EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Take(MostEntries).Select(e => Clean(e.GetString()!))
            : [];

    /// <summary>A member as words, without what nobody sees; null when there are none.</summary>
    private static string? Text(JsonElement of, string name)
    {
        if (!of.TryGetProperty(name, out var value))
            return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => Clean(value.GetString()!),
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        return text.Length == 0 ? null : text;
    }

    private static string Clean(string text) => TextCleaning.Clean(text).Text.Trim();

    private static bool Has(JsonElement of, string name, JsonValueKind kind) => of.TryGetProperty(name, out var value) && value.ValueKind == kind;

    private static DocumentRefusedException Foreign(Exception? inner = null) =>
        new("It is no JSON Resume (jsonresume.org/schema): that has sections such as basics, work or education.", inner) { Fault = DocumentFault.OtherKind };
}
