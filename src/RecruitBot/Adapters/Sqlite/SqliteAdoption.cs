using System.Globalization;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>How what older versions wrote as text becomes records, and how these come into the chain.</summary>
internal static class SqliteAdoption
{
    /// <summary>What the steps of the schema call.</summary>
    public static void AddFunctions(SqliteConnection connection)
    {
        connection.CreateFunction<string, string, byte[]>("plain_event", (at, json) => PlainSeal.Write(EventRecord.Write(Time(at), json)), isDeterministic: false);
        connection.CreateFunction<byte[], byte[]>("plain", content => PlainSeal.Write(content), isDeterministic: true);
        connection.CreateFunction<string?, byte[]?>(
            "plain_text",
            text => text is null ? null : PlainSeal.Write(JsonSerializer.SerializeToUtf8Bytes(SessionJson.FromKey(text), SessionJson.Options)),
            isDeterministic: true
        );
    }

    /// <summary>One entry for the whole log of each session.</summary>
    public static void TakeIntoChain(SqliteConnection connection)
    {
        using var chain = new SqliteChain(connection);
        var log = connection.Query<(string Session, long Version, byte[] Record)>("SELECT session_id, version, record FROM events ORDER BY session_id, version", buffered: false);
        var (session, records) = ("", new List<byte[]>());
        foreach (var row in log)
        {
            if (row.Session != session)
                Adopt(chain, session, records);
            session = row.Session;
            records.Add(row.Record[1..]);
        }
        Adopt(chain, session, records);
    }

    private static void Adopt(SqliteChain chain, string session, List<byte[]> records)
    {
        if (records.Count == 0)
            return;
        // When it was written stands in the records themselves; the moment of a migration would say nothing about them.
        var at = EventRecord.Read(records[^1]).At;
        chain.Add(new AuditEntry(at, AuditKind.Adopted) { Session = SessionJson.FromKey(session), From = 1, To = records.Count, Digest = AuditEntry.DigestOf(records) }.ToBytes());
        records.Clear();
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
