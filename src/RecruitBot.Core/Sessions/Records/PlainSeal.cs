using RecruitBot.Core.Privacy.Encryption;

namespace RecruitBot.Core.Sessions.Records;

/// <summary>Records as they are, for a store whose disk is encrypted already, or whose operator gave no key.</summary>
public sealed class PlainSeal : IRecordSeal
{
    /// <summary>First byte of a record that is stored as it is.</summary>
    public const byte Mark = 0;

    /// <inheritdoc/>
    public ValueTask<byte[]> SealAsync(RecordId id, string owner, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Write(content.Span));

    /// <inheritdoc/>
    public ValueTask<byte[]> OpenAsync(RecordId id, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Content(stored.Span).ToArray());

    /// <inheritdoc/>
    public string? RingName => null;

    /// <inheritdoc/>
    public ValueTask<string?> RingAsync(bool mayBegin, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeyId>> RetireAsync(string owner, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<KeyId>>([]);

    /// <inheritdoc/>
    public ValueTask DestroyAsync(IReadOnlyList<DestroyedKey> keys, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DestroyedKey>> DestroyedAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<DestroyedKey>>([]);

    /// <summary>Content with its mark before it.</summary>
    public static byte[] Write(ReadOnlySpan<byte> content) => [Mark, .. content];

    /// <summary>The content behind its mark.</summary>
    /// <exception cref="StoreException">It is encrypted, or no record at all.</exception>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> stored) =>
        stored.Length > 0 && stored[0] == Mark
            ? stored[1..]
            : throw new StoreException("The store holds encrypted records and no key is given: set Encryption:Mode to on and Encryption:KeyFile to the key that they were written with.");
}
