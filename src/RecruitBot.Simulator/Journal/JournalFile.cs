using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Journal;

/// <summary>
/// Keeps the world in a file of JSON lines. Each line is a list of changes that belong together, and a change is [table, key, value] (no
/// value: removed). A line is handed to the operating system before anybody hears of what it says, so killing the program loses
/// nothing; a last line that was cut off is dropped, as nobody had heard of it. At each start the file is written anew with what there is.
/// </summary>
internal sealed class JournalFile : IJournal
{
    private const string Header = """{"recruitbot_simulator":1}""";
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private readonly FileStream _lock;
    private readonly FileStream _file;

    private JournalFile(FileStream theLock, FileStream file)
    {
        _lock = theLock;
        _file = file;
    }

    /// <summary>Reads what the file holds into the world and keeps it from now on.</summary>
    /// <exception cref="SimulatorException">Another program has it open, or it is not one of these files.</exception>
    public static JournalFile Open(string path, SimulatedWorld world)
    {
        var full = Path.GetFullPath(path);
        FileStream? theLock = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            theLock = Lock(full);
            if (File.Exists(full))
                Read(full, world);
            return new JournalFile(theLock, Compact(full, world));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            theLock?.Dispose();
            throw new SimulatorException($"The simulator cannot use {path}: {fault.Message} Choose another file with --Simulator:Path.", fault);
        }
        catch
        {
            theLock?.Dispose();
            throw;
        }
    }

    public void Append(IReadOnlyList<Change> changes)
    {
        using var line = new MemoryStream();
        Write(line, changes);
        var end = _file.Length;
        try
        {
            // One write for the whole line; it is unbuffered, so it has left this program when it returns.
            _file.Write(line.GetBuffer(), 0, (int)line.Length);
        }
        catch (IOException)
        {
            // A full disk may have taken half of it; what is written next must not continue that half.
            _file.SetLength(end);
            throw;
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new SimulatorException($"Another simulator is using {path}: stop it, or choose another file with --Simulator:Path.", fault);
        }
    }

    private static void Read(string path, SimulatedWorld world)
    {
        var tables = world.Tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var number = 0;
        foreach (var line in JournalLines.Read(path))
        {
            number++;
            if (number == 1 && line == Header)
                continue;
            try
            {
                if (number == 1)
                    throw new JsonException("No such file.");
                Apply(line, tables);
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
            {
                throw new SimulatorException($"{path} is damaged in line {number}, or was not written by the simulator: move it away, or choose another file with --Simulator:Path.", fault);
            }
        }
    }

    private static void Apply(string line, Dictionary<string, Table> tables)
    {
        using var changes = JsonDocument.Parse(line);
        foreach (var change in changes.RootElement.EnumerateArray())
            tables[change[0].GetString()!].Load(change[1].GetString()!, change.GetArrayLength() > 2 ? change[2] : null);
    }

    private static FileStream Compact(string path, SimulatedWorld world)
    {
        var fresh = path + ".new";
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 0,
        };
        // Holds what people wrote: for this account's eyes only, where the system knows of such things.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(fresh, options);
        file.Write(System.Text.Encoding.UTF8.GetBytes(Header + "\n"));
        foreach (var table in world.Tables)
        {
            foreach (var (key, value) in table.Entries)
            {
                using var line = new MemoryStream();
                Write(line, [new Change(table.Name, key, value)]);
                file.Write(line.GetBuffer(), 0, (int)line.Length);
            }
        }
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(fresh, path, overwrite: true);
        return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    private static void Write(MemoryStream line, IReadOnlyList<Change> changes)
    {
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartArray();
            foreach (var change in changes)
            {
                json.WriteStartArray();
                json.WriteStringValue(change.Table);
                json.WriteStringValue(change.Key);
                if (change.Value is { } value)
                    JsonSerializer.Serialize(json, value, value.GetType(), DiscordJson.Options);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        line.Write(LineEnd);
    }
}
