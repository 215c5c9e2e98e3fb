using System.Diagnostics;
using System.Globalization;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>
/// That one process alone has the store: two would damage a LiteDB file without noticing. A file beside it, held open; the operating system takes it
/// back from a process that was killed. Who holds it stands in another, since nobody may open this one.
/// </summary>
internal sealed class LiteLock : IDisposable
{
    private readonly string _holder;
    private readonly FileStream _held;

    private LiteLock(string holder, FileStream held) => (_holder, _held) = (holder, held);

    /// <summary>Takes it.</summary>
    /// <exception cref="StoreException">Another process has it; the message names that one.</exception>
    public static LiteLock Take(string path)
    {
        var (name, holder) = (path + "-lock", path + "-pid");
        FileStream held;
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            held = new FileStream(name, options);
        }
        catch (IOException fault) when (fault is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && File.Exists(name))
        {
            throw new StoreException(
                $"The store at Storage:Path ({path}) is in use by {HolderOf(holder)}: a LiteDB store belongs to one process at a time, so stop that one first, or name another file.",
                fault
            );
        }
        File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new LiteLock(holder, held);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(_holder);
        _held.Dispose();
    }

    private static string HolderOf(string holder)
    {
        try
        {
            var id = int.Parse(File.ReadAllText(holder), NumberStyles.None, CultureInfo.InvariantCulture);
            return id == Environment.ProcessId ? "this very process" : $"process {id} ({NameOf(id)})";
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return "another process";
        }
    }

    private static string NameOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName;
        }
        catch (Exception unknown) when (unknown is ArgumentException or InvalidOperationException)
        {
            return "in another container or on another machine";
        }
    }
}
