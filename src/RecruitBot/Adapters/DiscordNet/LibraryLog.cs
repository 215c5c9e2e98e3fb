using Discord;
using Microsoft.Extensions.Logging;

namespace RecruitBot.Adapters.DiscordNet;

/// <summary>
/// The library's log as ours. Its sentences may name a server or quote a request's address with the token of an interaction in it, and what it
/// catches may quote what people wrote: only its first words and the kind of what was caught are passed on.
/// </summary>
internal sealed class LibraryLog(ILogger logger)
{
    /// <summary>What follows one of these is a name or an address.</summary>
    private static readonly string[] Prefixes = ["Rate limit triggered", "Preemptive Rate limit triggered", "Left", "Joined", "Connected to", "Disconnected from"];

    public Task WriteAsync(LogMessage message)
    {
        // Whether a token can be one is Discord's to say; that of the simulator does not look like one.
        if (message.Severity <= LogSeverity.Warning && message.Message != "A supplied token was invalid.")
            logger.Log(LevelOf(message.Severity), "Discord.Net, {Source}: {Words}{Problem}", message.Source, Words(message.Message), Kinds(message.Exception));
        return Task.CompletedTask;
    }

    /// <summary>As much of a sentence as the library has written itself.</summary>
    internal static string Words(string? message)
    {
        if (string.IsNullOrEmpty(message))
            return "";
        var known = Prefixes.FirstOrDefault(p => message.StartsWith(p + " ", StringComparison.Ordinal) || message.StartsWith(p + ":", StringComparison.Ordinal));
        return known ?? message.Split(':', 2)[0];
    }

    private static string Kinds(Exception? problem)
    {
        var kinds = "";
        for (; problem is not null; problem = problem.InnerException)
            kinds += (kinds.Length == 0 ? " " : " < ") + problem.GetType().Name;
        return kinds;
    }

    private static LogLevel LevelOf(LogSeverity severity) =>
        severity switch
        {
            LogSeverity.Critical => LogLevel.Critical,
            LogSeverity.Error => LogLevel.Error,
            _ => LogLevel.Warning,
        };
}
