using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Roles.Drafting;

namespace RecruitBot.Verbs.Rubric;

/// <summary>rubric draft: a role in draft whose criteria each quote the sentence of the guide they come from; exit code 1 when there is nothing to draft from.</summary>
public sealed class RubricDraftVerb : IVerb
{
    private readonly Argument<string> _source = new("source") { Description = "A guide or a role: name, title or file" };
    private readonly Option<string> _by = new("--by") { Description = "Who asks for it, for the record", Required = true };

    /// <summary>The verb.</summary>
    public RubricDraftVerb() => Command = new Command("draft", "Draft a role from a guide, every criterion with its sentence; no candidate sees a draft") { _source, _by };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var path = context.Settings.Knowledge.Path!;
        var outcome = DraftDesk.Draft(
            KnowledgeFolder.Load(path, answers: KnowledgeFiles.AnswersOf(context.Settings)), RoleCatalog.Load(path, rubric: false), arguments.GetValue(_source)!,
            arguments.GetValue(_by)!, DateOnly.FromDateTime(host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
        await (outcome.Done ? context.Out : context.Error).WriteLineAsync(outcome.Done ? outcome.Text : $"recruitbot: {outcome.Text}");
        return outcome.Done ? ExitCode.Done : ExitCode.No;
    }
}
