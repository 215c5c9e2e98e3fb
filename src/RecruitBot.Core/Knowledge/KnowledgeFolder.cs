using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecruitBot.Core.Knowledge;

/// <summary>Reads a knowledge folder. Whatever is wrong with a file becomes a problem in the result, never an exception.</summary>
public static class KnowledgeFolder
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MaxFileBytes = 5 * 1024 * 1024;

    private const string Guides = "guides";
    private const string Skills = "skills.yaml";

    private static readonly HashSet<string> GuideKeys = new(StringComparer.Ordinal)
    {
        "title", "audience", "asOf", "attribution", "unanswered", "reviewed", "questions", "original", "sha256", "version", "addedBy", "addedAt",
        "entry", "author", "date", "role", "earlier",
    };

    private static readonly HashSet<string> RoleKeys = new(StringComparer.Ordinal)
    {
        "id", "title", "version", "status", "level", "location", "salary", "sla", "deadline", "skills", "knockouts", "criteria", "attribution", "asOf",
        "unanswered", "reviewed", "questions",
    };

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads <c>roles/*.md</c>, <c>guides/*.md</c> and <c>skills.yaml</c> below a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="before">What was read from it last: files that are still the same are taken from there.</param>
    /// <param name="answers">A folder with more <c>guides/</c>, those that the team wrote; it need not exist. Where both have a guide, this one counts.</param>
    public static KnowledgeBase Load(string path, KnowledgeBase? before = null, string? answers = null)
    {
        // The vocabulary takes as long to read as the folder, and whoever loads a folder needs it next.
        _ = Task.Run(() => Vocabulary.Instance);
        var problems = new List<KnowledgeProblem>();
        var files = new List<(string Source, byte[] Bytes)>();
        if (!Directory.Exists(path))
            problems.Add(new KnowledgeProblem(".", 1, $"The knowledge folder \"{path}\" does not exist.") { Stops = true });
        else
            files.AddRange(Read(path, Sources(path, problems), problems));
        if (answers is not null && Directory.Exists(Path.Combine(answers, Guides)))
        {
            var written = Read(answers, Names(answers, Guides, problems), problems).ToList();
            files.RemoveAll(f => written.Exists(w => string.Equals(w.Source, f.Source, StringComparison.Ordinal)));
            files.AddRange(written);
            files.Sort((a, b) => string.CompareOrdinal(a.Source, b.Source));
        }
        return Parse(files, problems, before);
    }

    /// <summary>The same from texts in memory: relative path and content.</summary>
    public static KnowledgeBase FromTexts(IEnumerable<(string Source, string Text)> texts) =>
        Parse(
            [.. texts.OrderBy(t => t.Source, StringComparer.Ordinal).Select(t => (t.Source, Encoding.UTF8.GetBytes(t.Text)))],
            [],
            before: null);

    private static IEnumerable<(string Source, byte[] Bytes)> Read(string path, IEnumerable<string> sources, List<KnowledgeProblem> problems)
    {
        foreach (var source in sources)
            if (ReadBytes(path, source, problems) is { } bytes)
                yield return (source, bytes);
    }

    private static List<string> Sources(string path, List<KnowledgeProblem> problems)
    {
        var sources = new List<string>();
        foreach (var folder in new[] { Guides, "roles" })
            if (Directory.Exists(Path.Combine(path, folder)))
                sources.AddRange(Names(path, folder, problems));
            else
                problems.Add(new KnowledgeProblem(folder, 1, $"The folder \"{folder}\" is missing.") { Stops = true });
        if (File.Exists(Path.Combine(path, Skills)))
            sources.Add(Skills);
        sources.Sort(StringComparer.Ordinal);
        return sources;
    }

    private static List<string> Names(string path, string folder, List<KnowledgeProblem> problems)
    {
        try
        {
            return [.. Directory.EnumerateFiles(Path.Combine(path, folder), "*.md").Select(f => $"{folder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new KnowledgeProblem(folder, 1, "The folder cannot be read: " + e.Message) { Stops = true });
            return [];
        }
    }

    private static byte[]? ReadBytes(string path, string source, List<KnowledgeProblem> problems)
    {
        try
        {
            var file = new FileInfo(Path.Combine(path, source));
            if (file.Length <= MaxFileBytes)
                return File.ReadAllBytes(file.FullName);
            problems.Add(new KnowledgeProblem(source, 1, $"The file is larger than {MaxFileBytes / 1024 / 1024} MB and is not read.") { Stops = true });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new KnowledgeProblem(source, 1, "The file cannot be read: " + e.Message) { Stops = true });
        }
        return null;
    }

    private static KnowledgeBase Parse(List<(string Source, byte[] Bytes)> files, List<KnowledgeProblem> problems, KnowledgeBase? before)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var documents = new List<KnowledgeDocument>();
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyList<SkillName> skills = [];
        foreach (var (source, bytes) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{source}\0{bytes.Length}\0"));
            hash.AppendData(bytes);
            hashes[source] = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (before is not null && before.Hashes.GetValueOrDefault(source) == hashes[source])
            {
                problems.AddRange(before.Problems.Where(p => p.File == source));
                if (source == Skills)
                    skills = before.Skills;
                else if (before.Find(source) is { } same)
                    documents.Add(same);
                continue;
            }
            if (Decode(source, bytes, problems) is not { } text)
                continue;
            if (source == Skills)
                skills = SkillNames.Read(source, text, problems);
            else
                documents.Add(ReadDocument(source, text, problems));
        }
        return new KnowledgeBase(documents, skills, Convert.ToHexStringLower(hash.GetHashAndReset()), problems) { Hashes = hashes };
    }

    private static string? Decode(string source, byte[] bytes, List<KnowledgeProblem> problems)
    {
        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            var line = bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n') + 1;
            problems.Add(new KnowledgeProblem(source, line, "The file is not UTF-8 text and is not read.") { Stops = true });
            return null;
        }
    }

    private static KnowledgeDocument ReadDocument(string source, string text, List<KnowledgeProblem> problems)
    {
        var matter = FrontMatter.Read(source, text, problems);
        var isRole = source.StartsWith("roles/", StringComparison.Ordinal);
        foreach (var (key, line) in matter.Keys)
            if (!(isRole ? RoleKeys : GuideKeys).Contains(key))
                problems.Add(new KnowledgeProblem(source, line, $"The key \"{key}\" is not known here."));
        var name = Path.GetFileNameWithoutExtension(source);
        if (matter.Text("title") is null && matter.BodyStart > 0)
            problems.Add(new KnowledgeProblem(source, 1, "The front matter has no title."));
        return new KnowledgeDocument(
            source,
            isRole ? DocumentKind.Role : DocumentKind.Guide,
            text,
            matter.BodyStart,
            matter.Text("title") ?? name,
            isRole ? RoleAudience(matter) : GuideAudience(source, matter, problems),
            matter.Text("asOf"),
            Attribution.Parse(matter.Text("attribution")),
            [.. matter.List("unanswered").Select(u => new KnownGap(u.Value, u.Line))],
            isRole ? matter.Text("id") ?? name : null,
            isRole ? matter.Text("level") : null)
        {
            Reviewed = [.. matter.List("reviewed").Select(r => new ReviewedText(r.Value, r.Line))],
            Questions = [.. matter.Map("questions").Select(q => new GivenQuestion(q.Key, q.Value, q.Line))],
            Written = isRole ? null : WrittenBy(matter),
        };
    }

    private static WrittenAnswer? WrittenBy(FrontMatter matter) =>
        matter.Text("entry") is { } entry && int.TryParse(matter.Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new WrittenAnswer(entry, version, matter.Text("author") ?? "", matter.Text("date") ?? "", matter.Text("role"))
            : null;

    private static Audience RoleAudience(FrontMatter matter) =>
        string.Equals(matter.Text("status"), "draft", StringComparison.OrdinalIgnoreCase) ? Audience.Recruiter : Audience.Both;

    private static Audience GuideAudience(string source, FrontMatter matter, List<KnowledgeProblem> problems)
    {
        var written = matter.Text("audience");
        if (Enum.TryParse<Audience>(written, ignoreCase: true, out var audience) && !char.IsAsciiDigit(written![0]))
            return audience;
        if (matter.BodyStart > 0)
            problems.Add(
                written is null
                    ? new KnowledgeProblem(source, 1, "The front matter has no audience: candidate, recruiter or both.")
                    : new KnowledgeProblem(source, matter.Line("audience"), $"The audience \"{written}\" is none of candidate, recruiter, both."));
        // What was meant for whom is unknown: the narrow reading never tells a candidate too much.
        return written is null ? Audience.Both : Audience.Recruiter;
    }
}
