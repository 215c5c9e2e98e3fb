using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using RecruitBot.Adapters.Console;
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
                throw new SettingsException($"{parsed.Errors[0].Message} Type recruitbot --help to see the verbs.");
            if (UnknownOption(parsed) is { } unknown)
                throw new SettingsException($"{unknown} is not an option of {parsed.CommandResult.Command.Name}; put -- before words that begin with a dash.");
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(5) });
        }
        catch (Exception e) when (e is SettingsException or StoreException)
        {
            // A message can quote what was typed: one line, and nothing in it that steers a terminal.
            var line = string.Join(' ', e.Message.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            await System.Console.Error.WriteLineAsync($"recruitbot: {TerminalText.Safe(line)}");
            return ExitCode.Wrong;
        }
        finally
        {
            await output.FlushAsync();
        }
    }

    /// <summary>An argument takes any word, so a misspelt option would be taken for a part of the question: the first such word, or null.</summary>
    private static string? UnknownOption(ParseResult parsed)
    {
        var words = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).ToHashSet(StringComparer.Ordinal);
        return parsed
            .Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash)
            .Select(t => t.Value)
            .FirstOrDefault(v => v.StartsWith('-') && char.IsAsciiLetter(v.TrimStart('-').FirstOrDefault()) && !v.Any(char.IsWhiteSpace) && words.Contains(v));
    }
}
