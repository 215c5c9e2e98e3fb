using System.Collections.Concurrent;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Screening;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>
/// Which question stands in a conversation, and since which message: what was written before it cannot be its answer. Ids of messages are in the
/// order of Discord's own clock, so two that cross are told apart whatever the clock here says (reference, Snowflakes).
/// </summary>
public sealed class AskedQuestions
{
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<Snowflake, (string Question, Snowflake Message)> _asked = new();

    /// <summary>A reply stands in a channel. A question that is put again stands there since it was put first.</summary>
    public void Note(Snowflake channel, Reply reply, Snowflake message)
    {
        if (ScreeningReplies.AskedBy(reply) is not { } question)
            return;
        if (_asked.Count >= MostRemembered)
            _asked.Clear();
        _asked.AddOrUpdate(channel, _ => (question, message), (_, before) => before.Question == question ? before : (question, message));
    }

    /// <summary>The question that was put after a message had been written; null when there is none, or that is not known.</summary>
    public string? UnseenBy(Snowflake channel, Snowflake message) => _asked.TryGetValue(channel, out var asked) && message < asked.Message ? asked.Question : null;
}
