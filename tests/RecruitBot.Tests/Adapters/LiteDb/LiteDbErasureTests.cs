using System.Security.Cryptography;
using System.Text;
using RecruitBot.Adapters.LiteDb;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.LiteDb;

/// <summary>After an erasure no byte of the person is in any file of the store, whatever happened on the way.</summary>
public sealed class LiteDbErasureTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    // Every trace of the person holds this word: id, name, place, messages, what they wrote and what was said to them.
    private const string Word = "Quinquaginta";
    private readonly TemporaryFolder _folder = new();

    private string Db => _folder["store.db"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task No_byte_of_the_person_is_in_any_file(int seed)
    {
        await using var store = LiteDbSessionStore.Open(Db);
        await FillAsync(store, new Random(seed));
        Assert.True(Traces() > 50, "The test must find what it looks for while it is there.");

        var erasure = await store.EraseAsync("console:" + Word, Start, None);

        Assert.Equal(4, erasure.Sessions);
        Assert.Equal(0, Traces());
        Assert.Equal(20, (await store.FindAsync(new(), None)).Count);
        await store.DisposeAsync();
        Assert.Equal(0, Traces());
    }

    [Fact]
    public async Task A_crash_before_the_file_was_cleaned_is_made_good_at_the_next_start()
    {
        var disk = new LossyDisk();
        await using var store = LiteDbSessionStore.Open(Db, disk.Open);
        await FillAsync(store, new Random(4));
        // The last moment at which only the log says that the person is gone.
        LossyDisk? crashed = null;
        disk.Before = step => crashed ??= step == "write store.db" ? disk.CutPower(new Random(1)) : null;
        await store.EraseAsync("console:" + Word, Start, None);
        Assert.True(Traces(crashed!) > 0, "Nothing was left to clean: the test shows nothing.");
        await store.DisposeAsync();

        await using var next = LiteDbSessionStore.Open(_folder["next/store.db"], crashed!.Open);

        Assert.Equal(0, Traces(crashed));
        Assert.Empty(await next.FindAsync(new() { CandidateId = "console:" + Word }, None));
    }

    [Fact]
    public async Task A_file_that_cannot_be_cleaned_is_told_and_the_next_erasure_finishes()
    {
        var disk = new LossyDisk();
        await using var store = LiteDbSessionStore.Open(Db, disk.Open);
        await FillAsync(store, new Random(5));
        disk.Before = step =>
        {
            if (step == "write store.db")
                throw new IOException("No space left on device", 28);
        };

        var told = await Assert.ThrowsAsync<StoreException>(async () => await store.EraseAsync("console:" + Word, Start, None));

        Assert.Contains("The record is erased, but traces of it stay", told.Message, StringComparison.Ordinal);
        Assert.Contains("is full", told.Message, StringComparison.Ordinal);
        disk.Before = null;
        Assert.Equal(0, (await store.EraseAsync("console:" + Word, Start, None)).Sessions);
        Assert.Equal(0, Traces(disk));
    }

    // Sessions of many people grow side by side, so that documents are moved between pages while the log is written.
    private static async Task FillAsync(ISessionStore store, Random random)
    {
        var versions = new int[24];
        for (var i = 0; i < 900; i++)
        {
            var who = random.Next(versions.Length);
            var name = who < 4 ? Word : "person" + who;
            var head = Head($"{who * 7919 % 24:x4}", "console:" + name, "r" + who, Stage.Submitted) with { CandidateName = name };
            var words = string.Concat(Enumerable.Repeat(name + " ", random.Next(1, random.Next(2) == 0 ? 3 : 200)));
            var append = Say(head, versions[who], words) with { MessageId = name + i, Unanswered = [versions[who] + 1] };
            append = append with { Events = [new CandidateWrote(name, words), append.Events[1]] };
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(append, None));
            versions[who] += 2;
            if (i % 30 != 0)
                continue;
            var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(words, 20)));
            var given = Append(head, versions[who], name + "given" + i, new ResumeGiven(name, new Resume(name, ResumeKind.Text, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)))));
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(given with { Files = [new SessionFile(versions[who] + 1, new ResumeContent(bytes, words))] }, None));
            versions[who]++;
        }
    }

    private int Traces() => Directory.GetFiles(Path.GetDirectoryName(Db)!).Where(f => !f.EndsWith("-lock", StringComparison.Ordinal)).Sum(f => Count(Read(f)));

    private static int Traces(LossyDisk disk) => disk.Files.Sum(f => Count(f.Bytes));

    private static int Count(byte[] bytes) => Encoding.Latin1.GetString(bytes).Split(Word).Length - 1;

    private static byte[] Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
