using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Checks;

/// <summary>Can the session log be opened and read?</summary>
public sealed class StoreCheck(Settings settings, IServiceProvider services) : ICheck
{
    /// <inheritdoc/>
    public string Name => "store";

    /// <inheritdoc/>
    public async ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Opened here, not by the constructor: a broken store must not keep the other checks from running.
            var sessions = await services.GetRequiredService<ISessionStore>().CountAsync(cancellationToken);
            return new CheckResult(CheckStatus.Good, $"{settings.Storage.Provider} at {settings.Storage.Where}, {sessions.Values.Sum()} sessions.");
        }
        catch (StoreException e)
        {
            return new CheckResult(CheckStatus.Bad, e.Message);
        }
    }
}
