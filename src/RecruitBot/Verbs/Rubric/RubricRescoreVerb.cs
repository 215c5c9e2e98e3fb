using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Rescoring;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Verbs.Rubric;

/// <summary>rubric rescore: what a version of a role would make of the answers of past applications. A dry run: nothing is changed.</summary>
public sealed class RubricRescoreVerb : IVerb
{
    private readonly Argument<string> _role = new("role") { Description = "Id or title" };
    private readonly Argument<string?> _version = new("version") { Description = "The version to try; the role file's when left out", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object for each rating that would change" };

    /// <summary>The verb.</summary>
    public RubricRescoreVerb() => Command = new Command("rescore", "Show which ratings of past applications another version would change; changes nothing") { _role, _version, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var sessions = await VerbRole.SessionsAsync(context, host.Services.GetRequiredService<ISessionStore>(), arguments.GetValue(_role)!, cancellationToken);
        var named = arguments.GetValue(_version);
        if ((named is null ? sessions.InForce : sessions.Find(named)) is not { } version)
        {
            await context.Error.WriteLineAsync("recruitbot: " + RubricText.NoSuchPair(sessions, named, null).TrimEnd());
            return ExitCode.No;
        }
        var report = await DryRun.RunAsync(sessions.States, version.Role, host.Services.GetRequiredService<IAnswerEvaluator>(), cancellationToken);
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await host.Services.GetRequiredService<IAuditLog>().AddAsync(new AuditEntry(now, AuditKind.Viewed) { By = AuditEntry.Operator, What = RubricCommands.Read }, cancellationToken);
        if (!arguments.GetValue(_json))
            await context.Out.WriteLineAsync(RubricText.Rescore(sessions, version, report).TrimEnd());
        else
            foreach (var c in report.Changes)
                await context.Out.WriteLineAsync(
                    JsonOutput.Write(
                        new
                        {
                            session = c.SessionId, criterion = c.CriterionId, from = c.Before?.Level, fromStatus = Status(c.Before), to = c.After.Level,
                            toStatus = Status(c.After), askedOtherwise = c.AskedOtherwise, because = c.After.Because,
                        }));
        return ExitCode.Done;
    }

    private static string? Status(Rating? rating) =>
        rating?.Status switch
        {
            null => null,
            RatingStatus.Scored => "scored",
            RatingStatus.InsufficientEvidence => "insufficient-evidence",
            _ => "pending-human",
        };
}
