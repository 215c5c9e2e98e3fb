using System.Text.Json.Serialization;

namespace RecruitBot.Core.Assistant.Model;

/// <summary>How an attempt to ask a model ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelOutcome>))]
public enum ModelOutcome
{
    /// <summary>With an answer.</summary>
    Answered,

    /// <summary>The model or its provider would not answer (refusal, content filter).</summary>
    Refused,

    /// <summary>Not within its time.</summary>
    TimedOut,

    /// <summary>With an error of the network or the provider, or an answer nobody can read.</summary>
    Failed,

    /// <summary>Nobody waited for it any more.</summary>
    Cancelled,
}

/// <summary>One attempt to ask a model, as it is kept in the log of the session it was made for, so that replay needs no model.</summary>
/// <param name="Provider">Host of the endpoint.</param>
/// <param name="Model">The model's id, as the provider gave it, or as it was asked for.</param>
/// <param name="Parameters">Settings sent with it, such as "temperature=0.2, max_tokens=800".</param>
/// <param name="Prompt">Name of the prompt file.</param>
/// <param name="PromptSha256">Hash of all messages as they were sent, in lower-case hex.</param>
/// <param name="Inputs">Ids of what they were made of.</param>
/// <param name="ConsentId">The ledger entry that allowed it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Output">What came back, with people's names still replaced; null when nothing did.</param>
/// <param name="Milliseconds">From sending to the last byte.</param>
/// <param name="InputTokens">As the provider counted; null when it did not.</param>
/// <param name="OutputTokens">As the provider counted; null when it did not.</param>
/// <param name="Cost">By the prices in the settings, in their currency; null when none are set.</param>
public sealed record ModelRecord(
    string Provider,
    string Model,
    string Parameters,
    string Prompt,
    string PromptSha256,
    IReadOnlyList<string> Inputs,
    string ConsentId,
    ModelOutcome Outcome,
    string? Output,
    double Milliseconds,
    long? InputTokens,
    long? OutputTokens,
    decimal? Cost
);
