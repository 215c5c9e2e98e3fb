using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>What a store notes about how its records rest; a store without a note holds them as they are.</summary>
/// <param name="Ring">Id of the key ring that they are encrypted by; null when they are not.</param>
/// <param name="IsUnderway">They are being encrypted (or decrypted), so there are some of both kinds and nobody else may use the store.</param>
public sealed record StoreSealing(string? Ring, bool IsUnderway)
{
    /// <summary>Checks, before a store is used, that it is used with what it was written with.</summary>
    /// <param name="noted">What it notes.</param>
    /// <param name="isEmpty">Whether it holds no session, so that it may begin to be encrypted.</param>
    /// <param name="seal">What it is to be used with.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What it has to note from now on.</returns>
    /// <exception cref="StoreException">They do not fit; the message says what to do.</exception>
    public static async ValueTask<StoreSealing> FitAsync(StoreSealing? noted, bool isEmpty, IRecordSeal seal, CancellationToken cancellationToken)
    {
        if (noted is { IsUnderway: true })
            throw SealFault.Underway();
        if (isEmpty)
            return new StoreSealing(await seal.RingAsync(mayBegin: true, cancellationToken), false);
        if (noted?.Ring is null)
            return seal.RingName is null ? new StoreSealing(null, false) : throw Unfit(isSealed: false);
        if (seal.RingName is not { } name)
            throw Unfit(isSealed: true);
        return await seal.RingAsync(mayBegin: false, cancellationToken) == noted.Ring ? noted : throw SealFault.OtherRing(name);
    }

    /// <summary>What is said when a store is used with the other kind of seal than its own.</summary>
    public static StoreException Unfit(bool isSealed) => isSealed ? SealFault.StoreIsSealed() : SealFault.StoreIsPlain();
}
