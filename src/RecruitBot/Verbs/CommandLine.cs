using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using RecruitBot.Adapters.Console;
using RecruitBot.Configuration;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord;

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
                new(() => SettingsLoader.Load(options, Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariables()), output, System.Console.Error, input);

            var root = new RootCommand("RecruitBot answers candidates' questions from your guides and screens them; a person decides.");
            void SetAction(IVerb verb)
            {
                verb.Command.SetAction((parsed, token) => RunAsync(verb, Context, parsed, token));
                (verb as VerbGroup)?.Add(SetAction);
            }

            foreach (var verb in verbs)
            {
                SetAction(verb);
                root.Subcommands.Add(verb.Command);
            }
            root.SetAction((parsed, token) => RunAsync(standard, Context, parsed, token));
            // "@name" is a word like any other: nobody who asks about "@everyone" names a file of arguments.
            var parsed = root.Parse(verbArguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
                throw new SettingsException($"{parsed.Errors[0].Message} Type recruitbot --help to see the verbs.");
            if (UnknownOption(parsed) is { } unknown)
                throw new SettingsException($"{unknown} is not an option of {parsed.CommandResult.Command.Name}; put -- before words that begin with a dash.");
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(5) });
        }
        catch (Exception e) when (e is SettingsException or StoreException or DiscordFatalException)
        {
            // A message can quote what was typed: one line, and nothing in it that steers a terminal.
            var line = string.Join(' ', e.Message.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            await System.Console.Error.WriteLineAsync($"recruitbot: {TerminalText.Safe(line)}");
            return ExitCode.Wrong;
        }
        catch (OperationCanceledException)
        {
            // Stopped by Ctrl+C or SIGTERM before it was done.
            return ExitCode.No;
        }
        finally
        {
            await output.FlushAsync();
        }
    }

    private static async Task<int> RunAsync(IVerb verb, Func<VerbContext> context, ParseResult parsed, CancellationToken cancellationToken)
    {
        // Ctrl+C and SIGTERM are listened for only once this has returned: a verb that never waits would be cut off instead of asked to stop.
        await Task.Yield();
        return await verb.RunAsync(context(), parsed, cancellationToken);
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
