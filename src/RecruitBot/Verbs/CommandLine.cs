using System.CommandLine;
using System.Text;
using RecruitBot.Configuration;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Verbs;

/// <summary>The command line: finds the verb, runs it, and turns every fault into one line on standard error.</summary>
public static class CommandLine
{
    /// <summary>Runs the program.</summary>
    public static async Task<int> RunAsync(string[] arguments, IReadOnlyList<IVerb> verbs, IVerb standard)
    {
        using var input = new StreamReader(System.Console.OpenStandardInput(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        using var output = new StreamWriter(System.Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = false };
        try
        {
            var (verbArguments, options) = CommandLineOptions.Split(arguments);
            VerbContext Context() =>
                new(SettingsLoader.Load(options, Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariables()), output, System.Console.Error, input);

            var root = new RootCommand("RecruitBot answers candidates' questions from your guides and screens them; a person decides.");
            foreach (var verb in verbs)
            {
                verb.Command.SetAction((parsed, token) => verb.RunAsync(Context(), parsed, token));
                root.Subcommands.Add(verb.Command);
            }
            root.SetAction((parsed, token) => standard.RunAsync(Context(), parsed, token));
            var parsed = root.Parse(verbArguments);
            if (parsed.Errors.Count > 0)
            {
                await System.Console.Error.WriteLineAsync($"recruitbot: {parsed.Errors[0].Message.ReplaceLineEndings(" ")} Type recruitbot --help to see the verbs.");
                return ExitCode.Wrong;
            }
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(5) });
        }
        catch (Exception e) when (e is ConfigurationFault or StoreException)
        {
            await System.Console.Error.WriteLineAsync($"recruitbot: {e.Message.ReplaceLineEndings(" ")}");
            return ExitCode.Wrong;
        }
        finally
        {
            await output.FlushAsync();
        }
    }
}
