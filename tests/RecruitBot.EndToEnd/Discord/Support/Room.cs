using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.EndToEnd.Discord.Support;

/// <summary>A channel, thread or direct conversation as one person sees it.</summary>
public sealed record Room(SimulatedPerson Person, Snowflake Id)
{
    private const int Ordinary = 0;
    private const int Answer = 19;
    private const int CommandAnswer = 20;

    /// <summary>All messages, the oldest first; those for the person's eyes alone are among them.</summary>
    public Task<List<Message>> AllAsync() => Person.MessagesAsync(Id);

    /// <summary>What the bot said after a moment, given as the id of what happened then.</summary>
    public async Task<IReadOnlyList<Message>> SaidAsync(Snowflake after) =>
        [.. (await AllAsync()).Where(m => m.Id > after && IsSaid(m) && m.Author?.Bot == true && m.Flags?.HasFlag(MessageFlags.Loading) != true)];

    /// <summary>Waits for a message that fits.</summary>
    public Task<Message> SeeAsync(Func<Message, bool> fits, string what, Snowflake after = default) =>
        Eventually.SeeAsync(
            async () => (await AllAsync()).LastOrDefault(m => m.Id > after && fits(m)),
            async () => $"{Person.Me.Username} waited for {what}. What stands there:\n{await TextAsync(after)}"
        );

    /// <summary>Waits until the bot has said the words; returns the message.</summary>
    public Task<Message> HearAsync(string words, Snowflake after = default) =>
        SeeAsync(m => m.Author?.Bot == true && Says(m, words), $"“{words}”", after);

    /// <summary>The latest message with a button of that label.</summary>
    public Task<Message> WithButtonAsync(string label, Snowflake after = default) => SeeAsync(m => Has(m, label), $"the button “{label}”", after);

    /// <summary>Whether the message holds the words, in text, card or labels.</summary>
    public static bool Says(Message message, string words) => SimulatedPerson.TextOf(message).Contains(words, StringComparison.Ordinal);

    /// <summary>Whether the message has a button of that label.</summary>
    public static bool Has(Message message, string label) => SimulatedPerson.Parts(message.Components).Any(c => c.Label == label);

    /// <summary>Whether somebody said it: Discord itself tells who was let in.</summary>
    public static bool IsSaid(Message message) => message.Type is Ordinary or Answer or CommandAnswer;

    /// <summary>Whether only one person sees it.</summary>
    public static bool IsForOne(Message message) => message.Flags?.HasFlag(MessageFlags.Ephemeral) == true;

    private async Task<string> TextAsync(Snowflake after) =>
        string.Join("\n", (await AllAsync()).Where(m => m.Id > after).Select(m => $"[{m.Author?.Username}] {SimulatedPerson.TextOf(m)}"));
}
