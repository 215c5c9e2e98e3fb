using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Assistant;

/// <summary>The texts with legal weight: what a candidate is told before anything is asked, and how it ended.</summary>
public interface INotices
{
    /// <summary>Said first to somebody who has not applied.</summary>
    string Welcome();

    /// <summary>Said first in an application.</summary>
    string Disclosure(Role role);

    /// <summary>Said when a person has decided.</summary>
    string Outcome(Role role, Outcome outcome, string? message);
}

/// <summary>Whose language models are sent what, as candidates are told; null where there is none.</summary>
/// <param name="Answering">Who runs the model that is sent questions, such as "api.openai.com".</param>
/// <param name="Scoring">Who runs the model that is sent answers to be rated.</param>
public sealed record ModelProviders(string? Answering, string? Scoring);
