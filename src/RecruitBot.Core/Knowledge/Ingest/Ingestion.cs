using System.Security.Cryptography;
using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Core.Knowledge.Flaws;

namespace RecruitBot.Core.Knowledge.Ingest;

/// <summary>Makes guides of documents: reads them, says what is wrong with them, and puts them on the shelf.</summary>
/// <param name="reading">Reads documents.</param>
/// <param name="path">The knowledge folder, in which guides are stored.</param>
/// <param name="time">The clock.</param>
/// <param name="answers">The folder of what the team wrote, with which documents are compared; null when there is none.</param>
public sealed class Ingestion(DocumentReading reading, string path, TimeProvider time, string? answers = null)
{
    private readonly GuideShelf _shelf = new(path);
    private readonly DraftShelf _drafts = new(path, time);

    /// <summary>How much of a document is read.</summary>
    public DocumentLimits Limits => reading.Limits;

    /// <summary>The guides that there are.</summary>
    public GuideShelf Shelf => _shelf;

    /// <summary>What would become of a document; nothing is stored.</summary>
    /// <exception cref="DocumentRefusedException">It cannot become knowledge; the message says why and what to do.</exception>
    public async Task<IngestDraft> PrepareAsync(IngestRequest request, CancellationToken cancellationToken)
    {
        var name = NameOf(request);
        var hash = Convert.ToHexStringLower(SHA256.HashData(request.Bytes.Span));
        var before = _shelf.Find(name);
        if (before is { Header: null })
            throw new DocumentRefusedException($"guides/{name}.md was written by hand and is not replaced; choose another name.");
        if (Unchanged(request, hash, before) is { } same)
            return same;
        var read = await reading.ReadAsync(request.FileName, request.Bytes, cancellationToken);
        var header = Header(request, read, hash, before, name);
        var text = header.Write(before is null ? "" : GuideHeader.PeoplesLines(before.Text)) + read.Text;
        if (System.Text.Encoding.UTF8.GetByteCount(text) > KnowledgeFolder.MaxFileBytes)
            throw new DocumentRefusedException($"It holds more than {KnowledgeFolder.MaxFileBytes / 1024 / 1024} MB of text; split it.");
        return Draft(before is null ? IngestResult.Added : IngestResult.Replaced, name, header, text, read.Notes);
    }

    /// <summary>Stores what was prepared. False when the shelf changed meanwhile, so that it has to be prepared anew.</summary>
    /// <exception cref="DocumentRefusedException">The folder cannot be written.</exception>
    public bool Store(IngestDraft draft)
    {
        return draft.Result == IngestResult.Unchanged || Writing(() => Put(draft.Name, draft.Version, draft.Text));
    }

    /// <summary>Keeps a draft until a person puts it in force; returns the key for <see cref="StoreKept"/>.</summary>
    /// <exception cref="DocumentRefusedException">The folder cannot be written.</exception>
    public string Keep(IngestDraft draft) => Writing(() => _drafts.Keep(draft));

    /// <summary>Stores a draft that was kept. False when the shelf changed meanwhile; null when there is no such draft any more.</summary>
    /// <exception cref="DocumentRefusedException">The folder cannot be written.</exception>
    public bool? StoreKept(string name, string key) =>
        Writing<bool?>(() =>
            GuideName.IsValid(name) && _drafts.Take(key) is { } text && GuideHeader.Read($"guides/{name}.md", text) is { } header ? Put(name, header.Version, text) : null);

    /// <summary>Drops a draft that was kept.</summary>
    public void Drop(string key) => Writing(() => _drafts.Take(key));

    /// <summary>Takes a guide away and keeps it among the earlier versions; null when there is none of that name.</summary>
    /// <exception cref="DocumentRefusedException">It was written by hand, or the folder cannot be written.</exception>
    public ShelvedGuide? Remove(string name, string by) =>
        Writing(() =>
        {
            if (!GuideName.IsValid(name) || _shelf.Find(name) is not { } guide)
                return null;
            if (guide.Header is null)
                throw new DocumentRefusedException($"guides/{name}.md was written by hand; delete the file yourself.");
            _shelf.Remove(guide, GuideName.LastPart(by), time.GetUtcNow());
            return guide;
        });

    private bool Put(string name, int version, string text)
    {
        if (NextVersion(name, _shelf.Find(name)) != version)
            return false;
        _shelf.Put(name, text);
        return true;
    }

