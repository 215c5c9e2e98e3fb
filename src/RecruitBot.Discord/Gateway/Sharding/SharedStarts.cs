using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>
/// What the bot's processes on one machine tell each other of the sessions they begin, in files of one folder: when the last one of a lane
/// began, and how many are left. A folder that cannot be used is said once and done without: Discord then turns away who comes too early,
/// and that one comes again.
/// </summary>
/// <param name="folder">The folder; null when this process is the only one.</param>
/// <param name="token">Whose sessions they are: another bot on the same folder has limits of its own.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told when the folder cannot be used.</param>
internal sealed class SharedStarts(string? folder, string token, TimeProvider time, ILogger logger)
{
    /// <summary>Tells the bots apart and does not tell the token.</summary>
    private readonly string _bot = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..12];
    private int _told;

    /// <summary>The note of a lane; null when there is none.</summary>
    public Task<SharedNote.Opened?> LaneAsync(int key, CancellationToken cancellationToken) => OpenAsync($"lane-{key}", cancellationToken);

    /// <summary>The note of what is left; null when there is none.</summary>
    public Task<SharedNote.Opened?> AllowanceAsync(CancellationToken cancellationToken) => OpenAsync("allowance", cancellationToken);

    private async Task<SharedNote.Opened?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        if (folder is null)
            return null;
        try
        {
            return await new SharedNote(Path.Combine(folder, $"{name}-{_bot}"), time).OpenAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (Interlocked.Exchange(ref _told, 1) == 0)
                logger.LogWarning(
                    "{Folder} cannot be used, so several processes of this bot cannot wait for each other when they connect: {Reason}",
                    folder,
                    problem.Message
                );
            return null;
        }
    }
}
