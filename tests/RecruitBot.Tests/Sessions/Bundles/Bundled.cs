using System.Text;
using System.Text.Json;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Bundles;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Sessions.Bundles;

/// <summary>Bundles of the application of a busy week, and ways to take them apart and put them together.</summary>
internal static class Bundled
{
    public static readonly DateTimeOffset At = new(2026, 3, 8, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The source that the answers of the week quote.</summary>
    public static KnowledgeBase Sources { get; } = KnowledgeFolder.FromTexts([("guides/bakery.md", $"# Flour\n\nWe are a bakery. {ScriptedAnswerer.Quote} It is ground on Mondays.\n\nWe close at noon.\n")]);

    /// <summary>The files of Alice's bundle.</summary>
    public static async Task<Dictionary<string, byte[]>> FilesAsync(bool whole = false, KnowledgeBase? sources = null)
    {
        using var office = new Office();
        await BusyWeek.RunAsync(office);
        return await FilesAsync((InMemorySessionStore)office.Store, (await office.StateAsync(Office.Alice)).Id, whole, sources ?? Sources);
    }

    /// <summary>The files of a session's bundle.</summary>
    public static async Task<Dictionary<string, byte[]>> FilesAsync(InMemorySessionStore store, string session, bool whole, KnowledgeBase? sources) =>
        new((await new BundleWriter(store, store, sources).FilesAsync(session, whole, At, CancellationToken.None))!, StringComparer.Ordinal);

    /// <summary>The zip file of these files.</summary>
    public static MemoryStream Zip(IReadOnlyDictionary<string, byte[]> files)
    {
        var zip = new MemoryStream();
        BundleZip.Write(zip, files, At);
        zip.Position = 0;
        return zip;
    }

    /// <summary>Checks these files.</summary>
    public static VerifiedBundle Verify(IReadOnlyDictionary<string, byte[]> files) => BundleVerification.Verify(Zip(files));

    /// <summary>What is wrong with these files.</summary>
    public static string Refusal(IReadOnlyDictionary<string, byte[]> files) => Assert.Throws<BundleException>(() => Verify(files)).Message;

    /// <summary>Makes the manifest name what is there, as somebody would who forges a bundle.</summary>
    public static Dictionary<string, byte[]> Signed(Dictionary<string, byte[]> files, Func<BundleManifest, BundleManifest>? more = null)
    {
        var manifest = BundleManifest.Read(files[BundleFormat.Manifest]) with { Files = [.. files.Where(f => f.Key != BundleFormat.Manifest).Select(f => BundleFile.Of(f.Key, f.Value))] };
        files[BundleFormat.Manifest] = JsonSerializer.SerializeToUtf8Bytes(more?.Invoke(manifest) ?? manifest, SessionJson.Options);
        return files;
    }

    /// <summary>A file as lines.</summary>
    public static List<string> Lines(byte[] content) => [.. Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Lines as a file.</summary>
    public static byte[] Of(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));
}
