using RecruitBot.Configuration;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening.Calibration;

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

/// <summary>Is there a role to apply for, and is every open one offered?</summary>
public sealed class RolesCheck(Settings settings) : ICheck
{
    /// <inheritdoc/>
    public string Name => "roles";

    /// <inheritdoc/>
    public ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var path = settings.Knowledge.Path!;
        var roles = GatedRoles.Of(RoleCatalog.Load(path, rubric: false), null, RoleGates.Of(KnowledgeFolder.Load(path), CalibrationRecord.Read(path)));
        var open = roles.Open.Count();
        return ValueTask.FromResult(
            roles.Problems.FirstOrDefault(p => p.IsError) is { } error ? new CheckResult(CheckStatus.Bad, error.ToString())
            : roles.Withheld.Count > 0 ? new CheckResult(CheckStatus.Bad, string.Join('\n', roles.Withheld.Select(p => p.ToString())))
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
