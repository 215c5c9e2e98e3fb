using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.Sqlite.Backups;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Backups;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>How the host takes this store.</summary>
public static class SqliteRegistration
{
    /// <summary>Registers the store; the file is opened (and a fault in it reported) when it is first asked for.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="path">The file, the setting <c>Storage:Path</c>.</param>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string path) =>
        services
            .AddSingleton(s => SqliteSessionStore.Open(path, seal: s.GetService<IRecordSeal>()))
            .AddSingleton<ISessionStore>(s => s.GetRequiredService<SqliteSessionStore>())
            .AddSingleton<IPlatformNotes, SqlitePlatformNotes>()
            .AddSingleton<IGapStore, SqliteGapStore>()
            .AddSingleton<IAuditLog, SqliteAuditLog>()
            .AddSingleton<IProjections, SqliteProjections>()
            .AddSingleton<IStoreCondition, SqliteCondition>()
            .AddSingleton<IStoreBackups>(s => new SqliteBackups(path, s.GetService<IRecordSeal>()))
            .AddSingleton<IStoreClosing>(_ => new SqliteStoreClosing(path))
            .AddSingleton<ISpendingStore, SqliteSpendingStore>();
}
