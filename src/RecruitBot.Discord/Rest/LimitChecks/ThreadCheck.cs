using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Rest.LimitChecks;

/// <summary>Threads before they are started or changed (resources/channel, Start Thread without Message).</summary>
internal static class ThreadCheck
{
    private static readonly int[] ArchiveAfter = [60, 1440, 4320, 10080];

    public static void Check(ThreadDraft thread)
    {
        Limit.Needed("name", thread.Name, DiscordLimits.Channel.Name);
        if (thread.AutoArchiveDuration is { } minutes && !ArchiveAfter.Contains(minutes))
            throw new DiscordLimitException($"auto_archive_duration is {minutes}; Discord takes {string.Join(", ", ArchiveAfter)} minutes.");
        if (thread.Type is not (ChannelType.PrivateThread or ChannelType.PublicThread or ChannelType.AnnouncementThread))
            throw new DiscordLimitException("type is no kind of thread.");
    }

    public static void Check(ChannelEdit edit)
    {
        if (edit.Name is not null)
            Limit.Needed("name", edit.Name, DiscordLimits.Channel.Name);
    }
}
