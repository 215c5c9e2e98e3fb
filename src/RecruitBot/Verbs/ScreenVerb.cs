using System.CommandLine;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Verbs;

/// <summary>screen: one whole screening from a file of answers.</summary>
public sealed class ScreenVerb : IVerb
{
    private readonly Option<string?> _role = new("--role") { Description = "Role to be screened for; the file may name it instead" };
    private readonly Option<string> _answers = new("--answers") { Description = "File with the answers", Required = true };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object" };

    /// <summary>The verb.</summary>
    public ScreenVerb() => Command = new Command("screen", "Run one whole screening from a file of answers") { _role, _answers, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var file = AnswersFile.Read(arguments.GetValue(_answers)!);
        var named =
            arguments.GetValue(_role)
            ?? file.Role
            ?? throw new SettingsException("--role: name the role here or as \"role\" in the answers file.");
        var roles = host.Services.GetRequiredService<IRoleSource>().InForce;
        var role = RoleArgument.Get(roles, named);
        if (arguments.GetValue(_role) is not null && file.Role is not null && roles.Match(file.Role)?.Id != role.Id)
            throw new SettingsException($"--role: the answers file is for \u201c{file.Role}\u201d, not for {role.Id}.");
        var prepared = file.For(role);
        var state = await host.Services.GetRequiredService<ScreeningRun>().RunAsync(role, prepared, cancellationToken);
        await context.Out.WriteLineAsync(arguments.GetValue(_json) ? JsonOutput.Write(Line(state)) : Text(state));
        return ExitCode.Done;
    }

    /// <summary>The object that formats.md promises.</summary>
    internal static object Line(SessionState state)
    {
        var result = ScreeningResult.Of(state);
        return new
        {
            role = state.Role!.Id,
            roleVersion = state.Role.Version,
            session = state.Id,
            mode = state.Ratings.Values.Any(r => r.Check is not null) ? "model" : "offline",
            knockouts = result.Facts.Select(f => new { id = f.Knockout.Id, passed = f.Fact?.Passed, quote = f.Fact?.Quote }),
            criteria = result.Criteria.Select(c => new
            {
                id = c.Criterion.Id,
                level = c.Rating.Level,
                status = c.Rating.Status,
                probesAsked = c.ProbesAsked,
                evidence = c.Rating.Evidence.Select(e => new { quote = e.Quote, answer = e.Answer, start = e.Start, length = e.Length }),
                because = c.Rating.Because,
            }),
            meets = result.Meets,
            of = result.Criteria.Count,
            summary = result.Summary,
        };
    }

    private static string Text(SessionState state)
    {
        var result = ScreeningResult.Of(state);
        var text = new StringBuilder($"{state.Role!.Title}, version {state.Role.Version}, session {state.Id}\n{result.Summary}\n");
        foreach (var f in result.Facts)
            text.Append($"\n{f.Knockout.Id}: {(f.Fact is null ? "not stated" : $"\u201c{f.Fact.Quote}\u201d{(f.Fact.Passed is { } p ? p ? ", meets" : ", does not meet" : "")}")}");
        foreach (var c in result.Criteria)
        {
            text.Append($"\n\n{c.Criterion.Title}: {Core.Recruiting.ReviewCard.Level(c.Rating)}");
            foreach (var e in c.Rating.Evidence)
                text.Append($"\n  \u201c{e.Quote}\u201d");
            text.Append($"\n  {c.Rating.Because}");
        }
        return Adapters.Console.TerminalText.Safe(text.ToString());
    }
}
