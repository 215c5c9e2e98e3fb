using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Threads;

/// <summary>Why nothing can be said in a thread any more, and what the team can do about it.</summary>
/// <param name="Cause">In a word.</param>
/// <param name="Advice">In a sentence that goes on after whose application it is.</param>
/// <param name="Words">What its candidate is told where the conversation goes on.</param>
public sealed record ClosedThread(string Cause, string Advice, string Words);

/// <summary>Reads it from what Discord refuses (topics/opcodes-and-status-codes, JSON Error Codes).</summary>
public static class ClosedThreads
{
    /// <summary>Causes that are over as soon as both sides can write in the thread again.</summary>
    public static IReadOnlyList<string> Passing { get; } = ["locked", "hidden", "forbidden"];

    /// <summary>The thread is gone.</summary>
    public static ClosedThread Deleted { get; } =
        new("deleted", "their private thread was deleted, so the application goes on elsewhere; nothing is lost and there is nothing to do.", Words("was deleted"));

    /// <summary>The candidate cannot write in it.</summary>
    public static ClosedThread Locked { get; } =
        new("locked", "their private thread is locked, so they cannot answer there and the application goes on in direct messages. To go on in the thread: open it → … → Unlock Thread.", Words("is locked"));

    /// <summary>What a refusal tells; null when it is none of the thread.</summary>
    public static ClosedThread? Tell(DiscordApiException refusal, ServerLayout layout) =>
        refusal.Code switch
        {
            ApiErrorCode.UnknownChannel => Deleted,
            ApiErrorCode.ThreadLocked or ApiErrorCode.ThreadArchived => Locked,
            ApiErrorCode.MissingAccess => Forbidden("hidden", "see", "View Channel", layout),
            ApiErrorCode.MissingPermissions => Forbidden("forbidden", "write in", "Send Messages in Threads", layout),
            ApiErrorCode.BlockedByModeration or ApiErrorCode.HarmfulLink => Moderated(layout),
            _ => null,
        };

    private static ClosedThread Moderated(ServerLayout layout) =>
        new(
            "moderated",
            $"the server's moderation holds back what I say in their private thread, so the application goes on in direct messages. To go on in the thread: Server Settings → AutoMod → the rule → Edit → let {layout.BotRole} off → Save Changes.",
            Words("is closed to me")
        );

    private static ClosedThread Forbidden(string cause, string what, string permission, ServerLayout layout) =>
        new(
            cause,
            $"I may not {what} their private thread, so the application goes on in direct messages. To go on in the thread: right-click the channel above it → Edit Channel → Permissions → {layout.BotRole} → allow {permission} → Save Changes.",
            Words("is closed to me")
        );

    private static string Words(string what) => $"The thread we were in {what}, so we go on here. Nothing of what you wrote is lost.";
}
