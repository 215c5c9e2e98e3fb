using System.Globalization;
using Microsoft.Extensions.Logging;
using RecruitBot.Configuration;
using RecruitBot.Discord.Gateway.Sharding;

namespace RecruitBot.Adapters.Discord.Sharding;

/// <summary>
/// The shards that run in this process, kept from every other process over the same store, which would do everything twice: an open file for each in
/// the folder that the processes share, named by store, shard and count. What the name says counts only while the file is held, and the operating system
/// takes it back from a process that was killed, so nothing is left behind that could stop the next start.
/// </summary>
public sealed class ShardClaim : IDisposable
{
    private const string All = "all";

    /// <summary>Where the new process of a roll-out is started before the old one has ended, that one is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(250);

    private readonly IReadOnlyList<FileStream> _held;

    private ShardClaim(IReadOnlyList<FileStream> held) => _held = held;

    /// <summary>Claims the shards for as long as the claim is not disposed of.</summary>
    /// <exception cref="SettingsException">Another process has them and keeps them; the message is one sentence that says what to do.</exception>
    public static async Task<ShardClaim> TakeAsync(StorageSettings storage, ShardChoice choice, TimeProvider time, ILogger logger, CancellationToken ct)
    {
        var folder = ShardSettings.Folder(storage);
        // Another bot may keep its store in the same folder.
        var prefix = $"{Path.GetFileName(storage.Path)}.shard-";
        var since = time.GetTimestamp();
        var told = false;
        try
        {
            while (true)
            {
                Rival rival;
                // One at a time, so that of two that start at once one finds the other.
                using (await new SharedNote(Path.Combine(folder, "claims"), time).OpenAsync(ct))
                    if (Find(folder, prefix, choice) is { } found)
                        rival = found;
                    else
                        return new ShardClaim([.. Names(choice).Select(n => SharedNote.TryOpen(Path.Combine(folder, prefix + n))).OfType<FileStream>()]);
                if (time.GetElapsedTime(since) >= Patience)
                    throw new SettingsException(Words(rival, choice));
                if (!told)
                    logger.LogInformation("Another process of this bot still runs over the same store; waiting for it to stop");
                told = true;
                await Task.Delay(Again, time, ct);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("{Folder} cannot be used, so a second process of this bot would not be noticed: {Reason}", folder, problem.Message);
            return new ShardClaim([]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _held)
            file.Dispose();
    }

    private static IEnumerable<string> Names(ShardChoice choice) =>
        choice.Ids is null ? [All] : choice.Ids.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}-of-{choice.Count}"));

    /// <summary>Whose shards are the same, or are not counted in the same way.</summary>
    private static Rival? Find(string folder, string prefix, ShardChoice choice)
    {
        foreach (var path in Directory.EnumerateFiles(folder))
            if (Path.GetFileName(path) is var name && name.StartsWith(prefix, StringComparison.Ordinal) && Read(name[prefix.Length..]) is { } other && other.Bars(choice) && IsHeld(path))
                return other;
        return null;
    }

    private static Rival? Read(string claimed) =>
        claimed == All ? new Rival(null, null)
        : claimed.Split("-of-") is [var id, var count] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? new Rival(i, n)
        : null;

    private static bool IsHeld(string path)
    {
        using var file = SharedNote.TryOpen(path);
        return file is null;
    }

    private static string Words(Rival rival, ShardChoice choice) =>
        rival.Id is null || choice.Ids is null ? "This bot already runs over the same store in another process: stop that one first, or give every process shards of its own (Discord:Shards, Discord:ShardIds)."
        : rival.Count != choice.Count ? $"Another process of this bot runs over the same store with {rival.Count} shards instead of {choice.Count}: set Discord:Shards to the same number in every process."
        : $"Shard {rival.Id} of this bot already runs over the same store in another process: stop that one first, or name other shards in Discord:ShardIds.";

    /// <summary>A shard that another process has; all of them when it has no id.</summary>
    private sealed record Rival(int? Id, int? Count)
    {
        public bool Bars(ShardChoice choice) => Id is null || choice.Ids is null || Count != choice.Count || choice.Ids.Contains(Id.Value);
    }
}
