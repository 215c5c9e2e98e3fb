using System.Security.Cryptography;
using System.Text;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Assistant;

/// <summary>The notices as their files under Prompts:Path state them now.</summary>
/// <param name="prompts">The files.</param>
/// <param name="employer">Who is hiring.</param>
/// <param name="models">Whose language models are sent what; none when null.</param>
public sealed class Notices(PromptLibrary prompts, string employer, ModelProviders? models = null) : INotices
{
    /// <summary>Which values each notice is given.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Suppliers { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["welcome"] = ["employer", "models"],
            ["disclosure"] = ["employer", "role", "facts", "questions", "minutes", "criteria", "models", "sla", "deadline"],
            ["outcome-advance"] = ["employer", "role", "message"],
            ["outcome-hold"] = ["employer", "role", "message"],
            ["outcome-decline"] = ["employer", "role", "message"],
        };

    /// <summary>Who is hiring.</summary>
    public string Employer => employer;

    /// <inheritdoc/>
    public string Welcome() => prompts.Render("welcome", new Dictionary<string, string> { ["employer"] = employer, ["models"] = Questions });

    /// <inheritdoc/>
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
                ["models"] = $"{Answers} {Questions}".Trim(),
                ["sla"] = role.Sla.ToString(),
                ["deadline"] = role.Deadline.ToString(),
            }
        );

    /// <inheritdoc/>
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

    private string Questions => models?.Answering is { } who ? $"To answer your questions I ask a language model of {who}; your name, addresses and numbers are taken out before." : "";

    private string Answers =>
        models?.Scoring is { } who
            ? $"If you agree, your answers are rated by fixed rules and by a language model of {who}; your name, addresses and numbers are taken out before, and where the two differ, a person rates."
            : "";

    private static string Count(int n, string noun) => n switch { 0 => $"no {noun}s", 1 => $"one {noun}", _ => $"{n} {noun}s" };
}
