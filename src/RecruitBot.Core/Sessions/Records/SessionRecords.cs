using System.Security.Cryptography;
using System.Text.Json;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Core.Sessions.Records;

/// <summary>An append as bytes that an engine keeps. Made before the engine's transaction, since sealing may have to wait for a key.</summary>
/// <param name="Append">What is appended.</param>
/// <param name="Events">Its events, in order.</param>
/// <param name="Head">Its head.</param>
/// <param name="Files">Its files, in order; the text is null where nothing could be read.</param>
/// <param name="Entry">What the audit chain says of it.</param>
public sealed record SealedAppend(
    SessionAppend Append,
    IReadOnlyList<byte[]> Events,
    byte[] Head,
    IReadOnlyList<(long Version, byte[] Bytes, byte[]? Text)> Files,
    AuditEntry Entry
)
{
    /// <summary>How much there is of it.</summary>
    public long Bytes => Events.Sum(e => (long)e.Length) + Head.Length + Files.Sum(f => (long)f.Bytes.Length + (f.Text?.Length ?? 0));
}

/// <summary>Turns what a store is given into the bytes that it keeps, and back: the same for every engine.</summary>
public sealed class SessionRecords(IRecordSeal seal)
{
    /// <summary>The bytes of an append.</summary>
    public async ValueTask<SealedAppend> SealAsync(SessionAppend append, CancellationToken cancellationToken)
    {
        var (session, owner) = (append.Head.SessionId, append.Head.CandidateId);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var events = new byte[append.Events.Count][];
        for (var i = 0; i < events.Length; i++)
        {
            var record = EventRecord.Write(append.At, append.Events[i]);
            digest.AppendData(SHA256.HashData(record));
            events[i] = await seal.SealAsync(new(RecordKind.Event, session, append.ExpectedVersion + 1 + i), owner, record, cancellationToken);
        }
        var files = new List<(long, byte[], byte[]?)>(append.Files.Count);
        foreach (var (version, content) in append.Files)
            files.Add(
                (
                    version,
                    await seal.SealAsync(new(RecordKind.FileBytes, session, version), owner, content.Bytes, cancellationToken),
                    content.Text is { } text
                        ? await seal.SealAsync(new(RecordKind.FileText, session, version), owner, JsonSerializer.SerializeToUtf8Bytes(text, SessionJson.Options), cancellationToken)
                        : null
                )
            );
        return new SealedAppend(append, events, await SealHeadAsync(append.Head, cancellationToken), files, AuditEntry.Appended(append, digest.GetHashAndReset()));
    }

    /// <summary>An event from its bytes.</summary>
    /// <exception cref="StoreException">They cannot be opened.</exception>
    /// <exception cref="JsonException">They are no event that this build knows.</exception>
    public async ValueTask<RecordedEvent> OpenEventAsync(string sessionId, long version, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken)
    {
        var record = EventRecord.Read(await OpenRecordAsync(sessionId, version, stored, cancellationToken));
        return new RecordedEvent(version, record.At, record.Event);
    }

    /// <summary>The record of an event from its bytes, as its hash was made of it.</summary>
    /// <exception cref="StoreException">They cannot be opened.</exception>
    public ValueTask<byte[]> OpenRecordAsync(string sessionId, long version, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken) =>
        seal.OpenAsync(new(RecordKind.Event, sessionId, version), stored, cancellationToken);

    /// <summary>The bytes of a head.</summary>
    public ValueTask<byte[]> SealHeadAsync(SessionHead head, CancellationToken cancellationToken) =>
        seal.SealAsync(new(RecordKind.Head, head.SessionId, 0), head.CandidateId, JsonSerializer.SerializeToUtf8Bytes(head, SessionJson.Options), cancellationToken);

    /// <summary>A head from its bytes.</summary>
    /// <exception cref="StoreException">They cannot be opened.</exception>
    /// <exception cref="JsonException">They are no head.</exception>
    public async ValueTask<SessionHead> OpenHeadAsync(string sessionId, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<SessionHead>(await seal.OpenAsync(new(RecordKind.Head, sessionId, 0), stored, cancellationToken), SessionJson.Options)
        ?? throw new JsonException("null is not a head.");

    /// <summary>A file from its bytes.</summary>
    /// <exception cref="StoreException">They cannot be opened.</exception>
    public async ValueTask<ResumeContent> OpenFileAsync(string sessionId, long version, ReadOnlyMemory<byte> bytes, byte[]? text, CancellationToken cancellationToken) =>
        new(
            await seal.OpenAsync(new(RecordKind.FileBytes, sessionId, version), bytes, cancellationToken),
            text is not null
                ? JsonSerializer.Deserialize<string>(await seal.OpenAsync(new(RecordKind.FileText, sessionId, version), text, cancellationToken), SessionJson.Options)
                : null
        );

    /// <summary>Destroys a candidate's key.</summary>
    public ValueTask ForgetAsync(string candidateId, CancellationToken cancellationToken) => seal.ForgetAsync(candidateId, cancellationToken);
}
