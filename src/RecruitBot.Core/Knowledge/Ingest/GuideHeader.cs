using System.Globalization;
using System.Text;

namespace RecruitBot.Core.Knowledge.Ingest;

/// <summary>The front matter of a guide that was made of a document.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Audience">Who may be told.</param>
/// <param name="AsOf">Its year; null when undated.</param>
/// <param name="Attribution">Who claims it; null when the employer does.</param>
/// <param name="Original">Name of the file that it was made of.</param>
/// <param name="Sha256">Of that file's bytes, lower-case hexadecimal.</param>
/// <param name="Version">1 for the first.</param>
/// <param name="AddedBy">Who added this version.</param>
/// <param name="AddedAt">When.</param>
public sealed record GuideHeader(
    string Title,
    Audience Audience,
    string? AsOf,
    string? Attribution,
    string Original,
    string Sha256,
    int Version,
    string AddedBy,
    DateTimeOffset AddedAt)
{
    private static readonly string[] Own = ["title", "audience", "asOf", "attribution", "original", "sha256", "version", "addedBy", "addedAt"];

    /// <summary>Reads it from a guide's text; null when the guide was written by hand.</summary>
    public static GuideHeader? Read(string source, string text)
    {
        var matter = FrontMatter.Read(source, text, []);
        if (matter.Text("sha256") is not { } hash || !int.TryParse(matter.Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return null;
        return new GuideHeader(
            matter.Text("title") ?? Path.GetFileNameWithoutExtension(source),
            Enum.TryParse<Audience>(matter.Text("audience"), ignoreCase: true, out var audience) ? audience : Audience.Recruiter,
            matter.Text("asOf"),
            matter.Text("attribution"),
            matter.Text("original") ?? "",
            hash,
            version,
            matter.Text("addedBy") ?? "",
            DateTimeOffset.TryParse(matter.Text("addedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : default);
    }

    /// <summary>The front matter with its lines of dashes.</summary>
    /// <param name="more">Further lines, such as what a person has reviewed.</param>
    public string Write(string more)
    {
        var text = new StringBuilder("---\n");
        void Line(string key, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                text.Append(key).Append(": ").Append(value).Append('\n');
        }
        Line("title", Quoted(Title));
        Line("audience", Audience.ToString().ToLowerInvariant());
        Line("asOf", Quoted(AsOf));
        Line("attribution", Quoted(Attribution));
        Line("original", Quoted(Original));
        Line("sha256", Sha256);
        Line("version", Version.ToString(CultureInfo.InvariantCulture));
        Line("addedBy", Quoted(AddedBy));
        Line("addedAt", AddedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return text.Append(more).Append("---\n\n").ToString();
    }

    /// <summary>The lines of a guide's front matter that people wrote: everything but the keys of this header. Ends with a line break when not empty.</summary>
    public static string PeoplesLines(string text)
    {
        var lines = new StringBuilder();
        var keeps = false;
        foreach (var line in text.Split('\n').Skip(1).TakeWhile(l => l.TrimEnd() != "---"))
        {
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] is not ('-' or '#' or ']' or '}'))
                keeps = !Own.Contains(line.Split(':')[0].Trim(), StringComparer.Ordinal);
            if (keeps)
                lines.Append(line.TrimEnd()).Append('\n');
        }
        return lines.ToString();
    }

    /// <summary>A YAML scalar that stays one whatever is in it: a double-quoted string (YAML 1.2, 7.3.1).</summary>
    private static string? Quoted(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var quoted = new StringBuilder("\"");
        foreach (var c in text.Trim())
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (char.IsControl(c))
                quoted.Append(' ');
            else
                quoted.Append(c);
        return quoted.Append('"').ToString();
    }
}
