using System.Security.Cryptography;
using System.Text;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Assistant;

/// <summary>The texts with legal weight: what a candidate is told before anything is asked, and how it ended.</summary>
public sealed class Notices(PromptLibrary prompts, string employer)
{
    /// <summary>Which values each notice is given.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Suppliers { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["welcome"] = ["employer"],
            ["disclosure"] = ["employer", "role", "facts", "questions", "minutes", "criteria", "sla", "deadline"],
            ["outcome-advance"] = ["employer", "role", "message"],
            ["outcome-hold"] = ["employer", "role", "message"],
            ["outcome-decline"] = ["employer", "role", "message"],
        };

    /// <summary>Who is hiring.</summary>
    public string Employer => employer;

    /// <summary>Said first to somebody who has not applied.</summary>
    public string Welcome() => prompts.Render("welcome", new Dictionary<string, string> { ["employer"] = employer });

    /// <summary>Said first in an application.</summary>
    public string Disclosure(Role role) =>
        prompts.Render(
            "disclosure",
            new Dictionary<string, string>
            {
                ["employer"] = employer,
                ["role"] = role.Title,
                ["facts"] = Count(role.Knockouts.Count, "fact"),
                ["questions"] = Count(role.Criteria.Count, "question"),
                ["minutes"] = RoleDuration.Minutes(role).ToString(),
                ["criteria"] = string.Join(", ", role.Criteria.Select(c => c.Title)),
                ["sla"] = role.Sla.ToString(),
                ["deadline"] = role.Deadline.ToString(),
            }
        );

    /// <summary>Said when a person has decided.</summary>
    public string Outcome(Role role, Outcome outcome, string? message) =>
        prompts.Render(
            "outcome-" + outcome.ToString().ToLowerInvariant(),
            new Dictionary<string, string>
            {
                ["employer"] = employer,
                ["role"] = role.Title,
                ["message"] = message ?? "",
            }
        );

    /// <summary>Hash of a text as it was shown, in lower-case hex.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Count(int n, string noun) => n switch { 0 => $"no {noun}s", 1 => $"one {noun}", _ => $"{n} {noun}s" };
}
