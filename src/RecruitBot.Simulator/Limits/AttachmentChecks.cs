using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Limits;

/// <summary>Files of a message: each that is listed came with the request, or was there before (reference, Uploading Files).</summary>
internal static class AttachmentChecks
{
    public static void Check(Fields message, IReadOnlyList<UploadedFile> files, Message? old)
    {
        foreach (var file in message.List("attachments", LimitTable.FileCount))
        {
            file.Text("description", LimitTable.FileDescription);
            if (Id(file) is not { } id)
                file.Wrong("id", "NUMBER_TYPE_COERCE", "The value is not a snowflake.");
            else if (files.All(f => (ulong)f.Index != id) && old?.Attachments.Any(a => a.Id.Value == id) != true)
                file.Wrong("id", "ATTACHMENT_NOT_FOUND", "No such file came with the request.");
        }
        if (files.Count > LimitTable.FileCount.Max)
            message.Wrong("attachments", "BASE_TYPE_BAD_LENGTH", $"Must be {LimitTable.FileCount.Max} or fewer in length.");
    }

    private static ulong? Id(Fields file)
    {
        if (!file.Has("id"))
            return null;
        var id = file.Json.GetProperty("id");
        if (id.ValueKind == JsonValueKind.Number)
            return id.TryGetUInt64(out var number) ? number : null;
        return id.ValueKind == JsonValueKind.String && Snowflake.TryParse(id.GetString(), out var written) ? written.Value : null;
    }
}
