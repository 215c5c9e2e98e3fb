using System.Text;
using System.Text.Json;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Core.Sessions.Bundles;

/// <summary>Makes bundles.</summary>
/// <param name="store">The store.</param>
/// <param name="audit">Its chain.</param>
/// <param name="knowledge">Where the passages are looked up; null when there are no sources.</param>
public sealed class BundleWriter(ISessionStore store, IAuditLog audit, KnowledgeBase? knowledge)
{
    /// <summary>The files of a session's bundle; null when there is no such session.</summary>
    /// <param name="session">Its id.</param>
    /// <param name="whole">Whether everything is given: words that reviewers are not shown, and résumés, too.</param>
    /// <param name="at">When it is exported.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async ValueTask<IReadOnlyDictionary<string, byte[]>?> FilesAsync(string session, bool whole, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (lines, heads) = await BundleChain.FindAsync(audit, session, cancellationToken);
        // What was written since has entries of its own, which are not among these.
        var covered = BundleChain.Check(lines, session, null);
        var raw = (await audit.RecordsAsync(session, cancellationToken)).Take((int)covered).ToList();
        if (raw.Count == 0)
            return null;
        var events = raw.ConvertAll(r => EventRecord.Read(r));
        var withheld = whole ? SealedWords.None : SealedWords.Of(events.Select((e, i) => new RecordedEvent(i + 1, e.At, e.Event)));
        var written = raw.Select((record, i) => Line(record, events[i], withheld)).ToList();
        var records = written.Select((line, i) => BundleRecord.Read(i + 1, line)).ToList();
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [BundleFormat.Records] = [.. written.SelectMany(l => l.Append((byte)'\n'))],
            [BundleFormat.Chain] = Lines(lines),
            [BundleFormat.Passages] = Lines(
                records.Where(r => !r.IsWithheld).SelectMany(r => BundlePassages.QuotesOf(r.Event()).Select(q => BundlePassages.Find(r.Version, q.Source, q.Quote, knowledge)))
            ),
        };
        foreach (var (name, content) in BundleExtracts.Of(records))
            files[name] = content;
        for (var i = 0; whole && i < events.Count; i++)
            if (events[i].Event is ResumeGiven && await store.FileAsync(session, i + 1, cancellationToken) is { } file)
                files[BundleFormat.Resume(i + 1)] = file.Bytes;
        var manifest = new BundleManifest(
            BundleFormat.Name,
            BundleFormat.Version,
            session,
            at,
            records.Count,
            records.Count(r => r.IsWithheld),
            heads,
            [.. files.Select(f => BundleFile.Of(f.Key, f.Value))]
        );
        files[BundleFormat.Manifest] = JsonSerializer.SerializeToUtf8Bytes(manifest, SessionJson.Options);
        return files;
    }

    private static byte[] Line(byte[] record, EventRecord read, SealedWords withheld)
    {
        var shown = SealedJson.ForPeople(read.Event, withheld)?.ToJsonString(SessionJson.Options);
        var asItIs = SealedJson.ForPeople(read.Event, SealedWords.None)?.ToJsonString(SessionJson.Options);
        return shown == asItIs ? record : BundleRecord.Withheld(record, read.At, shown!);
    }

    private static byte[] Lines<T>(IEnumerable<T> items) => Encoding.UTF8.GetBytes(string.Concat(items.Select(i => JsonSerializer.Serialize(i, SessionJson.Options) + "\n")));
}
