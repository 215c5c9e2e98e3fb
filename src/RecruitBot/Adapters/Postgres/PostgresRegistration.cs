using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Postgres.Leases;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Adapters.Postgres;

/// <summary>How the host takes this store.</summary>
public static class PostgresRegistration
{
    /// <summary>Registers the store; the server is asked (and a fault in it reported) when the store is first asked for.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="address">The setting <c>Storage:ConnectionString</c>.</param>
    public static IServiceCollection AddPostgres(this IServiceCollection services, PostgresAddress address) =>
        services
            .AddSingleton(s => PostgresSessionStore.Open(address, s.GetService<TimeProvider>(), s.GetService<IRecordSeal>()))
            .AddSingleton<ISessionStore>(s => s.GetRequiredService<PostgresSessionStore>())
            .AddSingleton<IPlatformNotes, PostgresPlatformNotes>()
            .AddSingleton<IGapStore, PostgresGapStore>()
            .AddSingleton<IAuditLog, PostgresAuditLog>()
            .AddSingleton<ISpendingStore, PostgresSpendingStore>();

    /// <summary>Lets several processes of a bot share the work over one database. Before what takes part in it: it begins first and ends last.</summary>
    public static IServiceCollection AddPostgresShare(this IServiceCollection services, PostgresAddress address) =>
        services
            .AddSingleton(s => new PostgresShare(address, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<PostgresShare>>()))
            .AddSingleton<IWorkShare>(s => s.GetRequiredService<PostgresShare>())
            .AddHostedService(s => s.GetRequiredService<PostgresShare>());
}
