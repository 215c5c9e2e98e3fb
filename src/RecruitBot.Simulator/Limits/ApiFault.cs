using System.Text.Json.Nodes;

namespace RecruitBot.Simulator.Limits;

/// <summary>A request is refused, in the words and numbers of Discord (topics/opcodes-and-status-codes, JSON Error Codes).</summary>
internal sealed class ApiFault(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;
    public int Code => code;
    public JsonObject? Errors => errors;

    public static ApiFault Unauthorized() => new(401, 0, "401: Unauthorized");

    public static ApiFault NotFound() => new(404, 0, "404: Not Found");

    public static ApiFault UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static ApiFault UnknownGuild() => new(404, 10004, "Unknown Guild");

    public static ApiFault UnknownMember() => new(404, 10007, "Unknown Member");

    public static ApiFault UnknownMessage() => new(404, 10008, "Unknown Message");

    public static ApiFault UnknownUser() => new(404, 10013, "Unknown User");

    public static ApiFault UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static ApiFault UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static ApiFault UnknownCommand() => new(404, 10063, "Unknown application command");

    public static ApiFault TooLarge() => new(413, 40005, "Request entity too large");

    public static ApiFault AlreadyAcknowledged() => new(400, 40060, "Interaction has already been acknowledged.");

    public static ApiFault MissingAccess() => new(403, 50001, "Missing Access");

    public static ApiFault NotOnThisChannel() => new(403, 50003, "Cannot execute action on a DM channel");

    public static ApiFault OtherAuthor() => new(403, 50005, "Cannot edit a message authored by another user");

    public static ApiFault EmptyMessage() => new(400, 50006, "Cannot send an empty message");

    public static ApiFault CannotMessageUser() => new(403, 50007, "Cannot send messages to this user");

    public static ApiFault MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static ApiFault InvalidWebhookToken() => new(401, 50027, "Invalid Webhook Token");

    public static ApiFault WrongChannelType() => new(400, 50024, "Cannot execute action on this channel type");

    public static ApiFault InvalidForm(JsonObject? errors = null) => new(400, 50035, "Invalid Form Body", errors);

    public static ApiFault InvalidJson() => new(400, 50109, "The request body contains invalid JSON.");

    public static ApiFault InvalidSticker() => new(400, 50081, "Invalid sticker sent");

    public static ApiFault ThreadArchived() => new(400, 50083, "Thread is archived");

    public static ApiFault TooManyThreads() => new(400, 160006, "Maximum number of active threads reached");

    public static ApiFault NoMutualServers() => new(403, 50278, "Cannot send messages to this user due to having no mutual guilds");

    public static ApiFault NoHistoryForReply() => new(400, 160002, "Cannot reply without permission to read message history");

    public static ApiFault OpensTooFast() => new(429, 40003, "You are opening direct messages too fast");

    public static ApiFault TooManyOldEdits() => new(429, 30046, "Maximum number of edits to messages older than 1 hour reached. Try again later");

    public static ApiFault TooManyNewCommands() => new(400, 30034, "Max number of daily application command creates has been reached (200)");

    public static ApiFault ThreadLocked() => new(403, 160005, "Thread is locked");
}
