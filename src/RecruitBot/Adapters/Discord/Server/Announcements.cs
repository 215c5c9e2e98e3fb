using Microsoft.Extensions.Logging;
using RecruitBot.Core.Commands;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>Says on the log that the bot is ready and what is missing, each once.</summary>
public sealed class Announcements(ILogger<Announcements> logger)
{
    private readonly HashSet<string> _said = [];
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource<ServerLayout> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the bot has first been ready.</summary>
    public Task<ServerLayout> WhenReady => _ready.Task;

    /// <summary>The bot has seen its server.</summary>
    public void Seen(ServerLayout layout)
    {
        lock (_lock)
            foreach (var problem in layout.Problems)
                if (_said.Add(problem.Message))
                {
                    if (problem.Status == CheckStatus.Bad)
                        logger.LogWarning("{Problem}", problem.Message);
                    else
                        logger.LogInformation("{Problem}", problem.Message);
                }
    }

    /// <summary>The bot's commands and panel are up to date.</summary>
    public void Ready(ServerLayout layout)
    {
        if (_ready.TrySetResult(layout))
            logger.LogInformation("Ready: {Bot} works for {Server}", layout.Bot.ShownName, layout.Guild?.Name ?? "no server yet");
    }
}
