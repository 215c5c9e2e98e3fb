using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RecruitBot.Configuration;

namespace RecruitBot.Verbs;

/// <summary>Exit codes of every verb.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The answer is no: lint found errors, a comparison differs, nothing was found.</summary>
    public const int No = 1;

    /// <summary>Wrong usage or configuration; one line on standard error says what.</summary>
    public const int Wrong = 2;
}

/// <summary>What a verb runs with.</summary>
/// <param name="Load">Reads and checks the options.</param>
/// <param name="Out">Standard output: answers only.</param>
/// <param name="Error">Standard error: everything else.</param>
/// <param name="In">Standard input.</param>
public sealed record VerbContext(Func<Settings> Load, TextWriter Out, TextWriter Error, TextReader In)
{
    private Settings? _settings;

    /// <summary>The checked options, read when they are first asked for: some verbs need none.</summary>
    /// <exception cref="SettingsException">One of them cannot be used.</exception>
    public Settings Settings => _settings ??= Load();

    /// <summary>Builds the host for this verb, with services of its own in place of the usual ones.</summary>
    public IHost Host(Action<IServiceCollection>? more = null) => Composition.Build(Settings, more);
}

/// <summary>A verb of the program.</summary>
public interface IVerb
{
    /// <summary>Its command-line shape; the action is set by <see cref="CommandLine"/>.</summary>
    Command Command { get; }

    /// <summary>Does it. Faults of configuration and store are thrown; the caller turns them into one line and exit code 2.</summary>
    Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken);
}
