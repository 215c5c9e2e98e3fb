using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Roles.Versions;
using RecruitBot.Core.Screening.Rescoring;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Verbs.Rubric;

/// <summary>rubric diff: what differs between two versions of a role, and which applications were scored under which; exit code 1 when there is nothing to compare.</summary>
public sealed class RubricDiffVerb : IVerb
{
    private readonly Argument<string> _role = new("role") { Description = "Id or title" };
    private readonly Argument<string?> _from = new("from") { Description = "The older version; the one before when left out", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string?> _to = new("to") { Description = "The newer version; the role file's when left out", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object" };

    /// <summary>The verb.</summary>
    public RubricDiffVerb() => Command = new Command("diff", "Show what differs between two versions of a role, and who was scored under which") { _role, _from, _to, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var sessions = await VerbRole.SessionsAsync(context, host.Services.GetRequiredService<ISessionStore>(), arguments.GetValue(_role)!, cancellationToken);
        if (sessions.Pair(arguments.GetValue(_from), arguments.GetValue(_to)) is not var (older, newer))
        {
            await context.Error.WriteLineAsync("recruitbot: " + RubricText.NoSuchPair(sessions, arguments.GetValue(_from), arguments.GetValue(_to)).TrimEnd());
            return ExitCode.No;
        }
        await context.Out.WriteLineAsync(
            arguments.GetValue(_json) ? JsonOutput.Write(Report(sessions, older, newer)) : RubricText.Diff(sessions, older, newer).TrimEnd());
        return ExitCode.Done;
    }

    private static object Report(RoleSessions sessions, RoleVersion older, RoleVersion newer) =>
        new
        {
            role = sessions.Role.Id,
            from = older.Name,
            to = newer.Name,
            changes = RubricDiff.Between(older.Role, newer.Role).Select(c => new { kind = c.Kind, where = c.Where, before = c.Before, after = c.After }),
            versions = sessions.Versions.Select(v => new { version = v.Name, sha256 = v.Sha256, inFile = v.InForce, sessions = v.Sessions, scored = v.Scored }),
        };
}
