namespace RecruitBot.Core.Retrieval;

/// <summary>
/// Numbers terms in the order in which they come. The characters of all terms lie in one array, and a term is looked up by its characters, so
/// neither reading a collection nor a query makes strings. Not safe for use from several threads while terms are added; afterwards it is.
/// </summary>
public sealed class TermTable
{
    private char[] text = new char[1 << 10];
    private int[] starts = new int[1 << 7];
    private int[] hashes = new int[1 << 7];
    private int[] slots = new int[1 << 8];

    /// <summary>Number of terms; their numbers are 0 to one less.</summary>
    public int Count { get; private set; }

    /// <summary>The characters of a term.</summary>
    public ReadOnlySpan<char> this[int term] => text.AsSpan(starts[term], starts[term + 1] - starts[term]);

    /// <summary>The number of a term, or -1.</summary>
    public int Find(ReadOnlySpan<char> term) => Find(term, Hash(term), out _);

    /// <summary>The number of a term, which is added when it is new.</summary>
    public int Add(ReadOnlySpan<char> term)
    {
        var hash = Hash(term);
        var known = Find(term, hash, out var slot);
        if (known >= 0)
            return known;
        if (Count + 2 > starts.Length)
        {
            Array.Resize(ref starts, starts.Length * 2);
            Array.Resize(ref hashes, hashes.Length * 2);
        }
        var start = starts[Count];
        while (start + term.Length > text.Length)
            Array.Resize(ref text, text.Length * 2);
        term.CopyTo(text.AsSpan(start));
        starts[Count + 1] = start + term.Length;
        hashes[Count] = hash;
        slots[slot] = ++Count;
        if (Count * 2 > slots.Length)
            Grow();
        return Count - 1;
    }

    private static int Hash(ReadOnlySpan<char> term) => string.GetHashCode(term, StringComparison.Ordinal);

    private int Find(ReadOnlySpan<char> term, int hash, out int slot)
    {
        var mask = slots.Length - 1;
        for (slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            var id = slots[slot] - 1;
            if (id < 0 || (hashes[id] == hash && this[id].SequenceEqual(term)))
                return id;
        }
    }

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var id = 0; id < Count; id++)
        {
            var slot = hashes[id] & mask;
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = id + 1;
        }
    }
}
