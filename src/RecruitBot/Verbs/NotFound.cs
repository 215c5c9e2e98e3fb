namespace RecruitBot.Verbs;

/// <summary>A session that is not there.</summary>
internal static class NotFound
{
    /// <summary>Says so on standard error; exit code 1.</summary>
    public static async Task<int> SayAsync(VerbContext context, string id)
    {
        await context.Error.WriteLineAsync(
            $"recruitbot: there is no session \u201c{Core.Language.Excerpt.Of(Adapters.Console.TerminalText.Safe(id), 60)}\u201d in {context.Settings.Storage.Where}."
        );
        return ExitCode.No;
    }
}
