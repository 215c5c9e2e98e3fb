using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Resilience;

/// <summary>The token of whoever asked, carried to where an attempt ends: so what was given up and what took too long are told apart.</summary>
internal static class AskersToken
{
    private const string Key = "recruitbot.asker";

    /// <summary>Options that carry a token.</summary>
    public static ChatOptions Carried(ChatOptions? options, CancellationToken cancellationToken)
    {
        options = options?.Clone() ?? new ChatOptions();
        (options.AdditionalProperties ??= [])[Key] = cancellationToken;
        return options;
    }

    /// <summary>The token that options carry; one that is never cancelled when they carry none.</summary>
    public static CancellationToken Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out var token) == true && token is CancellationToken carried ? carried : default;
}
