using System.Text.Json;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Core.Privacy.Retention;

/// <summary>A person whose record may not be erased for now, since a court or the law may need it.</summary>
/// <param name="CandidateId">Whose.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="Why">Why, in the team's words.</param>
/// <param name="At">When.</param>
/// <param name="ErasureAskedAt">When the person asked to have it erased, which happens when the hold ends; null when they did not.</param>
public sealed record LegalHold(string CandidateId, string By, string Why, DateTimeOffset At, DateTimeOffset? ErasureAskedAt = null);

/// <summary>Something was to be erased that is held.</summary>
public sealed class ErasureHeldException(LegalHold hold)
    : StoreException($"This record is under legal hold since {hold.At:d MMMM yyyy} (by {hold.By}), so nothing was erased: end the hold with recruitbot retention release, then erase.");

/// <summary>Legal holds. Each begins and ends with an entry in the audit chain that says who and why, and names the person by their sessions alone.</summary>
public sealed class LegalHolds(IPlatformNotes notes, IAuditLog audit, TimeProvider time)
{
    /// <summary>The platform of the notes that holds are.</summary>
    public const string Platform = "retention";

    private const string Prefix = "hold.";

    /// <summary>The hold on a person, or null.</summary>
    public async ValueTask<LegalHold?> FindAsync(string candidateId, CancellationToken ct) =>
        await notes.FindAsync(Platform, Prefix + candidateId, ct) is { } value ? Read(value) : null;

    /// <summary>All holds.</summary>
    public async ValueTask<IReadOnlyList<LegalHold>> ListAsync(CancellationToken ct) => [.. (await notes.ListAsync(Platform, Prefix, ct)).Select(n => Read(n.Value))];

    /// <summary>Begins a hold; false when there is one, which stays as it is.</summary>
    /// <param name="sessions">Their sessions.</param>
    /// <param name="by">Who orders it.</param>
    /// <param name="why">Why.</param>
    /// <param name="ct">Stops waiting.</param>
    public async ValueTask<bool> PlaceAsync(IReadOnlyList<SessionHead> sessions, string by, string why, CancellationToken ct)
    {
        var candidate = sessions[0].CandidateId;
        if (await FindAsync(candidate, ct) is not null)
            return false;
        // The hold first: a crash in between protects too much rather than too little.
        await SaveAsync(new LegalHold(candidate, by, why, time.GetUtcNow()), ct);
        await audit.AddAsync(Entry(AuditKind.Held, sessions, by, why), ct);
        return true;
    }

    /// <summary>Ends a hold; what it was, or null when there is none.</summary>
    /// <param name="sessions">Their sessions.</param>
    /// <param name="by">Who orders it.</param>
    /// <param name="why">Why.</param>
    /// <param name="ct">Stops waiting.</param>
    public async ValueTask<LegalHold?> ReleaseAsync(IReadOnlyList<SessionHead> sessions, string by, string why, CancellationToken ct)
    {
        var candidate = sessions[0].CandidateId;
        if (await FindAsync(candidate, ct) is not { } hold)
            return null;
        await audit.AddAsync(Entry(AuditKind.Released, sessions, by, why), ct);
        await notes.RemoveAsync(Platform, Prefix + candidate, ct);
        return hold;
    }

    /// <summary>Notes that the person wants their record erased, which waits for the end of the hold.</summary>
    public ValueTask NoteWishAsync(LegalHold hold, CancellationToken ct) => SaveAsync(hold with { ErasureAskedAt = hold.ErasureAskedAt ?? time.GetUtcNow() }, ct);

    private ValueTask SaveAsync(LegalHold hold, CancellationToken ct) => notes.SaveAsync(Platform, Prefix + hold.CandidateId, JsonSerializer.Serialize(hold, SessionJson.Options), ct);

    private AuditEntry Entry(string kind, IReadOnlyList<SessionHead> sessions, string by, string why) =>
        new(time.GetUtcNow(), kind) { Sessions = [.. sessions.Select(s => s.SessionId)], By = by, What = why };

    private static LegalHold Read(string value) => JsonSerializer.Deserialize<LegalHold>(value, SessionJson.Options) ?? throw new StoreException("A legal hold in the store cannot be read: run the version that wrote it.");
}
