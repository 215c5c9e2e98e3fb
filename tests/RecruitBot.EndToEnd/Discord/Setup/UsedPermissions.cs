using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.EndToEnd.Discord.Setup;

/// <summary>Which permissions the bot's requests needed, as Discord documents them for each (resources/channel, resources/message).</summary>
internal static class UsedPermissions
{
    /// <summary>All that the requests needed together.</summary>
    /// <param name="requests">Requests that were carried out.</param>
    /// <param name="ofThread">Whether a channel is a thread; null for direct messages, where no permission counts.</param>
    public static Permissions Of(IEnumerable<JsonElement> requests, Func<string, bool?> ofThread) =>
        requests.Aggregate(Permissions.None, (all, request) => all | Of(request, ofThread));

    private static Permissions Of(JsonElement request, Func<string, bool?> ofThread)
    {
        var parts = request.GetProperty("path").GetString()!.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ["channels", var channel, ..] || ofThread(channel) is not { } isThread)
            return Permissions.None;
        return Permissions.ViewChannel
            | (request.GetProperty("method").GetString(), parts) switch
            {
                ("POST", [_, _, "messages"]) => (isThread ? Permissions.SendMessagesInThreads : Permissions.SendMessages) | In(request),
                ("GET", [_, _, "messages", ..]) => Permissions.ReadMessageHistory,
                ("POST", [_, _, "threads"]) => Permissions.CreatePrivateThreads,
                ("PUT", [_, _, "thread-members", _]) => Permissions.SendMessagesInThreads,
                ("DELETE", [_, _]) => Permissions.ManageThreads,
                // A bot's own messages are its to change and to delete.
                ("PATCH" or "DELETE", [_, _, "messages", _]) => Permissions.None,
                ("GET", [_, _]) => Permissions.None,
                var (method, path) => throw new InvalidOperationException($"What does {method} /{string.Join('/', path)} need?"),
            };
    }

    private static Permissions In(JsonElement request)
    {
        var body = request.GetProperty("body");
        return (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("embeds", out var embeds) && embeds.ValueKind == JsonValueKind.Array && embeds.GetArrayLength() > 0 ? Permissions.EmbedLinks : Permissions.None)
            | (request.GetProperty("files").GetArrayLength() > 0 ? Permissions.AttachFiles : Permissions.None);
    }
}