    private static string NameOf(IngestRequest request)
    {
        if (request.Name is not null && !GuideName.IsValid(request.Name))
            throw new DocumentRefusedException($"A name is 1 to {GuideName.Longest} lower-case letters, digits and dashes, such as parental-leave.");
        return request.Name ?? GuideName.From(request.FileName) ?? throw new DocumentRefusedException("Its file name gives no name for the guide; choose one.");
    }

    /// <summary>The guide that was made of the same bytes with the same particulars; null when there is something to do.</summary>
    private IngestDraft? Unchanged(IngestRequest request, string hash, ShelvedGuide? before)
    {
        var same = before?.Header?.Sha256 == hash ? before : request.Name is null ? _shelf.All().FirstOrDefault(g => g.Header?.Sha256 == hash) : null;
        if (same?.Header is not { } header)
            return null;
        var differs =
            (request.Title is { } title && title.Trim() != header.Title)
            || (request.Audience is { } audience && audience != header.Audience)
            || (request.AsOf is { } asOf && asOf.Trim() != header.AsOf)
            || (request.Attribution is { } attribution && attribution.Trim() != header.Attribution);
        return differs ? null : Draft(IngestResult.Unchanged, same.Name, header, same.Text, []);
    }

    private GuideHeader Header(IngestRequest request, DocumentText read, string hash, ShelvedGuide? before, string name)
    {
        string? Field(string key) => read.Fields.GetValueOrDefault(key);
        var audience = request.Audience ?? before?.Header?.Audience ?? (Enum.TryParse<Audience>(Field("audience"), ignoreCase: true, out var own) ? own : Audience.Both);
        return new GuideHeader(
            Short(request.Title ?? before?.Header?.Title ?? read.Title ?? FirstHeading(read.Text)) ?? Titled(name),
            audience,
            Short(request.AsOf ?? Field("asOf") ?? before?.Header?.AsOf),
            Short(request.Attribution ?? Field("attribution") ?? before?.Header?.Attribution),
            GuideName.LastPart(request.FileName),
            hash,
            NextVersion(name, before),
            Short(request.By) ?? "unknown",
            time.GetUtcNow());
    }

    private int NextVersion(string name, ShelvedGuide? before) =>
        Math.Max(before?.Header?.Version ?? 0, _shelf.Earlier(name) is [.., var last] ? last : 0) + 1;

    private static string? Short(string? text)
    {
        var clean = text is null ? "" : TextCleaning.Clean(text).Text.ReplaceLineEndings(" ").Trim();
        return clean.Length == 0 ? null : clean[..Math.Min(clean.Length, 200)];
    }

    /// <summary>The heading that the text begins with; null when it begins with something else.</summary>
    private static string? FirstHeading(string text) => text.Length > 0 && text[0] == '#' ? text.Split('\n', 2)[0].TrimStart('#') : null;

    private static string Titled(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');

    private IngestDraft Draft(IngestResult result, string name, GuideHeader header, string text, IReadOnlyList<string> notes)
    {
        var source = $"guides/{name}.md";
        var (knowledge, document) = With(source, text);
        // Counted before anything else looks at them: what is refused should cost little.
        var units = UnitReader.Read(document).Count;
        if (units > reading.Limits.Units)
            throw new DocumentRefusedException($"It holds {units:N0} sentences and rows; at most {reading.Limits.Units:N0} are taken, so split it.");
        if (units == 0)
            throw new DocumentRefusedException("There is no sentence in it that could be quoted.");
        var problems = KnowledgeLint.Check(knowledge).FindAll(p => p.File == source || p.Message.Contains(source + ":", StringComparison.Ordinal));
        return new IngestDraft(result, name, header.Version, header.Sha256, text, header.Title, units, new DocumentFlaws(document).Usable().Count(), notes, problems);
    }

    /// <summary>The knowledge as it would be with this guide in it.</summary>
    private (KnowledgeBase Knowledge, KnowledgeDocument Document) With(string source, string text)
    {
        var added = KnowledgeFolder.FromTexts([(source, text)]);
        var all = KnowledgeFolder.Load(path, answers: answers);
        var knowledge = all with
        {
            Documents = [.. all.Documents.Where(d => d.Source != source).Concat(added.Documents).OrderBy(d => d.Source, StringComparer.Ordinal)],
            Problems = [.. all.Problems.Where(p => p.File != source), .. added.Problems],
        };
        return (knowledge, added.Documents[0]);
    }

    private T Writing<T>(Func<T> write)
    {
        try
        {
            using var alone = _shelf.Lock();
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentRefusedException($"{path} cannot be written (another ingest may be running): set Knowledge:Path to a folder that is your own.", e);
        }
    }
}
