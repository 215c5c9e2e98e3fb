using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Answers;

/// <summary>What is wrong with an answer as a whole, whatever it says.</summary>
internal static class AnswerLimits
{
    /// <summary>Most characters of text and arguments; the longest answer anybody here asks for has a few thousand.</summary>
    public const int MostCharacters = 256 * 1024;

    /// <summary>What stands in <see cref="ErrorContent.ErrorCode"/> for the words of a model that will not answer.</summary>
    public const string Refusal = "Refusal";

    /// <summary>The fault; null when there is none.</summary>
    /// <param name="contents">All that came.</param>
    /// <param name="finish">Why it ended; null when it did not.</param>
    public static ModelException? Fault(IEnumerable<AIContent> contents, ChatFinishReason? finish)
    {
        var parts = contents as IReadOnlyCollection<AIContent> ?? [.. contents];
        if (finish == ChatFinishReason.ContentFilter || parts.Any(c => c is ErrorContent { ErrorCode: Refusal }))
            return new ModelException(ModelFault.Refused, "The model or its provider would not answer.");
        if (parts.Sum(Length) > MostCharacters)
            return TooLong();
        if (finish is null)
            return new ModelException(ModelFault.Unreadable, "The answer stopped in the middle.");
        return parts.Any(c => c is FunctionCallContent || Length(c) > 0) ? null : new ModelException(ModelFault.Unreadable, "The answer is empty.");
    }

    /// <summary>The fault of an answer without end.</summary>
    public static ModelException TooLong() => new(ModelFault.Unreadable, $"The answer is longer than {MostCharacters} characters.");

    /// <summary>Characters of a part.</summary>
    public static long Length(AIContent content) =>
        content switch
        {
            TextContent text => text.Text.Length,
            FunctionCallContent { Arguments: { } arguments } => arguments.Sum(a => a.Key.Length + (long)(a.Value?.ToString()?.Length ?? 0)),
            _ => 0,
        };
}
