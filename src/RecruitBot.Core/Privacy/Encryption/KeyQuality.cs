namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>
/// Refuses keys that nobody drew at random. Each rule meets a random key with a probability below one in a thousand million.
/// </summary>
internal static class KeyQuality
{
    // 32 random bytes hold 30 different ones on average.
    private const int FewestDifferent = 16;

    /// <summary>What is wrong with a key, as the end of a sentence; null when it can pass for random.</summary>
    public static string? Problem(ReadOnlySpan<byte> key)
    {
        var different = new HashSet<byte>(key.ToArray()).Count;
        if (different == 1)
            return "is one byte over and over";
        if (different < FewestDifferent || Repeats(key))
            return "repeats itself and was not drawn at random";
        if (Steps(key))
            return "counts up or down and was not drawn at random";
        return key.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? null : "is text and was not drawn at random";
    }

    private static bool Repeats(ReadOnlySpan<byte> key) => key[..(key.Length / 2)].SequenceEqual(key[(key.Length / 2)..]);

    private static bool Steps(ReadOnlySpan<byte> key)
    {
        for (var i = 2; i < key.Length; i++)
            if ((byte)(key[i] - key[i - 1]) != (byte)(key[1] - key[0]))
                return false;
        return true;
    }
}
