using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Core.Privacy.Retention;

namespace RecruitBot.Verbs.Retention;

/// <summary>retention holds: who is held, by whom, why, and whether they asked to be erased; exit code 1 when nobody is.</summary>
public sealed class HoldsVerb : IVerb
{
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object for each" };

    /// <summary>The verb.</summary>
    public HoldsVerb() => Command = new Command("holds", "List the legal holds") { _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var all = await host.Services.GetRequiredService<LegalHolds>().ListAsync(cancellationToken);
        foreach (var hold in all)
            await context.Out.WriteLineAsync(
                arguments.GetValue(_json)
                    ? JsonOutput.Write(hold)
                    : $"{hold.CandidateId} since {hold.At:yyyy-MM-dd} by {hold.By}: {hold.Why}{(hold.ErasureAskedAt is { } asked ? $" (asked to be erased on {asked:yyyy-MM-dd})" : "")}"
            );
        return all.Count > 0 ? ExitCode.Done : ExitCode.No;
    }
}
