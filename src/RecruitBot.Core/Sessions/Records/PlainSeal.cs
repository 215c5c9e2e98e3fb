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
        stored.Length > 0 && stored.Span[0] == Mark
            ? ValueTask.FromResult(stored[1..].ToArray())
            : throw new StoreException("The store holds encrypted records and no key is given: set Encryption:KeyFile to the key that they were written with.");

    /// <inheritdoc/>
    public ValueTask ForgetAsync(string owner, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Content with its mark before it.</summary>
    public static byte[] Write(ReadOnlySpan<byte> content) => [Mark, .. content];
}
