using System.Runtime.InteropServices;

namespace RecruitBot.Adapters.LiteDb.Files;

/// <summary>Folders: made for the owner only, and flushed, since a new file's name is not on the disk before its folder is.</summary>
internal static class DiskFolder
{
    /// <summary>Makes a folder where it is missing.</summary>
    /// <exception cref="DirectoryNotFoundException">It cannot be made.</exception>
    public static void Create(string folder)
    {
        if (string.IsNullOrEmpty(folder) || Directory.Exists(folder))
            return;
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (IOException fault)
        {
            throw new DirectoryNotFoundException(fault.Message, fault);
        }
    }

    /// <summary>Brings the names in a folder to the disk. Windows does so by itself, and .NET opens no folder.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0)
            return;
        _ = Fsync(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
