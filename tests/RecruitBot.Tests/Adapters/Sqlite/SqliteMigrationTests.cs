using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Records;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>A file that an older version wrote goes on in this one.</summary>
public sealed class SqliteMigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_place_of_an_old_session_is_taken_from_its_head()
    {
        var head = Sample.Head() with { Version = 1 };
        await using (var old = new SqliteConnection($"Data Source={_folder["old.db"]};Pooling=False"))
        {
            await old.OpenAsync();
            SqliteSchema.Migrate(old, [SqliteSchema.Steps[0]]);
            await old.ExecuteAsync(
                "INSERT INTO sessions VALUES ('s1', 1, 'console:alice', 'backend', 'application', 'Screening', 1, NULL, 5, @head)",
                new { head = SessionJson.Write(head) }
            );
        }

        await using var store = SqliteSessionStore.Open(_folder["old.db"]);

        Assert.Equal(head, Assert.Single(await store.FindAsync(new SessionQuery { Place = head.Place }, CancellationToken.None)));
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Sample.Append(head, 1), CancellationToken.None));
    }

    [Fact]
    public async Task A_session_from_before_there_were_resumes_takes_one()
    {
        var head = Sample.Head() with { Version = 1 };
        await using (var old = new SqliteConnection($"Data Source={_folder["old.db"]};Pooling=False"))
        {
            await old.OpenAsync();
            SqliteSchema.Migrate(old, [.. SqliteSchema.Steps.Take(3)]);
            await old.ExecuteAsync(
                "INSERT INTO sessions VALUES ('s1', 1, 'console:alice', 'backend', 'application', 'Screening', 1, NULL, 5, @head, 'console', 'x')",
                new { head = SessionJson.Write(head) }
            );
        }

        await using var store = SqliteSessionStore.Open(_folder["old.db"]);

        var given = Sample.Append(head, 1, null, new ResumeGiven("m", new Resume("cv.txt", ResumeKind.Text, 1, Convert.ToHexStringLower(SHA256.HashData([7])))));
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(given with { Files = [new SessionFile(2, new ResumeContent([7], "7"))] }, CancellationToken.None));
        Assert.Equal([7], (await store.FileAsync("s1", 2, CancellationToken.None))!.Bytes);
    }

    [Fact]
    public async Task What_an_old_log_left_unanswered_waits_for_the_team_and_what_was_an_answer_does_not()
    {
        SessionEvent[] log =
        [
            new QuestionAnswered("m1", "Is there a gym? \ud83d", "backend", Abstention.Because(AbstentionKind.Unsupported), "h"),
            new QuestionAnswered("m2", "Is it warm?", "backend", Abstention.Because(AbstentionKind.Unsupported) with { Answered = true }, "h"),
            new QuestionAnswered("m3", "Did I use an index?", "backend", Abstention.Because(AbstentionKind.Unsupported), "h"),
            new AnswerGiven(ScriptItem.Main("c"), "m3", "Did I use an index?"),
        ];
        await using (var old = new SqliteConnection($"Data Source={_folder["old.db"]};Pooling=False"))
        {
            await old.OpenAsync();
            SqliteSchema.Migrate(old, [SqliteSchema.Steps[0], SqliteSchema.Steps[1]]);
            await old.ExecuteAsync(
                "INSERT INTO sessions VALUES ('s1', 4, 'console:alice', 'backend', 'application', 'Screening', 1, NULL, 5, @head, 'console', 'x')",
                new { head = SessionJson.Write(Sample.Head() with { Version = 4 }) }
            );
            for (var i = 0; i < log.Length; i++)
                await old.ExecuteAsync("INSERT INTO events VALUES ('s1', @version, @at, @json)", new { version = i + 1, at = Sample.Start.ToString("O"), json = SessionJson.Write(log[i]) });
        }

        await using var store = SqliteSessionStore.Open(_folder["old.db"]);

        var waiting = Assert.Single(await new SqliteGapStore(store).WaitingAsync(10, CancellationToken.None));
        Assert.Equal((new QuestionKey("s1", 1), "Is there a gym? \ud83d"), (waiting.Key, waiting.Text));
    }

    [Fact]
    public async Task An_old_log_is_read_as_it_was_and_taken_into_the_chain_with_its_files()
    {
        var head = Sample.Head() with { Version = 2 };
        SessionEvent[] log = [new CandidateWrote("m1", "a\0b \ud83d \"x\""), new CandidateWrote("m2", "second")];
        await using (var old = new SqliteConnection($"Data Source={_folder["old.db"]};Pooling=False"))
        {
            await old.OpenAsync();
            SqliteSchema.Migrate(old, [.. SqliteSchema.Steps.Take(5)]);
            await old.ExecuteAsync(
                "INSERT INTO sessions VALUES ('s1', 2, 'console:alice', 'backend', 'application', 'Screening', 1, NULL, 5, @head, 'console', 'x')",
                new { head = SessionJson.Write(head) }
            );
            for (var i = 0; i < log.Length; i++)
                await old.ExecuteAsync("INSERT INTO events VALUES ('s1', @version, @at, @json)", new { version = i + 1, at = Sample.Start.AddTicks(i + 7).ToString("O"), json = SessionJson.Write(log[i]) });
            await old.ExecuteAsync("INSERT INTO files VALUES ('s1', 1, x'0007', @text), ('s1', 2, x'08', NULL)", new { text = SessionJson.ToKey("t\0\ud83d") });
        }

        await using var store = SqliteSessionStore.Open(_folder["old.db"]);

        var events = await store.ReadAsync("s1", CancellationToken.None);
        Assert.Equal(log, events.Select(e => e.Event));
        Assert.Equal([Sample.Start.AddTicks(7), Sample.Start.AddTicks(8)], events.Select(e => e.At));
        Assert.Equal(head, Assert.Single(await store.FindAsync(new SessionQuery(), CancellationToken.None)));
        var file = await store.FileAsync("s1", 1, CancellationToken.None);
        Assert.Equal([0, 7], file!.Bytes);
        Assert.Equal("t\0\ud83d", file.Text);
        Assert.Null((await store.FileAsync("s1", 2, CancellationToken.None))!.Text);
        var audit = new SqliteAuditLog(store);
        var entry = AuditEntry.Read(Assert.Single(await audit.ReadAsync("main", 0, 9, CancellationToken.None)).Content);
        Assert.Equal((AuditKind.Adopted, "s1", 2L), (entry.Kind, entry.Session, entry.To));
        Assert.Equal(AuditEntry.DigestOf(await audit.RecordsAsync("s1", CancellationToken.None)), entry.Digest);
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Sample.Append(head, 2), CancellationToken.None));
    }

    [Fact]
    public async Task Replies_that_waited_go_out_in_their_order_before_newer_ones_and_those_delivered_do_not()
    {
        var said = Sample.Say(Sample.Head(), 0, "one", "two", "three");
        await using (var old = new SqliteConnection($"Data Source={_folder["old.db"]};Pooling=False"))
        {
            await old.OpenAsync();
            SqliteSchema.Migrate(old, [.. SqliteSchema.Steps.Take(6)]);
            await old.ExecuteAsync(
                "INSERT INTO sessions VALUES ('s1', 2, 'console:alice', 'backend', 'application', 'Screening', 1, NULL, 5, @head, 'console', @place)",
                new { head = PlainSeal.Write(System.Text.Encoding.UTF8.GetBytes(SessionJson.Write(said.Head))), place = said.Head.Place.Id }
            );
            for (var i = 0; i < 2; i++)
                await old.ExecuteAsync("INSERT INTO events VALUES ('s1', @version, @record)", new { version = i + 1, record = PlainSeal.Write(EventRecord.Write(said.At, said.Events[i])) });
            // In another order than their own, so that what counts is seen.
            await old.ExecuteAsync(
                "INSERT INTO deliveries VALUES (70, 's1', 2, 1, 'console', @place, 0), (80, 's1', 2, 0, 'console', @place, 0), (90, 's1', 2, 2, 'console', @place, 1)",
                new { place = said.Head.Place.Id }
            );
        }

        await using var store = SqliteSessionStore.Open(_folder["old.db"]);
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Sample.Say(said.Head, 2, "four"), CancellationToken.None));

        Assert.Equal(["two", "one", "four"], (await store.PendingAsync("console", null, CancellationToken.None)).Select(d => d.Reply.Text));
        Assert.Equal(["two", "one", "four"], (await store.PendingAsync("console", said.Head.Place.Id, CancellationToken.None)).Select(d => d.Reply.Text));
    }
}
