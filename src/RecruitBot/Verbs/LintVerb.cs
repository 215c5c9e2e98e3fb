using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using RecruitBot.Configuration;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Flaws;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Roles.Drafting;
using RecruitBot.Core.Roles.Versions;
using RecruitBot.Core.Screening.Calibration;

namespace RecruitBot.Verbs;

/// <summary>lint: reports what is wrong with roles, guides and prompts, by file and line.</summary>
public sealed class LintVerb : IVerb
{
    private readonly Option<bool> _accept = new("--accept") { Description = "Write knowledge/roles.lock and roles.calibration: the roles as they are become the baseline" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a finding" };

    /// <summary>The verb.</summary>
    public LintVerb() => Command = new Command("lint", "Check role files, guides and prompts") { _accept, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = context.Settings.Knowledge.Path!;
        var roles = RoleCatalog.Load(path);
        var knowledge = KnowledgeFolder.Load(path, answers: KnowledgeFiles.AnswersOf(context.Settings));
        var record = CalibrationRecord.Read(path);
        var verdicts = await CalibrationLint.MeasureAsync(roles, RoleGates.Of(knowledge, record), cancellationToken);
        var findings = Findings(knowledge, context.Settings.Prompts.Path!, [.. RoleLint.Check(roles), .. DraftLint.Check(roles, knowledge), .. CalibrationLint.Problems(verdicts), .. record.Problems]).ToList();
        foreach (var f in findings)
            await context.Out.WriteLineAsync(
                arguments.GetValue(_json) ? JsonOutput.Write(f) : $"{f.File}:{f.Line}: {f.Severity}: {f.Message}"
            );
        if (arguments.GetValue(_accept))
        {
            if (findings.Any(f => f.Severity == RoleProblem.Error))
                throw new SettingsException("lint --accept: nothing was accepted, since there are errors; mend them first.");
            RoleLock.Accept(roles);
            RoleHistory.Keep(roles);
            record.Add(verdicts.Select(v => v.Verdict.Calibration), path);
            await context.Error.WriteLineAsync($"recruitbot: {roles.Roles.Count} roles accepted in {Path.Combine(path, RoleLock.FileName)} and {CalibrationRecord.FileName}.");
        }
        else if (!arguments.GetValue(_json))
            await context.Error.WriteLineAsync($"recruitbot: {findings.Count} findings in {path}.");
        return findings.Count == 0 ? ExitCode.Done : ExitCode.No;
    }

    private static IEnumerable<Finding> Findings(KnowledgeBase knowledge, string prompts, IEnumerable<RoleProblem> roles)
    {
        foreach (var p in roles.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line))
            yield return new Finding(p.File, p.Line, p.Severity, p.Message);
        // Role files are read by both: what is wrong with their front matter has been said above.
        foreach (var p in KnowledgeLint.Check(knowledge))
            yield return new Finding(p.File, p.Line, p.Stops ? RoleProblem.Error : RoleProblem.Warning, p.Message) { Kind = p.Kind, Unused = p.Unused };
        var (library, problems) = PromptLibrary.Load(prompts);
        foreach (var p in problems)
            yield return new Finding("prompts/" + p.File, 1, RoleProblem.Error, p.Message + ".");
        foreach (var p in library.Unlawful())
            yield return new Finding("prompts/" + p.File, 1, RoleProblem.Warning, p.Message);
    }

    private sealed record Finding(string File, int Line, string Severity, string Message)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public FlawKind? Kind { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool Unused { get; init; }
    }
}
