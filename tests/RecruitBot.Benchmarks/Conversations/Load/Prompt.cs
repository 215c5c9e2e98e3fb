using RecruitBot.Core.Conversations;
using RecruitBot.Core.Screening;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>What the bot waits for, as a candidate reads it from a message: an item of the script such as "q.testing", or one of the others here.</summary>
internal sealed record Prompt(string Key, Message Message)
{
    public const string Panel = "panel";
    public const string Roles = "roles";
    public const string Consent = "consent";
    public const string Break = "break";
    public const string Review = "review";
    public const string Done = "done";

    /// <summary>What the message asks for; null when it asks for nothing.</summary>
    public static Prompt? Of(Message message)
    {
        if (message.Author?.Bot != true)
            return null;
        var parts = SimulatedPerson.Parts(message.Components).ToList();
        var skip = parts.Select(p => ActionId.Parse(p.CustomId)).FirstOrDefault(a => a?.Verb == ScreeningReplies.Verbs.Skip);
        var key =
            skip is not null ? skip[1]
            : parts.Exists(p => p.Label == "Not now") ? Consent
            : parts.Exists(p => p.Label == "Hand in") ? Review
            : parts.Exists(p => p.Label == "Continue") ? Break
            : parts.Exists(p => p.Type == ComponentType.StringSelect) && message.Flags?.HasFlag(MessageFlags.Ephemeral) == true ? Roles
            : message.Content.StartsWith("Handed in", StringComparison.Ordinal) ? Done
            : null;
        return key is null ? null : new Prompt(key, message);
    }

    /// <summary>Whether the message asks for the last turn to be taken again.</summary>
    public static bool IsRefusal(Message message) =>
        message.Content.StartsWith("Something went wrong on my side", StringComparison.Ordinal) || message.Content.Contains("nothing was started", StringComparison.Ordinal);

    /// <summary>The id of the button with that label.</summary>
    public string? Button(string label) => SimulatedPerson.Parts(Message.Components).FirstOrDefault(c => c.Label == label)?.CustomId;

    /// <summary>The id of the menu.</summary>
    public string? Menu => SimulatedPerson.Parts(Message.Components).FirstOrDefault(c => c.Type == ComponentType.StringSelect)?.CustomId;
}
