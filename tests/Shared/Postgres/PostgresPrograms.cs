using System.Diagnostics;

namespace RecruitBot.Tests.Shared.Postgres;

/// <summary>PostgreSQL's programs on this machine, and the user they run as: they refuse to run as root.</summary>
internal static class PostgresPrograms
{
    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The folder of initdb and postgres.</summary>
    public static string Folder => Found.Value!;

    /// <summary>Why the tests cannot run; null when they can.</summary>
    public static string? Absent =>
        Found.Value is null ? "PostgreSQL is not installed (initdb and postgres were not found) and ./test could not install it." : null;

    /// <summary>Whom root runs them as; null for anybody else, who runs them as they are.</summary>
    public static string? User { get; } = Environment.UserName != "root" ? null : File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    /// <summary>A program to be started as that user.</summary>
    public static ProcessStartInfo As(string? user, string program, params IEnumerable<string> arguments)
    {
        string[] change = user is null ? [] : ["runuser", "-u", user, "--"];
        var all = change.Append(program).Concat(arguments).ToList();
        var start = new ProcessStartInfo(all[0], all.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // Folders of the caller may be closed to that user.
        start.WorkingDirectory = "/";
        return start;
    }

    private static string? Find()
    {
        if (OperatingSystem.IsWindows())
            return null;
        // Debian keeps them apart by version.
        var versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var n) ? n : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        return versions.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "postgres")));
    }
}
