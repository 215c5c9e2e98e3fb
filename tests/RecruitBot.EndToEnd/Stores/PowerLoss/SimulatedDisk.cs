namespace RecruitBot.EndToEnd.Stores.PowerLoss;

/// <summary>
/// A disk that loses its power. What was flushed is there; of what was written and not flushed, any sectors of 512 bytes may be there and
/// any not, whatever the order in which they were written. A file's name is there only when its folder was flushed, and a name that was
/// taken away may still be.
/// </summary>
public sealed class SimulatedDisk
{
    private const int Sector = 512;
    private readonly Dictionary<string, SimulatedFile> _files = new(StringComparer.Ordinal);

    /// <summary>Does what a call did.</summary>
    public void Take(SystemCall call)
    {
        switch (call.Name)
        {
            case "create":
                // A file of that name may have been there: O_CREAT is also given by those who do not care.
                if (!_files.TryGetValue(call.Path, out var known) || known.IsRemoved)
                    _files[call.Path] = new SimulatedFile(known);
                break;
            case "write" or "truncate" when _files.TryGetValue(call.Path, out var file):
                file.Unflushed.Add(call);
                break;
            case "unlink" when _files.TryGetValue(call.Path, out var removed):
                removed.IsRemoved = true;
                break;
            case "flush":
                Flush(call);
                break;
        }
    }

    /// <summary>Writes the files of a folder as they may be after the power came back.</summary>
    /// <param name="from">The folder that the program wrote to.</param>
    /// <param name="to">An empty one.</param>
    /// <param name="kept">Whether a piece that was never flushed is there: asked for each.</param>
    public void Restore(string from, string to, Func<bool> kept)
    {
        foreach (var (path, file) in _files.Where(f => Path.GetDirectoryName(f.Key) == from))
            if (Survivor(file, kept) is { } content)
                File.WriteAllBytes(Path.Combine(to, Path.GetFileName(path)), content.ToArray());
    }

    private void Flush(SystemCall call)
    {
        if (_files.TryGetValue(call.Path, out var file))
        {
            // What was written when the flush began; what came while it ran may have missed it.
            foreach (var write in file.Unflushed.Where(w => w.End < call.Begin))
                Apply(file.Flushed, write, () => true);
            file.Unflushed.RemoveAll(w => w.End < call.Begin);
        }
        foreach (var (_, inside) in _files.Where(f => Path.GetDirectoryName(f.Key) == call.Path))
        {
            inside.HasName = !inside.IsRemoved;
            inside.Before = null;
        }
    }

    private static MemoryStream? Survivor(SimulatedFile file, Func<bool> kept)
    {
        var isThere = file.HasName ? !file.IsRemoved || kept() : !file.IsRemoved && kept();
        if (!isThere)
            return file.Before is { } before ? Survivor(before, kept) : null;
        var content = new MemoryStream();
        file.Flushed.WriteTo(content);
        foreach (var write in file.Unflushed)
            Apply(content, write, kept);
        return content;
    }

    private static void Apply(MemoryStream content, SystemCall call, Func<bool> kept)
    {
        if (call.Name == "truncate")
        {
            if (kept())
                content.SetLength(call.Offset);
            return;
        }
        for (var done = 0; done < call.Data.Length; )
        {
            var at = call.Offset + done;
            var length = Math.Min(call.Data.Length - done, Sector - (int)(at % Sector));
            if (kept())
            {
                if (content.Length < at)
                    content.SetLength(at);
                content.Position = at;
                content.Write(call.Data, done, length);
            }
            done += length;
        }
    }

    private sealed class SimulatedFile(SimulatedFile? before)
    {
        public MemoryStream Flushed { get; } = new();
        public List<SystemCall> Unflushed { get; } = [];
        public bool HasName { get; set; }
        public bool IsRemoved { get; set; }

        /// <summary>What may still be there under the name, if this is not.</summary>
        public SimulatedFile? Before { get; set; } = before;
    }
}
