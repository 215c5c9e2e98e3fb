using Microsoft.Extensions.Hosting;
using RecruitBot.Core.Knowledge.Live;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>Shows the open roles anew when the role files have changed.</summary>
public sealed class PanelUpdates(LiveKnowledge knowledge, Preparation preparation) : BackgroundService
{
    private readonly SemaphoreSlim _changed = new(0);
    private IDisposable? _subscription;

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = knowledge.OnChange(_ => _changed.Release());
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _subscription?.Dispose();
        base.Dispose();
        _changed.Dispose();
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
}
