using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Rest.LimitChecks;

/// <summary>Files before they are sent (reference, Uploading Files).</summary>
internal static class UploadCheck
{
    /// <summary>Set aside for the message itself and what separates the parts.</summary>
    private const int Overhead = 64 * 1024;

    public static void Check(MessageDraft message, IReadOnlyList<OutgoingFile>? files)
    {
        Limit.Count("files", files, DiscordLimits.Upload.Files);
        Limit.Count("attachments", message.Attachments, DiscordLimits.Upload.Files);
        foreach (var attachment in message.Attachments ?? [])
            Limit.Text("attachments.description", attachment.Description, DiscordLimits.Upload.Description);
        var bytes = files?.Sum(f => (long)f.Bytes.Length) ?? 0;
        if (bytes > DiscordLimits.Upload.Request - Overhead)
            throw new DiscordLimitException($"files have {bytes} bytes; Discord takes {DiscordLimits.Upload.Request} for a whole request.");
    }
}
