using System.Text.Json;
using System.Text.Json.Nodes;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Limits;

/// <summary>Messages to be written or changed (resources/message, Create Message, Edit Message).</summary>
internal static class MessageChecks
{
    /// <summary>What an edit may take away by null.</summary>
    private static readonly (string Name, Func<JsonNode> Empty)[] Clearable = [("content", () => ""), ("embeds", () => new JsonArray()), ("components", () => new JsonArray())];

    /// <summary>A message of the bot.</summary>
    public static MessageDraft Create(Call call) => Draft(call, call.Body, "", MessageUse.Sent);

    /// <summary>A further answer to an interaction.</summary>
    public static MessageDraft FollowUp(Call call) => Draft(call, call.Body, "", MessageUse.FollowUp);

    /// <summary>A change, which may not leave the message empty.</summary>
    public static MessageDraft Edit(Call call, Message old)
    {
        var draft = Draft(call, call.Body, "", MessageUse.Change, old);
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
        var draft = Draft(call, call.Body, "", MessageUse.Sent);
        return new MessageDraft { Content = draft.Content, Nonce = draft.Nonce, MessageReference = draft.MessageReference };
    }

    /// <summary>The message in (a part of) a request.</summary>
    /// <param name="call">The request.</param>
    /// <param name="body">The part.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="use">What it is for.</param>
    /// <param name="old">What is changed by it; null when nothing is, or nothing is known of it.</param>
    public static MessageDraft Draft(Call call, JsonElement body, string path, MessageUse use, Message? old = null)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw ApiFault.InvalidForm(FormErrors.One(path, "BASE_TYPE_INVALID", "Expected an object."));
        var errors = new FormErrors();
        var message = new Fields(body, path, errors);
        var flags = FlagChecks.Check(message, use);
        var content = message.Text("content", LimitTable.Content);
        var embeds = EmbedChecks.Check(message);
        var isLayout = flags?.HasFlag(FlagChecks.Layout) == true || old?.Flags?.HasFlag(FlagChecks.Layout) == true;
        var rows = ComponentChecks.Check(message, isLayout);
        if (isLayout)
            FlagChecks.Alone(message, old);
        if (message.Has("nonce") && body.GetProperty("nonce").ValueKind != JsonValueKind.Number)
            message.Text("nonce", LimitTable.Nonce);
        MentionChecks.Check(message);
        AttachmentChecks.Check(message, call.Files, old);
        var stickers = Beside(message);
        errors.ThrowIfAny();
        if (stickers > 0)
            throw ApiFault.InvalidSticker();
        if (flags?.HasFlag(FlagChecks.Voice) == true)
            VoiceChecks.Check(message, call.Files);
        if (use != MessageUse.Change && string.IsNullOrWhiteSpace(content) && embeds == 0 && rows == 0 && call.Files.Count == 0)
            throw ApiFault.EmptyMessage();
        return Call.Read<MessageDraft>(Written(body, use)) with { Flags = flags };
    }

    /// <summary>What a message may carry and the simulator has none of: stickers, whose number is returned, and polls.</summary>
    private static int Beside(Fields message)
    {
        if (message.Has("poll"))
            message.Wrong("poll", "SIMULATOR_WITHOUT_POLLS", "The simulator has no polls.");
        return message.Ids("sticker_ids", LimitTable.Stickers);
    }

    /// <summary>A nonce may be a number, and is kept as a text either way; null in an edit takes away what was there.</summary>
    private static JsonElement Written(JsonElement body, MessageUse use)
    {
        var copy = JsonObject.Create(body)!;
        if (copy["nonce"] is JsonValue nonce && nonce.GetValueKind() == JsonValueKind.Number)
            copy["nonce"] = nonce.ToJsonString();
        foreach (var (name, empty) in Clearable)
            if (use == MessageUse.Change && copy.ContainsKey(name) && copy[name] is null)
                copy[name] = empty();
        return JsonSerializer.SerializeToElement(copy);
    }
}
