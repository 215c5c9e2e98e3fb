using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Rest.Pipeline;

/// <summary>Bodies of requests: JSON, or JSON with files (reference, Uploading Files).</summary>
internal static class RequestBody
{
    /// <summary>A JSON body; serialised once, however often it is sent.</summary>
    public static Func<HttpContent> Json<T>(T value)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, DiscordJson.Options);
        return () => Bytes(bytes, "application/json");
    }

    /// <summary>A message, with files when there are any.</summary>
    public static Func<HttpContent> Message(MessageDraft message, IReadOnlyList<OutgoingFile>? files)
    {
        if (files is not { Count: > 0 })
            return Json(message);
        var listed = message.Attachments ?? [.. files.Select((f, n) => new AttachmentDraft { Id = new Snowflake((ulong)n), Filename = SafeName(f.Name) })];
        var json = JsonSerializer.SerializeToUtf8Bytes(message with { Attachments = listed }, DiscordJson.Options);
        return () =>
        {
            var form = new MultipartFormDataContent { { Bytes(json, "application/json"), "payload_json" } };
            for (var n = 0; n < files.Count; n++)
                form.Add(Bytes(files[n].Bytes, files[n].ContentType), $"files[{n}]", SafeName(files[n].Name));
            return form;
        };
    }

    private static ReadOnlyMemoryContent Bytes(ReadOnlyMemory<byte> bytes, string type)
    {
        var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(type, out var known) ? known : new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }

    /// <summary>A file name that cannot break out of its header or name a folder.</summary>
    private static string SafeName(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var c in name)
            safe.Append(char.IsControl(c) || char.IsSurrogate(c) || c is '"' or '\\' or '/' or ':' or ';' ? '_' : c);
        return safe.Length == 0 ? "file" : safe.ToString(0, Math.Min(safe.Length, 200));
    }
}
