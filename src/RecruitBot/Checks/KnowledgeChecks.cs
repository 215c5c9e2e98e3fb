using RecruitBot.Configuration;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Roles;

namespace RecruitBot.Checks;

/// <summary>Are there guides to answer from, and are they clean?</summary>
public sealed class KnowledgeCheck(Settings settings) : ICheck
{
    /// <inheritdoc/>
    public string Name => "knowledge";

    /// <inheritdoc/>
    public ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var knowledge = KnowledgeFolder.Load(settings.Knowledge.Path!, answers: KnowledgeFiles.AnswersOf(settings));
        return ValueTask.FromResult(
            knowledge.Problems.Count > 0 ? new CheckResult(CheckStatus.Bad, $"{settings.Knowledge.Path}: {knowledge.Problems[0]}")
            : knowledge.Documents.Count == 0 ? new CheckResult(CheckStatus.Note, $"{settings.Knowledge.Path} holds no guide and no role: every question gets an abstention.")
            : new CheckResult(CheckStatus.Good, $"{knowledge.Documents.Count} documents in {settings.Knowledge.Path}.")
        );
    }
}

/// <summary>Is there a role to apply for?</summary>
public sealed class RolesCheck(Settings settings) : ICheck
{
    /// <inheritdoc/>
    public string Name => "roles";

    /// <inheritdoc/>
    public ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var roles = RoleCatalog.Load(settings.Knowledge.Path!, rubric: false);
        var open = roles.Open.Count();
        return ValueTask.FromResult(
            roles.Problems.FirstOrDefault(p => p.IsError) is { } error ? new CheckResult(CheckStatus.Bad, error.ToString())
            : open == 0 ? new CheckResult(CheckStatus.Note, "No role is open: set 'status: open' in a role file.")
            : new CheckResult(CheckStatus.Good, $"{open} of {roles.Roles.Count} roles open.")
        );
    }
}

/// <summary>Are all notices there?</summary>
public sealed class PromptsCheck(Settings settings) : ICheck
{
    /// <inheritdoc/>
    public string Name => "prompts";

    /// <inheritdoc/>
    public ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var (library, problems) = PromptLibrary.Load(settings.Prompts.Path!);
        return ValueTask.FromResult(
            problems.Count > 0
                ? new CheckResult(CheckStatus.Bad, $"{settings.Prompts.Path}/{problems[0].File}: {problems[0].Message}.")
                : new CheckResult(CheckStatus.Good, $"{library.Names.Count} prompts in {settings.Prompts.Path}.")
        );
    }
}
