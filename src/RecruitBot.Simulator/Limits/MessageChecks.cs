using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Limits;

/// <summary>Messages to be written or changed (resources/message, Create Message, Edit Message).</summary>
internal static class MessageChecks
{
    private static readonly Limit Flags = new(0, int.MaxValue, "resources/message, Message Flags");

    /// <summary>A message of the bot.</summary>
    public static MessageDraft Create(Call call) => Draft(call, call.Body, "", mayBeEmpty: false);

    /// <summary>A further answer to an interaction.</summary>
    public static MessageDraft FollowUp(Call call) => Draft(call, call.Body, "", mayBeEmpty: false);

    /// <summary>A change, which may not leave the message empty.</summary>
    public static MessageDraft Edit(Call call, Message old)
    {
        var draft = Draft(call, call.Body, "", mayBeEmpty: true);
        var empty =
            (draft.Content ?? old.Content).Length == 0
            && (draft.Embeds?.Count ?? old.Embeds.Count) == 0
            && (draft.Components?.Count ?? old.Components?.Count ?? 0) == 0
            && (draft.Attachments?.Count ?? old.Attachments.Count) == 0
            && call.Files.Count == 0;
        return empty ? throw ApiFault.EmptyMessage() : draft;
    }

    /// <summary>A message of a person: text and files, nothing else.</summary>
    public static MessageDraft FromPerson(Call call)
    {
        var draft = Draft(call, call.Body, "", mayBeEmpty: false);
        return new MessageDraft { Content = draft.Content, Nonce = draft.Nonce, MessageReference = draft.MessageReference };
    }

    /// <summary>The message in (a part of) a request.</summary>
    public static MessageDraft Draft(Call call, JsonElement body, string path, bool mayBeEmpty)
    {
        var errors = new FormErrors();
        if (body.ValueKind != JsonValueKind.Object)
            throw ApiFault.InvalidForm(FormErrors.One(path, "BASE_TYPE_INVALID", "Expected an object."));
        var message = new Fields(body, path, errors);
        var content = message.Text("content", LimitTable.Content);
        var embeds = EmbedChecks.Check(message);
        var rows = ComponentChecks.Check(message);
        message.Number("flags", Flags);
        if (message.Has("nonce") && body.GetProperty("nonce").ValueKind != JsonValueKind.Number)
            message.Text("nonce", LimitTable.Nonce);
        MentionChecks.Check(message);
        foreach (var file in message.List("attachments", LimitTable.FileCount))
            file.Text("description", LimitTable.FileDescription);
        if (call.Files.Count > LimitTable.FileCount.Max)
            message.Wrong("attachments", "BASE_TYPE_BAD_LENGTH", $"Must be {LimitTable.FileCount.Max} or fewer in length.");
        errors.ThrowIfAny();
        if (!mayBeEmpty && string.IsNullOrWhiteSpace(content) && embeds == 0 && rows == 0 && call.Files.Count == 0)
            throw ApiFault.EmptyMessage();
        return Call.Read<MessageDraft>(WithTextNonce(body));
    }

    // A nonce may be a number; kept as a text either way.
    private static JsonElement WithTextNonce(JsonElement body)
    {
        if (!body.TryGetProperty("nonce", out var nonce) || nonce.ValueKind != JsonValueKind.Number)
            return body;
        var copy = System.Text.Json.Nodes.JsonObject.Create(body)!;
        copy["nonce"] = nonce.GetRawText();
        return JsonSerializer.SerializeToElement(copy);
    }
}
