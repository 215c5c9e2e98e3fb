using System.Globalization;
using RecruitBot.Discord.Gateway.Sharding;

namespace RecruitBot.Configuration;

/// <summary>Which shards run here, from Discord:Shards and Discord:ShardIds.</summary>
internal static class ShardSettings
{
    /// <summary>Where the processes of the bot find each other, beside the store that they share.</summary>
    public static string Folder(StorageSettings storage) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(storage.Path))!, "discord-sessions");

    /// <summary>Where they keep apart the sessions that they begin; null when there is only one.</summary>
    public static string? StartsFolder(DiscordSettings discord, StorageSettings storage) => string.IsNullOrWhiteSpace(discord.ShardIds) ? null : Folder(storage);

    /// <summary>Reads and checks both.</summary>
    /// <exception cref="SettingsException">They cannot be; the message is one sentence that names the key.</exception>
    public static ShardChoice Read(DiscordSettings discord)
    {
        if (discord.Shards is { } count && count is < 1 or > ShardChoice.Most)
            throw new SettingsException($"Discord:Shards must be a number from 1 to {ShardChoice.Most}.");
        if (string.IsNullOrWhiteSpace(discord.ShardIds))
            return new ShardChoice(discord.Shards);
        if (discord.Shards is not { } all)
            throw new SettingsException("Discord:ShardIds needs Discord:Shards, the same number in every process of the bot.");
        var ids = new List<int>();
        foreach (var text in discord.ShardIds.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id >= all || ids.Contains(id))
                throw new SettingsException($"Discord:ShardIds must be different numbers from 0 to {all - 1} (there are {all} shards), separated by commas.");
            ids.Add(id);
        }
        return new ShardChoice(all, ids);
    }
}
