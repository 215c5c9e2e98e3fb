using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Limits;

/// <summary>Voice messages: one sound with its length and waveform, and nothing else (resources/message, Message Types; JSON Error Codes).</summary>
internal static class VoiceChecks
{
    private static readonly string[] Others = ["content", "embeds", "components", "sticker_ids", "poll"];

    /// <exception cref="ApiFault">It is no voice message.</exception>
    public static void Check(Fields message, IReadOnlyList<UploadedFile> files)
    {
        if (Others.Any(n => message.Holds(n)))
            throw new ApiFault(400, 50159, "Voice messages do not support additional content.");
        if (files.Count != 1 || !files[0].ContentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase))
            throw new ApiFault(400, 50160, "Voice messages must have a single audio attachment.");
        var described = message.List("attachments", LimitTable.FileCount);
        if (described.Count != 1 || !described[0].Has("duration_secs") || !described[0].Has("waveform"))
            throw new ApiFault(400, 50161, "Voice messages must have supporting metadata.");
    }
}
