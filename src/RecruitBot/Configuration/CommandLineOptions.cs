namespace RecruitBot.Configuration;

/// <summary>Takes "--Section:Key value" and "--Section:Key=value" out of the arguments; what is left belongs to the verbs.</summary>
public static class CommandLineOptions
{
    /// <summary>Splits the arguments.</summary>
    /// <exception cref="ConfigurationFault">An option has no value.</exception>
    public static (string[] Verb, IReadOnlyDictionary<string, string> Options) Split(IReadOnlyList<string> arguments)
    {
        var verb = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var name = argument.Split('=', 2)[0];
            // Only "--Word:Word": a question such as "--what: is" stays a question.
            if (!name.StartsWith("--", StringComparison.Ordinal) || !name.Contains(':', StringComparison.Ordinal) || name.Any(char.IsWhiteSpace))
            {
                verb.Add(argument);
                continue;
            }
            if (argument.Contains('=', StringComparison.Ordinal))
                options[name[2..]] = argument[(name.Length + 1)..];
            else if (i + 1 < arguments.Count)
                options[name[2..]] = arguments[++i];
            else
                throw new ConfigurationFault($"{name} needs a value.");
        }
        return ([.. verb], options);
    }
}
