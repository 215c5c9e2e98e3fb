using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Privacy.Encryption;
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
            if (services.GetService<IStoreCondition>() is { } condition && await condition.ProblemAsync(cancellationToken) is { } problem)
                return new CheckResult(CheckStatus.Bad, problem);
            return new CheckResult(CheckStatus.Good, $"{settings.Storage.Provider} at {settings.Storage.Where}, {sessions.Values.Sum()} sessions, {await RestAsync(cancellationToken)}.");
        }
        catch (CopyNotReachedException e)
        {
            return new CheckResult(CheckStatus.Note, e.Message);
        }
        catch (StoreException e)
        {
            return new CheckResult(CheckStatus.Bad, e.Message);
        }
    }

    private async ValueTask<string> RestAsync(CancellationToken cancellationToken)
    {
        if (!settings.Encryption.IsOn)
            return "not encrypted (Encryption:Mode is off)";
        // With no key: has copies that missed something follow, and says which cannot be reached.
        await services.GetRequiredService<IKeyRing>().DestroyAsync([], cancellationToken);
        return $"encrypted under the key with the fingerprint {settings.Encryption.OperatorKey!.Fingerprint}, with the key ring {settings.Encryption.RingOf(settings.Storage)}";
    }
}
