using System.Text.Json;

namespace RecruitBot.Simulator.Limits;

/// <summary>Requests about channels and threads (resources/channel).</summary>
internal static class ChannelChecks
{
    private static readonly int[] ArchiveAfter = [60, 1440, 4320, 10080];

    public static void Start(JsonElement body)
    {
        var errors = new FormErrors();
        var thread = new Fields(body, "", errors);
        thread.Trimmed("name", LimitTable.ThreadName, required: true);
        thread.Number("rate_limit_per_user", new Limit(0, 21600, "resources/channel, Start Thread without Message"));
        thread.Flag("invitable");
        thread.Number("type", new Limit(10, 12, "resources/channel, Channel Types"));
        if (thread.Number("auto_archive_duration", new Limit(60, 10080, "resources/channel, Thread Metadata Object")) is { } minutes && !ArchiveAfter.Contains(minutes))
            thread.Wrong("auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of (60, 1440, 4320, 10080).");
        errors.ThrowIfAny();
    }

    public static void Edit(JsonElement body)
    {
        var errors = new FormErrors();
        var channel = new Fields(body, "", errors);
        if (channel.Has("name"))
            channel.Trimmed("name", LimitTable.ChannelName, required: true);
        errors.ThrowIfAny();
    }
}
