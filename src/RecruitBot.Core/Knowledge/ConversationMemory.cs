using System.Collections.Immutable;
using System.Globalization;

namespace RecruitBot.Core.Knowledge;

/// <summary>A question of a conversation and what it was answered from.</summary>
/// <param name="Question">As it was understood.</param>
/// <param name="About">Where the answer stands, such as "Compensation, Market rates"; null when there was none.</param>
public sealed record Exchange(string Question, string? About);

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
    public ConversationMemory With(string question, Answer answer) =>
        With(new Exchange(answer.Understood ?? question, answer is { Answered: true, Citations: [var first, ..] } ? $"{first.Source}, {first.Section}" : null));

    /// <summary>The same with one more question, in place of the oldest where there are enough.</summary>
    public ConversationMemory With(Exchange exchange)
    {
        var latest = Latest.Add(exchange);
        if (latest.Count <= Window)
            return this with { Latest = latest };
        var topics = latest[0].About is { } about ? Topics.Remove(about).Add(about) : Topics;
        return new ConversationMemory(latest.RemoveAt(0), Older + 1, topics.Count > MostTopics ? topics.RemoveAt(0) : topics);
    }

    /// <summary>For a model: the summary of the older questions, then the latest, one on a line; empty when nothing was asked yet.</summary>
    /// <param name="shown">What of a question may be shown.</param>
    public string Summary(Func<string, string> shown)
    {
        var lines = Latest.Select(e => $"asked: {shown(e.Question).ReplaceLineEndings(" ")} ({(e.About is null ? "not answered" : $"answered from: {e.About}")})").ToList();
        if (Older > 0)
            lines.Insert(0, string.Create(CultureInfo.InvariantCulture, $"before these {Older} more{(Topics.Count > 0 ? $", answered from: {string.Join("; ", Topics)}" : "")}"));
        return string.Join('\n', lines);
    }
}
