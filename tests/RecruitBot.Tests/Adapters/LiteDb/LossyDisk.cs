using RecruitBot.Adapters.LiteDb.Files;

namespace RecruitBot.Tests.Adapters.LiteDb;

/// <summary>
/// A disk in memory that keeps for good only what was flushed. After a power cut each sector that was written and not flushed is there or is not, whatever
/// the order in which they were written, and so is each change of a length.
/// </summary>
internal sealed class LossyDisk
{
    private const int Sector = 512;
    private readonly Dictionary<string, Content> _files = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>What was done, such as "write store.db-wal", for tests that look at the order.</summary>
    public List<string> Steps { get; } = [];

    /// <summary>Called before each step with its name and the disk as it is; may throw, and the step is not done then.</summary>
    public Action<string>? Before { get; set; }

    /// <summary>The files by name.</summary>
    public IEnumerable<(string Name, byte[] Bytes)> Files
    {
        get
        {
            lock (_lock)
                return [.. _files.Select(f => (f.Key, f.Value.Now))];
        }
    }

    /// <summary>Opens a file.</summary>
    public IStoreFile Open(string path)
    {
        lock (_lock)
        {
            var name = Path.GetFileName(path);
            if (!_files.TryGetValue(name, out var content))
                _files.Add(name, content = new Content([], []));
            return new Handle(this, name, content);
        }
    }

    /// <summary>The disk as it may be after a power cut at this moment.</summary>
    public LossyDisk CutPower(Random random)
    {
        lock (_lock)
        {
            var after = new LossyDisk();
            foreach (var (name, content) in _files)
            {
                var bytes = content.Durable;
                foreach (var change in content.Lost)
                    bytes = change.Survive(bytes, random);
                after._files.Add(name, new Content(bytes, []));
            }
            return after;
        }
    }

    private void Step(string what, string name, Action step)
    {
        // Not within the lock: a test may cut the power here.
        Before?.Invoke($"{what} {name}");
        lock (_lock)
        {
            Steps.Add($"{what} {name}");
            step();
        }
    }

    private static byte[] Resize(byte[] bytes, long length)
    {
        Array.Resize(ref bytes, (int)length);
        return bytes;
    }

    /// <summary>Something written or cut and not flushed.</summary>
    private sealed record Change(long Offset, byte[]? Bytes)
    {
        public byte[] Apply(byte[] to)
        {
            if (Bytes is null)
                return Resize(to, Offset);
            var grown = to.Length < Offset + Bytes.Length ? Resize(to, Offset + Bytes.Length) : (byte[])to.Clone();
            Bytes.CopyTo(grown, Offset);
            return grown;
        }

        public byte[] Survive(byte[] to, Random random)
        {
            var all = random.Next(3);
            if (Bytes is null)
                return random.Next(2) == 0 ? to : Apply(to);
            for (var at = 0; at < Bytes.Length; at += Sector)
                if (all == 0 || (all == 1 && random.Next(2) == 0))
                    to = new Change(Offset + at, Bytes[at..Math.Min(at + Sector, Bytes.Length)]).Apply(to);
            return to;
        }
    }

    private sealed class Content(byte[] durable, List<Change> lost)
    {
        public byte[] Durable { get; set; } = durable;

        public List<Change> Lost { get; } = lost;

        public byte[] Now { get; set; } = durable;
    }

    private sealed class Handle(LossyDisk disk, string name, Content content) : IStoreFile
    {
        public long Length => content.Now.Length;

        public int Read(long offset, Span<byte> into)
        {
            var now = content.Now;
            var count = (int)Math.Clamp(now.Length - offset, 0, into.Length);
            now.AsSpan((int)Math.Min(offset, now.Length), count).CopyTo(into);
            return count;
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            var copy = bytes.ToArray();
            disk.Step("write", name, () => Do(new Change(offset, copy)));
        }

        public void SetLength(long length) => disk.Step("cut", name, () => Do(new Change(length, null)));

        public void Flush() =>
            disk.Step(
                "flush",
                name,
                () =>
                {
                    content.Durable = content.Now;
                    content.Lost.Clear();
                }
            );

        public void Delete() => disk.Step("delete", name, () => disk._files.Remove(name));

        public void Dispose() { }

        private void Do(Change change)
        {
            content.Lost.Add(change);
            content.Now = change.Apply(content.Now);
        }
    }
}
