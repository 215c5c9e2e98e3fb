using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Sessions.Bundles;
using static RecruitBot.Tests.Sessions.Bundles.Bundled;

namespace RecruitBot.Tests.Sessions.Bundles;

/// <summary>Whatever was done to a bundle, checking it says so in a clause and never believes what it was handed.</summary>
public sealed class DamagedBundleTests
{
    [Fact]
    public async Task Every_file_that_was_changed_is_missing_or_is_too_many_is_named()
    {
        var files = await FilesAsync(whole: true);
        foreach (var name in files.Keys.Where(n => n != BundleFormat.Manifest))
        {
            var content = files[name];
            Assert.Contains($"{name} was changed", Refusal(new Dictionary<string, byte[]>(files) { [name] = [.. content, (byte)' '] }), StringComparison.Ordinal);
            Assert.Contains($"{name} is missing", Refusal(files.Where(f => f.Key != name).ToDictionary()), StringComparison.Ordinal);
        }
        Assert.Contains("holds notes.txt", Refusal(new Dictionary<string, byte[]>(files) { ["notes.txt"] = [1] }), StringComparison.Ordinal);
        Assert.Contains("holds no manifest.json", Refusal(files.Where(f => f.Key != BundleFormat.Manifest).ToDictionary()), StringComparison.Ordinal);
    }

    // Whoever changes a file can change the manifest too: then the chain, the records and the quotes are what tells.
    [Theory]
    [InlineData(BundleFormat.Records, "Alice", "Alyce", "are not those that entry")]
    [InlineData(BundleFormat.Chain, "appended", "appendix", "is not what its hash was made of")]
    [InlineData(BundleFormat.Role, "Night Baker", "Day Baker", "role.json does not say what the events say")]
    [InlineData("scores.jsonl", "\"level\":", "\"level\":1", "scores.jsonl does not say what the events say")]
    [InlineData("consent.jsonl", "scoring", "telling", "consent.jsonl does not say what the events say")]
    [InlineData(BundleFormat.Passages, "river", "brook", "with words that passages.jsonl does not have")]
    [InlineData(BundleFormat.Manifest, "\"withheld\":0", "\"withheld\":1", "says otherwise")]
    [InlineData(BundleFormat.Manifest, "\"version\":1", "\"version\":2", "check it with a newer one")]
    [InlineData(BundleFormat.Manifest, "recruitbot-session-bundle", "another", "is not that of a session bundle")]
    public async Task What_was_forged_together_with_the_manifest_is_told(string name, string from, string to, string told)
    {
        var files = await FilesAsync(whole: true);
        var text = Encoding.UTF8.GetString(files[name]);
        var changed = text.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        files[name] = Encoding.UTF8.GetBytes(changed);
        Assert.Contains(told, Refusal(name == BundleFormat.Manifest ? files : Signed(files)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_were_taken_out_put_in_or_exchanged_are_told()
    {
        foreach (var name in new[] { BundleFormat.Records, BundleFormat.Chain })
        {
            var files = await FilesAsync(whole: true);
            var lines = Lines(files[name]);
            List<List<string>> forged = [[.. lines.Take(lines.Count - 1)], [.. lines.Skip(1)], [.. lines, lines[^1]], [lines[1], lines[0], .. lines.Skip(2)], []];
            foreach (var other in forged)
            {
                files[name] = Of(other);
                Refusal(Signed(files, m => name == BundleFormat.Records ? m with { Events = other.Count } : m));
            }
        }
    }

    [Fact]
    public async Task Another_sessions_name_is_told()
    {
        var files = await FilesAsync(whole: true);
        Assert.Contains("about another session", Refusal(Signed(files, m => m with { Session = "bbbbbbbbbbbbbbbb" })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_zip_file_is_cut_short_or_leads_elsewhere_is_told()
    {
        Assert.Equal("it is not a zip file", Told(Encoding.UTF8.GetBytes("Dear diary")));
        Assert.Equal("it is not a zip file", Told([]));
        var zip = Zip(await FilesAsync()).ToArray();
        for (var part = 1; part < 20; part++)
            Assert.Contains("cut short or damaged", Told(zip[..(zip.Length * part / 20)]), StringComparison.Ordinal);
        foreach (var name in new[] { "../manifest.json", "/etc/passwd", "a/manifest.json", "..\\manifest.json", "C:x.json", "manifest.json\0.txt", "folder/" })
            Assert.Contains("nothing was unpacked", Told(ZipOf((name, [1]))), StringComparison.Ordinal);
        Assert.Contains("holds manifest.json twice", Told(ZipOf((BundleFormat.Manifest, [1]), (BundleFormat.Manifest, [2]))), StringComparison.Ordinal);
        Assert.Contains("more than 1000 files", Told(ZipOf([.. Enumerable.Range(0, 1001).Select(i => ($"a{i}.txt", Array.Empty<byte>()))])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_is_not_unpacked()
    {
        var bomb = ZipOf(("a.json", new byte[100_000]), ("b.json", new byte[1_000_000]));
        Assert.True(bomb.Length < 10_000);
        var told = Assert.Throws<BundleException>(() => BundleZip.Read(new MemoryStream(bomb), most: 1_048_576));
        Assert.Contains("unpacks to more than 1024 KB", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_byte_of_the_zip_file_is_found_or_has_changed_no_file()
    {
        var files = await FilesAsync();
        var zip = Zip(files).ToArray();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                seed =>
                {
                    var random = new Random(seed);
                    var changed = zip.ToArray();
                    changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
                    try
                    {
                        BundleVerification.Verify(new MemoryStream(changed));
                    }
                    catch (BundleException)
                    {
                        return;
                    }
                    Assert.Equal(files, BundleZip.Read(new MemoryStream(changed)));
                }
            )
        );
    }

    [Fact]
    public async Task Nonsense_under_a_manifest_of_its_own_ends_in_a_clause()
    {
        var files = await FilesAsync(whole: true);
        var names = files.Keys.Where(n => n != BundleFormat.Manifest).ToList();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                seed =>
                {
                    var random = new Random(seed);
                    var forged = new Dictionary<string, byte[]>(files, StringComparer.Ordinal);
                    var name = names[random.Next(names.Count)];
                    var content = forged[name].ToArray();
                    for (var i = random.Next(1, 4); i > 0 && content.Length > 0; i--)
                        content[random.Next(content.Length)] = "{}[]\",:0aZ \n\\"u8[random.Next(13)];
                    forged[name] = content;
                    try
                    {
                        Verify(Signed(forged));
                    }
                    catch (BundleException)
                    {
                        return;
                    }
                    // What still holds says the same: a byte was what it was, or stands where only people read.
                    Assert.True(content.AsSpan().SequenceEqual(files[name]) || name == BundleFormat.Passages || name == BundleFormat.Chain, name);
                }
            )
        );
    }

    private static string Told(byte[] zip) => Assert.Throws<BundleException>(() => BundleVerification.Verify(new MemoryStream(zip))).Message;

    private static byte[] ZipOf(params (string Name, byte[] Content)[] files)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        return stream.ToArray();
    }
}
