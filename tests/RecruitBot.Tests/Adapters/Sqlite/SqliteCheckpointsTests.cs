using System.Diagnostics;
using System.Security.Cryptography;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>What is committed moves from the log into the main file while the store is in use, though no commit waits for that.</summary>
public sealed class SqliteCheckpointsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();
    private int _appended;

    private string Db => _folder["store.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_log_is_moved_and_begins_anew()
    {
        await using var store = SqliteSessionStore.Open(Db);

        await AppendUntilAsync(store, () => Length(Db) > 8_000_000, "the main file grows");
        var log = 0L;
        await AppendUntilAsync(store, () => log == (log = Length(Db + "-wal")), "the log is written from its start");

        Assert.Equal(_appended, (await store.ReadAsync("s1", CancellationToken.None)).Count);
    }

    [Fact]
    public async Task An_erasure_finds_the_log_its_own_while_much_is_written()
    {
        await using var store = SqliteSessionStore.Open(Db);
        await AppendUntilAsync(store, () => Length(Db + "-wal") > 12_000_000, "the log grows");
        for (var round = 0; round < 4; round++)
        {
            await store.AppendAsync(Append(Head("gone", "c:gone"), 0), CancellationToken.None);
            for (var i = 0; i < 3; i++)
                await AppendAsync(store);
            Assert.Equal(1, (await store.EraseAsync("c:gone", Start, CancellationToken.None)).Sessions);
        }
    }

    private async Task AppendUntilAsync(SqliteSessionStore store, Func<bool> done, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!done())
        {
            Assert.True(watch.Elapsed < Patience, $"It was waited for in vain that {what}.");
            await AppendAsync(store);
        }
    }

    private async Task AppendAsync(SqliteSessionStore store)
    {
        var bytes = RandomNumberGenerator.GetBytes(500_000);
        var given = new ResumeGiven("m", new Resume("cv.pdf", ResumeKind.Pdf, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        var append = Append(Head(), _appended, null, given) with { Files = [new SessionFile(++_appended, new ResumeContent(bytes, null))] };
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(append, CancellationToken.None));
    }

    private static long Length(string path) => new FileInfo(path).Length;
}
