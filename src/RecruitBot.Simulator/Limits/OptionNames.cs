namespace RecruitBot.Simulator.Limits;

/// <summary>Options side by side have names of their own, in each language too (interactions/application-commands, Localization).</summary>
internal static class OptionNames
{
    public static void Distinct(IReadOnlyList<Fields> options)
    {
        var defaults = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            if (option.TextOf("name") is { } name && !defaults.Add(name))
                option.Wrong("name", "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option names must be unique");
        }
        var translated = new HashSet<(string Locale, string Name)>();
        foreach (var option in options)
        {
            var own = option.TextOf("name");
            foreach (var (locale, name) in CommandTexts.Translations(option, "name"))
                if (!translated.Add((locale, name)) || (name != own && defaults.Contains(name)))
                    option.Wrong("name_localizations", "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", "Option names must be unique");
        }
    }
}
