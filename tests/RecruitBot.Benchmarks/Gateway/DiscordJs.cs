using System.ComponentModel;
using System.Diagnostics;

namespace RecruitBot.Benchmarks.Gateway;

/// <summary>discord.js 14, installed into temporary folders for the time of a run: one as it is, one with the module that unpacks zlib-stream.</summary>
internal sealed class DiscordJs : IDisposable
{
    private readonly List<DirectoryInfo> _folders = [];

    /// <summary>A file in the folder with its modules; null when it could not be installed.</summary>
    public string? Plain { get; private set; }

    /// <summary>The same with zlib-sync.</summary>
    public string? Zlib { get; private set; }

    public static async Task<DiscordJs> InstallAsync()
    {
        var installed = new DiscordJs();
        installed.Plain = await installed.InstallAsync("discord.js@14");
        installed.Zlib = installed.Plain is null ? null : await installed.InstallAsync("discord.js@14", "zlib-sync");
        if (installed.Plain is null)
            await Console.Error.WriteLineAsync("discord.js is left out: node or npm is missing, or npm could not install it.");
        else if (installed.Zlib is null)
            await Console.Error.WriteLineAsync("discord.js with zlib-stream is left out: zlib-sync could not be installed.");
        return installed;
    }

    public void Dispose()
    {
        foreach (var folder in _folders)
            folder.Delete(recursive: true);
    }

    private async Task<string?> InstallAsync(params string[] packages)
    {
        var folder = Directory.CreateTempSubdirectory("recruitbot-discordjs-");
        _folders.Add(folder);
        var works = await RunAsync(folder, "npm", ["install", "--no-audit", "--no-fund", "--silent", .. packages]);
        var asked = string.Join(';', packages.Select(p => $"require('{p.Split('@')[0]}')"));
        return works && await RunAsync(folder, "node", ["-e", asked]) ? Path.Combine(folder.FullName, "index.js") : null;
    }

    private static async Task<bool> RunAsync(DirectoryInfo folder, string program, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0;
        }
        catch (Exception missing) when (missing is Win32Exception or OperationCanceledException)
        {
            return false;
        }
    }
}
