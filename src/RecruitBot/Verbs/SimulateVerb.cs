using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Configuration;
using RecruitBot.Core.Roles;
using RecruitBot.Simulation;
using RecruitBot.Simulator;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.Verbs;

/// <summary>simulate: a simulated candidate goes through the whole of it, from hello to decision, over the real client and a local Discord.</summary>
public sealed class SimulateVerb : IVerb
{
    private readonly Argument<string?> _persona = new("PERSONA")
    {
        Description = string.Join("; ", Persona.All.Select(p => $"{p.Id}: {p.About}")),
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _role = new("--role") { Description = "Role to apply for; the first open one when not given" };

    /// <summary>The verb.</summary>
    public SimulateVerb() => Command = new Command("simulate", "Watch a simulated candidate go from hello to decision") { _persona, _role };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var named = arguments.GetValue(_persona) ?? Persona.All[0].Id;
        var persona =
            Persona.All.FirstOrDefault(p => string.Equals(p.Id, named, StringComparison.OrdinalIgnoreCase))
            ?? throw new SettingsException($"There is no persona \u201c{named}\u201d; there are {string.Join(", ", Persona.All.Select(p => p.Id))}.");
        var settings = context.Settings;
        using var folder = new TemporaryStore(settings);
        using var loggers = Composition.Loggers();
        // A port of its own, and nothing kept: it runs beside a demo and leaves no trace.
        settings.Simulator.Port = 0;
        settings.Simulator.Path = null;
        await using var simulator = await SimulatorVerb.StartAsync(settings, loggers, cancellationToken);
        settings.Discord.ConnectTo(simulator);
        using var host = Composition.BuildBot(settings);
        var role = RoleOf(host.Services.GetRequiredService<IRoleSource>().InForce, arguments.GetValue(_role));
        await host.StartAsync(cancellationToken);
        try
        {
            await host.Services.GetRequiredService<Announcements>().WhenReady.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            await SimulatedPerson.AddAsync(simulator.Page, persona.Id, persona.Name, [], cancellationToken);
            await using var candidate = await SimulatedPerson.JoinAsync(simulator.Page, persona.Id, cancellationToken);
            await using var recruiter = await SimulatedPerson.JoinAsync(simulator.Page, "robin", cancellationToken);
            var candidacy = new Candidacy(candidate, recruiter, role, persona, (who, words) => context.Out.WriteLine($"{who}: {words.ReplaceLineEndings("\n    ")}\n"));
            await candidacy.RunAsync(cancellationToken);
            await context.Out.WriteLineAsync($"{persona.Name} went from hello to \u201c{persona.Decision}\u201d.");
            return ExitCode.Done;
        }
        catch (ActingException e)
        {
            await context.Error.WriteLineAsync($"recruitbot: {e.Message}");
            return ExitCode.No;
        }
        catch (TimeoutException)
        {
            await context.Error.WriteLineAsync("recruitbot: The bot was not ready within 30 seconds; try again when the machine has less to do.");
            return ExitCode.No;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static Role RoleOf(RoleCatalog roles, string? named)
    {
        var role = named is null ? roles.Open.FirstOrDefault() ?? throw new SettingsException("No role is open; set the status of one to open.") : RoleArgument.Get(roles, named);
        return role.Status == RoleStatus.Open ? role : throw new SettingsException($"--role: {role.Id} takes no applications now; choose an open one.");
    }
}
