using System.Text.Json;

namespace RecruitBot.Core.Sessions.Bundles;

/// <summary>What a bundle that holds was found to be.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Entries">Entries of the chain in it.</param>
/// <param name="Last">The latest of them.</param>
/// <param name="Quotes">Its quotes.</param>
public sealed record VerifiedBundle(BundleManifest Manifest, int Entries, BundleLine Last, BundleQuotes Quotes);

/// <summary>
/// Checks a bundle by itself. What it shows is that the parts belong together and were not changed one by one. That nobody made all of it
/// anew is shown by the store's chain, or by a head kept elsewhere, when it holds the hash of the bundle's last entry.
/// </summary>
public static class BundleVerification
{
    /// <summary>Checks a bundle.</summary>
    /// <exception cref="BundleException">It does not hold; the message says what is wrong first.</exception>
    public static VerifiedBundle Verify(Stream zip)
    {
        var files = BundleZip.Read(zip);
        if (!files.TryGetValue(BundleFormat.Manifest, out var json))
            throw new BundleException($"it holds no {BundleFormat.Manifest}, so it is no session bundle");
        var manifest = BundleManifest.Read(json);
        CheckFiles(manifest, files);
        try
        {
            return CheckContent(manifest, files);
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or NullReferenceException or ArgumentException)
        {
            throw new BundleException("its events are not such as this program writes");
        }
    }

    private static void CheckFiles(BundleManifest manifest, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var name in BundleFormat.Fixed)
            if (!manifest.Files.Any(f => f.Name == name))
                throw new BundleException($"{BundleFormat.Manifest} does not name {name}, which every bundle has");
        foreach (var file in manifest.Files)
        {
            if (!files.TryGetValue(file.Name, out var content))
                throw new BundleException($"{(BundleFormat.IsName(file.Name) ? file.Name : "a file that it names")} is missing");
            if (BundleFile.Of(file.Name, content) != file)
                throw new BundleException($"{file.Name} was changed: it is not the file that {BundleFormat.Manifest} names");
        }
        if (files.Keys.FirstOrDefault(n => n != BundleFormat.Manifest && !manifest.Files.Any(f => f.Name == n)) is { } extra)
            throw new BundleException($"it holds {extra}, which {BundleFormat.Manifest} does not name");
    }

    private static VerifiedBundle CheckContent(BundleManifest manifest, IReadOnlyDictionary<string, byte[]> files)
    {
        var records = Lines(files[BundleFormat.Records]).Select((line, i) => BundleRecord.Read(i + 1, line)).ToList();
        if (records.Count != manifest.Events || records.Count(r => r.IsWithheld) != manifest.Withheld)
            throw new BundleException($"{BundleFormat.Records} holds {records.Count} events, and {BundleFormat.Manifest} says otherwise");
        var chain = Lines(files[BundleFormat.Chain]).Select(l => JsonSerializer.Deserialize<BundleLine>(l.Span, SessionJson.Options)!).ToList();
        if (records.Count == 0 || BundleChain.Check(chain, manifest.Session, [.. records.Select(r => r.Hash)]) != records.Count)
            throw new BundleException($"no entry in {BundleFormat.Chain} vouches for the last events");
        if (records[0].Event() is not SessionOpened { SessionId: var opened } || opened != manifest.Session)
            throw new BundleException("its events are those of another session than it says");
        foreach (var (name, content) in BundleExtracts.Of(records))
            if (!files[name].AsSpan().SequenceEqual(content))
                throw new BundleException($"{name} does not say what the events say");
        CheckResumes(records, files, manifest.Withheld == 0);
        var passages = Lines(files[BundleFormat.Passages]).Select(l => JsonSerializer.Deserialize<BundlePassage>(l.Span, SessionJson.Options)!).ToList();
        return new VerifiedBundle(manifest, chain.Count, chain[^1], BundleQuotes.Check(records, passages));
    }

    private static void CheckResumes(List<BundleRecord> records, IReadOnlyDictionary<string, byte[]> files, bool isWhole)
    {
        var named = new HashSet<string>(BundleFormat.Fixed.Append(BundleFormat.Manifest), StringComparer.Ordinal);
        foreach (var record in records.Where(r => !r.IsWithheld))
            if (record.Event() is ResumeGiven { Resume: { } resume } && files.TryGetValue(BundleFormat.Resume(record.Version), out var bytes))
            {
                named.Add(BundleFormat.Resume(record.Version));
                if (!isWhole || BundleFile.Of("", bytes) != new BundleFile("", resume.Size, resume.Sha256))
                    throw new BundleException($"{BundleFormat.Resume(record.Version)} is not the r\u00e9sum\u00e9 that event {record.Version} names");
            }
        if (files.Keys.FirstOrDefault(n => !named.Contains(n)) is { } extra)
            throw new BundleException($"it holds {extra}, which none of its events names");
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(byte[] content)
    {
        for (var at = 0; at < content.Length; )
        {
            var end = Array.IndexOf(content, (byte)'\n', at);
            if (end < 0)
                end = content.Length;
            yield return content.AsMemory(at, end - at);
            at = end + 1;
        }
    }
}
