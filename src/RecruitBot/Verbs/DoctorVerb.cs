using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord;
using RecruitBot.Core.Commands;

namespace RecruitBot.Verbs;

/// <summary>doctor: checks configuration, knowledge, store, model and connection.</summary>
public sealed class DoctorVerb : IVerb
{
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a check" };

    /// <summary>The verb.</summary>
    public DoctorVerb() => Command = new Command("doctor", "Check what is set up and say what to do about the rest") { _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host(services =>
        {
            services.AddSingleton(DiscordPatience.OfPerson);
            // What came of asking is said by the checks, in a sentence.
            services.AddLogging(l => l.AddFilter("RecruitBot", LogLevel.Error));
        });
        var bad = false;
        foreach (var check in host.Services.GetServices<ICheck>())
        {
            var result = await check.RunAsync(cancellationToken);
            bad |= result.Status == CheckStatus.Bad;
            if (arguments.GetValue(_json))
                await context.Out.WriteLineAsync(JsonOutput.Write(new { check = check.Name, status = result.Status, message = result.Message }));
            else
                foreach (var line in result.Lines())
                    await context.Out.WriteLineAsync($"{result.Status.ToString().ToLowerInvariant(), -5} {check.Name}: {line}");
        }
        return bad ? ExitCode.No : ExitCode.Done;
    }
}
