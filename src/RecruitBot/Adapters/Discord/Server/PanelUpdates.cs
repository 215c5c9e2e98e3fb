using Microsoft.Extensions.Hosting;
using RecruitBot.Core.Knowledge.Live;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>Shows the open roles anew when the role files have changed.</summary>
public sealed class PanelUpdates(LiveKnowledge knowledge, Preparation preparation) : BackgroundService
{
    private readonly SemaphoreSlim _changed = new(0);

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        knowledge.Changed += Note;
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        knowledge.Changed -= Note;
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _changed.WaitAsync(stoppingToken);
            await preparation.SoonAsync(stoppingToken);
        }
    }

    private void Note(KnowledgeInForce now) => _changed.Release();
}
