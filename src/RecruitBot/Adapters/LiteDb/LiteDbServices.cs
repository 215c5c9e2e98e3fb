using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>How the host takes this store.</summary>
public static class LiteDbServices
{
    /// <summary>Registers the store; the file is opened (and a fault in it reported) when it is first asked for.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="path">The file, the setting <c>Storage:Path</c>.</param>
    public static IServiceCollection AddLiteDb(this IServiceCollection services, string path) =>
        services
            .AddSingleton(s => LiteDbSessionStore.Open(path, s.GetService<IRecordSeal>()))
            .AddSingleton<ISessionStore>(s => s.GetRequiredService<LiteDbSessionStore>())
            .AddSingleton<IPlatformNotes, LiteDbPlatformNotes>()
            .AddSingleton<IGapStore, LiteDbGapStore>()
            .AddSingleton<IAuditLog, LiteDbAuditLog>()
            .AddSingleton<ISpendingStore, LiteDbSpendingStore>();
}
