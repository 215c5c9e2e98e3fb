using Dapper;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>What somebody changes in the file behind the product's back is found, and the first entry that it breaks is named.</summary>
public sealed class SqliteTamperTests(FilledStore filled) : IClassFixture<FilledStore>
{
    public static TheoryData<string> Ways => [.. SqliteTampering.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_is_not_found_has_changed_nothing_that_is_read(string way)
    {
        var tampering = SqliteTampering.All.Single(t => t.Name == way);
        var found = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(12),
            Prop.ForAll(
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                seed =>
                {
                    if (IsFoundAsync(tampering.Do, new Random(seed)).GetAwaiter().GetResult())
                        found++;
                }
            )
        );
        // Now and then chance picks the same thing twice, or what is there already.
        Assert.True(found >= 2, $"Only {found} of 12 were found.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task A_chain_that_was_cut_short_is_told_by_the_head_that_was_kept(int entries)
    {
        var copy = filled.Copy();
        using (var db = FilledStore.Connect(copy))
            SqliteTampering.Truncate(db, entries);
        Assert.False((await FilledStore.VerifyAsync(copy, filled.Head)).Holds);
    }

    [Fact]
    public async Task Everything_cut_back_to_an_earlier_day_is_told_by_the_head_alone()
    {
        // What a restored disk image looks like: all of it is true, and not all of the truth.
        var copy = filled.Copy();
        using (var db = FilledStore.Connect(copy))
            db.Execute("DELETE FROM audit; DELETE FROM events; DELETE FROM sessions; DELETE FROM files");
        Assert.True((await FilledStore.VerifyAsync(copy)).Holds);
        Assert.False((await FilledStore.VerifyAsync(copy, filled.Head)).Holds);
    }

    [Fact]
    public async Task The_first_broken_entry_is_named_with_its_session_and_events()
    {
        var copy = filled.Copy();
        using (var db = FilledStore.Connect(copy))
        {
            var (number, entry) = db.Query<(long Number, byte[] Content)>("SELECT number, content FROM audit ORDER BY number")
                .Select(r => (r.Number, Entry: AuditEntry.Read(r.Content)))
                .Last(r => r.Entry.Kind == AuditKind.Appended && r.Entry.To > r.Entry.From);
            // Two are broken: the one that comes first counts, whichever was broken first.
            foreach (var version in new[] { entry.To, entry.From })
                db.Execute("UPDATE events SET record = (SELECT record FROM events WHERE session_id = @s AND version = 1) WHERE session_id = @s AND version = @version", new { s = entry.Session, version });
            db.Execute("UPDATE audit SET content = content || x'20' WHERE number = (SELECT max(number) FROM audit)");
            var verdict = await FilledStore.VerifyAsync(copy);
            Assert.Equal(("main", number, entry.Session, entry.From, entry.To), (verdict.First!.Chain, verdict.First.Number!.Value, verdict.First.Session, verdict.First.From, verdict.First.To));
            Assert.Equal($"Entry {number} of chain main (session {entry.Session}, events {entry.From} to {entry.To}): its events are not those that were written.", verdict.First.Sentence);
        }
    }

    [Fact]
    public async Task A_session_that_was_erased_and_stands_there_again_is_found()
    {
        var (before, after) = (filled.Copy(), filled.Copy());
        await using (var store = SqliteSessionStore.Open(after))
            await store.EraseAsync(Office.Bob.Id, DateTimeOffset.UnixEpoch, CancellationToken.None);
        Assert.True((await FilledStore.VerifyAsync(after)).Holds);
        using (var db = FilledStore.Connect(after))
        {
            db.Execute("ATTACH @before AS earlier", new { before });
            foreach (var table in new[] { "sessions", "events", "files" })
                db.Execute($"INSERT INTO {table} SELECT * FROM earlier.{table} WHERE session_id NOT IN (SELECT session_id FROM {table})");
        }
        var verdict = await FilledStore.VerifyAsync(after);
        Assert.Contains("no entry accounts for what stands there", verdict.First!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erasure_that_is_only_claimed_is_found()
    {
        var copy = filled.Copy();
        await using (var store = SqliteSessionStore.Open(copy))
        {
            var bob = (await store.FindAsync(new SessionQuery { CandidateId = Office.Bob.Id }, CancellationToken.None))[0].SessionId;
            await new SqliteAuditLog(store).AddAsync(AuditEntry.Erased(new Erasure(1, 1, DateTimeOffset.UnixEpoch), [bob]), CancellationToken.None);
        }
        Assert.False((await FilledStore.VerifyAsync(copy)).Holds);
    }

    private async Task<bool> IsFoundAsync(Action<SqliteConnection, Random> tamper, Random random)
    {
        var copy = filled.Copy();
        using (var db = FilledStore.Connect(copy))
            try
            {
                tamper(db, random);
            }
            catch (SqliteException)
            {
                // The tables themselves forbid it.
            }
        var verdict = await FilledStore.VerifyAsync(copy);
        if (verdict.Holds)
            Assert.Equal(await FilledStore.ReadAllAsync(filled.Path), await FilledStore.ReadAllAsync(copy));
        File.Delete(copy);
        return !verdict.Holds;
    }
}
