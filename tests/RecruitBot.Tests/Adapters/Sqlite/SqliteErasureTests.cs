using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>After an erasure no byte of the person is in any file of the store, whatever happened on the way.</summary>
public sealed class SqliteErasureTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    // Every trace of the person holds this word: id, name, place, messages, what they wrote and what was said to them.
    private const string Word = "Quinquaginta";
    private readonly TemporaryFolder _folder = new();

    private string Db => _folder["store.db"];

    public void Dispose() => _folder.Dispose();

    // With secure_delete alone, without VACUUM, SQLite 3.35.5 leaves words behind for these (and for a fifth of all seeds).
    [Theory]
    [InlineData(104)]
    [InlineData(106)]
    [InlineData(116)]
    public async Task No_byte_of_the_person_is_in_any_file(int seed)
    {
        await using var store = SqliteSessionStore.Open(Db);
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
        await using (var store = SqliteSessionStore.Open(Db))
            await FillAsync(store, new Random(4));
        using (var connection = new SqliteFile(Db, TimeSpan.FromSeconds(1)).OpenWriter())
        {
            // Without overwriting, so that plenty is left to find.
            connection.Execute("PRAGMA secure_delete = OFF");
            connection.Execute("BEGIN IMMEDIATE");
            using var chain = new SqliteChain(connection);
            SqliteErasure.RemoveRows(connection, chain, "console:" + Word, [], Start);
            connection.Execute("COMMIT");
        }
        Assert.True(Traces() > 0, "Nothing was left to clean: the test shows nothing.");

        await using var next = SqliteSessionStore.Open(Db);

        Assert.Equal(0, Traces());
    }

    [Fact]
    public async Task A_reader_in_the_way_is_told_and_the_next_erasure_finishes()
    {
        await using var store = SqliteSessionStore.Open(Db, TimeSpan.FromMilliseconds(50));
        await FillAsync(store, new Random(5));
        using (var other = new SqliteConnection($"Data Source={Db};Pooling=False"))
        {
            other.Open();
            other.Execute("BEGIN DEFERRED");
            other.ExecuteScalar<long>("SELECT count(*) FROM events");

            var told = await Assert.ThrowsAsync<StoreException>(async () => await store.EraseAsync("console:" + Word, Start, None));

            Assert.Contains("Storage:Path", told.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Word, told.Message, StringComparison.Ordinal);
            Assert.Empty(await store.FindAsync(new() { CandidateId = "console:" + Word }, None));
            Assert.True(Traces() > 0, "Nothing was in the way: the test shows nothing.");
        }

        Assert.Equal(0, (await store.EraseAsync("console:" + Word, Start, None)).Sessions);
        Assert.Equal(0, Traces());
    }

    // Sessions of many people grow side by side, so that rows are moved between pages while the log is written.
    private static async Task FillAsync(ISessionStore store, Random random)
    {
        var versions = new int[24];
        for (var i = 0; i < 900; i++)
        {
            var who = random.Next(versions.Length);
            var name = who < 4 ? Word : "person" + who;
            var head = Head($"{who * 7919 % 24:x4}", "console:" + name, "r" + who, Stage.Submitted) with { CandidateName = name };
            var words = string.Concat(Enumerable.Repeat(name + " ", random.Next(1, random.Next(2) == 0 ? 3 : 200)));
            var append = Say(head, versions[who], words) with { MessageId = name + i };
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

    // Read by this process: closing the handle drops SQLite's locks, which is harmless only because nothing else uses the file meanwhile.
    private int Traces() =>
        Directory
            .GetFiles(Path.GetDirectoryName(Db)!)
            .Sum(file =>
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return Encoding.Latin1.GetString(copy.ToArray()).Split(Word).Length - 1;
            });
}
