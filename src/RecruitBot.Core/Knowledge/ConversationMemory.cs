using System.Collections.Immutable;
using System.Globalization;

namespace RecruitBot.Core.Knowledge;

/// <summary>A question of a conversation and what it was answered from.</summary>
/// <param name="Question">As it was understood.</param>
/// <param name="About">Where the answer stands, such as "Compensation, Market rates"; null when there was none.</param>
public sealed record Exchange(string Question, string? About)
{
    /// <summary>The message that asked it.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>Whether a model has been shown it, with a consent that was live, so that it may be shown it again.</summary>
    public bool WasShown { get; init; }
}

/// <summary>
/// What a conversation was about so far, folded from its log: the latest questions word for word, and of the older ones only what their
/// answers were about, so that it does not grow with the conversation.
/// </summary>
/// <param name="Latest">The latest questions, the last one at the end.</param>
/// <param name="Older">How many came before those.</param>
/// <param name="Topics">What the older ones were about, each once, the latest at the end.</param>
public sealed record ConversationMemory(ImmutableList<Exchange> Latest, int Older, ImmutableList<string> Topics)
{
    /// <summary>How many questions are kept word for word.</summary>
    public const int Window = 3;

    private const int MostTopics = 8;

    /// <summary>Nothing was asked yet.</summary>
    public static ConversationMemory Empty { get; } = new([], 0, []);

    /// <summary>The same with a question and its answer.</summary>
    /// <param name="question">As asked.</param>
    /// <param name="answer">What it was answered.</param>
    /// <param name="messageId">The message that asked it.</param>
    /// <param name="wasShown">See <see cref="Exchange.WasShown"/>.</param>
    public ConversationMemory With(string question, Answer answer, string messageId = "", bool wasShown = false) =>
        With(
            new Exchange(answer.Understood ?? question, answer is { Answered: true, Citations: [var first, ..] } ? $"{first.Source}, {first.Section}" : null)
            {
                MessageId = messageId,
                WasShown = wasShown,
            }
        );

    /// <summary>The same when a message was changed or deleted: what stood in it is shown to no model again.</summary>
    public ConversationMemory Withheld(string messageId) => this with { Latest = Latest.ConvertAll(e => e.MessageId == messageId ? e with { WasShown = false } : e) };

    /// <summary>The same with one more question, in place of the oldest where there are enough.</summary>
    public ConversationMemory With(Exchange exchange)
    {
        var latest = Latest.Add(exchange);
        if (latest.Count <= Window)
            return this with { Latest = latest };
        var topics = latest[0] is { About: { } about, WasShown: true } ? Topics.Remove(about).Add(about) : Topics;
        return new ConversationMemory(latest.RemoveAt(0), Older + (latest[0].WasShown ? 1 : 0), topics.Count > MostTopics ? topics.RemoveAt(0) : topics);
    }

    /// <summary>
    /// For a model: the summary of the older questions, then the latest that it was shown before, one on a line; empty when there is nothing. What was asked without
    /// a model, before its consent or by fixed rules alone, stays with them.
    /// </summary>
    /// <param name="shown">What of a question may be shown.</param>
    public string Summary(Func<string, string> shown)
    {
        var lines = Latest.Where(e => e.WasShown).Select(e => $"asked: {shown(e.Question).ReplaceLineEndings(" ")} ({(e.About is null ? "not answered" : $"answered from: {e.About}")})").ToList();
        if (Older > 0)
            lines.Insert(0, string.Create(CultureInfo.InvariantCulture, $"before these {Older} more{(Topics.Count > 0 ? $", answered from: {string.Join("; ", Topics)}" : "")}"));
        return string.Join('\n', lines);
    }
}
