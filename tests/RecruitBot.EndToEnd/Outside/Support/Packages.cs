using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace RecruitBot.EndToEnd.Outside.Support;

/// <summary>discord.js and what it needs, installed beside the witness in the test output: once, and again when the lock file changes.</summary>
public static class Packages
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<string?>> Missing = new(InstallAsync);

    /// <summary>Where the witness lies.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Outside", "witness");

    private static string Stamp => Path.Combine(Folder, "node_modules", ".installed");

    /// <summary>Installs them if need be; why they cannot be had, or null when they are there.</summary>
    public static Task<string?> WhyMissingAsync() => Missing.Value;

    private static async Task<string?> InstallAsync()
    {
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"))));
        if (File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp) == wanted)
            return await RunAsync("node", "--version") is { } noNode ? $"Node.js is missing: {noNode}" : null;
        // No script of a package is run, and a registry that is away is not waited for.
        var failed = await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=0", "--fetch-timeout=20000");
        if (failed is not null)
            return $"discord.js cannot be installed (npm and the package registry are needed): {failed}";
        await File.WriteAllTextAsync(Stamp, wanted);
        return null;
    }

    /// <summary>Runs a program in the folder; what went wrong, or null.</summary>
    private static async Task<string?> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        try
        {
            using var process = Process.Start(start)!;
            using var patience = new CancellationTokenSource(Patience);
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            try
            {
                await process.WaitForExitAsync(patience.Token);
                await output;
                return process.ExitCode == 0 ? null : (await errors).Split('\n').FirstOrDefault(l => l.Contains("error", StringComparison.Ordinal)) ?? $"exit code {process.ExitCode}";
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return $"{program} did not end in {Patience.TotalMinutes} minutes";
            }
        }
        catch (Win32Exception fault)
        {
            return fault.Message;
        }
    }
}
