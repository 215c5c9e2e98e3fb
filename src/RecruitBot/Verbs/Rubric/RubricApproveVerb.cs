using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Roles.Drafting;

namespace RecruitBot.Verbs.Rubric;

/// <summary>rubric approve: opens a role in draft by a named person's word; exit code 1 when lint or the calibration gate is against it.</summary>
public sealed class RubricApproveVerb : IVerb
{
    private readonly Argument<string> _role = new("role") { Description = "Id or title" };
    private readonly Option<string> _by = new("--by") { Description = "Who approves it; kept in the file", Required = true };

    /// <summary>The verb.</summary>
    public RubricApproveVerb() => Command = new Command("approve", "Open a role that is a draft, when lint and calibration have nothing against it") { _role, _by };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var path = context.Settings.Knowledge.Path!;
        var outcome = await DraftDesk.ApproveAsync(
            KnowledgeFolder.Load(path, answers: KnowledgeFiles.AnswersOf(context.Settings)), path, arguments.GetValue(_role)!, arguments.GetValue(_by)!,
            DateOnly.FromDateTime(host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime), cancellationToken);
        await (outcome.Done ? context.Out : context.Error).WriteLineAsync(outcome.Done ? outcome.Text : $"recruitbot: {outcome.Text}");
        return outcome.Done ? ExitCode.Done : ExitCode.No;
    }
}
