using Microsoft.Extensions.AI;
using RecruitBot.Core.Privacy;

namespace RecruitBot.Core.Assistant.Model;

/// <summary>
/// What is known of one call to a model beside its messages: under which consent, with which prompt, made of what. It travels in the
/// options of the call, so that every wrapper around the client sees it; a call without one is refused.
/// </summary>
/// <param name="grant">Proof of a live consent entry for the purpose of the call.</param>
/// <param name="prompt">Name of the prompt file that the messages were made with.</param>
public sealed class ModelCall(ConsentGrant grant, string prompt)
{
    private const string Key = "recruitbot.call";

    private readonly List<ModelRecord> _records = [];

    /// <summary>Proof of consent.</summary>
    public ConsentGrant Grant { get; } = grant;

    /// <summary>Name of the prompt file.</summary>
    public string Prompt { get; } = prompt;

    /// <summary>Ids of what the messages were made of: messages of the log, units of the knowledge.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Names and handles of people which must not leave this machine: they are replaced before sending and restored after.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];

    /// <summary>What was sent to a provider for this call, one for each attempt in order; none when nothing left this machine.</summary>
    public IReadOnlyList<ModelRecord> Records
    {
        get
        {
            lock (_records)
                return [.. _records];
        }
    }

    /// <summary>Adds what became of an attempt.</summary>
    public void Add(ModelRecord record)
    {
        lock (_records)
            _records.Add(record);
    }

    /// <summary>Options that carry this call.</summary>
    public ChatOptions Carried(ChatOptions? options = null)
    {
        options = options?.Clone() ?? new ChatOptions();
        (options.AdditionalProperties ??= [])[Key] = this;
        return options;
    }

    /// <summary>The call that options carry; null when they carry none.</summary>
    public static ModelCall? Of(ChatOptions? options) => options?.AdditionalProperties?.TryGetValue(Key, out var call) == true ? call as ModelCall : null;
}
