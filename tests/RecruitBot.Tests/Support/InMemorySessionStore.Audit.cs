using System.Security.Cryptography;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Tests.Support;

public sealed partial class InMemorySessionStore : IAuditLog
{
    private const string Chain = "main";
    private readonly Dictionary<string, List<byte[]>> _records = new(StringComparer.Ordinal);
    private readonly List<AuditLine> _lines = [];

    public async ValueTask AddAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        await Locked(
            () =>
            {
                Add(entry);
                return true;
            },
            cancellationToken
        );

    public ValueTask<IReadOnlyList<string>> ChainsAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>([Chain]);

    public ValueTask<IReadOnlyList<AuditLine>> ReadAsync(string chain, long after, int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<AuditLine>>(() => chain == Chain ? [.. _lines.Skip((int)after).Take(limit)] : [], cancellationToken);

    public ValueTask<IReadOnlyList<byte[]>> RecordsAsync(string sessionId, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<byte[]>>(() => [.. _records.GetValueOrDefault(sessionId, [])], cancellationToken);

    public ValueTask<IReadOnlyList<string>> SessionIdsAsync(string? after, int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<string>>(
            () => [.. _heads.Keys.Order(StringComparer.Ordinal).Where(id => string.CompareOrdinal(id, after ?? "") > 0).Take(limit)],
            cancellationToken
        );

    private void Record(SessionAppend append)
    {
        if (!_records.TryGetValue(append.Head.SessionId, out var records))
            _records.Add(append.Head.SessionId, records = []);
        var written = append.Events.Select(e => EventRecord.Write(append.At, e)).ToList();
        records.AddRange(written);
        Add(AuditEntry.Appended(append, SHA256.HashData([.. written.SelectMany(r => SHA256.HashData(r))])));
    }

    private void Add(AuditEntry entry)
    {
        var content = entry.ToBytes();
        _lines.Add(new AuditLine(Chain, _lines.Count + 1, content, AuditChain.Next(_lines.Count == 0 ? AuditChain.Start : _lines[^1].Hash, content)));
    }
}
