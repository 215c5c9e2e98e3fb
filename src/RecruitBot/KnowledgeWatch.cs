using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Knowledge.Live;

namespace RecruitBot;

/// <summary>
/// Looks at the folders of the knowledge every few seconds and puts what has changed in force. It compares names, lengths and times rather than wait for the
/// system to tell: mounted and network folders tell nothing.
/// </summary>
public sealed class KnowledgeWatch(LiveKnowledge knowledge, string[] paths, TimeProvider time, ILogger<KnowledgeWatch> logger) : BackgroundService
{
    /// <summary>Time between two looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What was saved between the start and the first look is found by reading once more.
        TellWithheld();
        var (inForce, seen) = (default(FolderStamp), FolderStamp.Of(paths));
        while (true)
        {
            await Task.Delay(Pause, time, stoppingToken);
            var before = seen;
            seen = FolderStamp.Of(paths);
            // Somebody who saves several files, or a large one, is let finish: two looks in a row must see the same.
            if (seen == inForce || seen != before)
                continue;
            inForce = seen;
            Tell(await knowledge.ReloadAsync(stoppingToken));
        }
    }

    private void Tell(KnowledgeReload reload)
    {
        if (reload.Problem is { } problem)
            logger.LogWarning("The knowledge stays as it was, since a file was changed to what cannot be used: {Problem}", problem);
        else if (reload.Changed)
        {
            TellWithheld();
            logger.LogInformation("Knowledge read again: {Documents} documents are in force", knowledge.Current.Base.Documents.Count);
        }
    }

    private void TellWithheld()
    {
        foreach (var refusal in knowledge.Current.Roles.Withheld)
            logger.LogWarning("{Refusal}", refusal);
    }
}
