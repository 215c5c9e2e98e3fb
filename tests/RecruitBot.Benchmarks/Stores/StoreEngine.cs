using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.Postgres;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Benchmarks.Stores;

/// <summary>The stores that can be measured and killed, by the name that <c>Storage:Provider</c> has for them.</summary>
internal static partial class StoreEngine
{
    // One line for each: how its services are added, from a path or a connection string.
    private static readonly Dictionary<string, Action<IServiceCollection, string>> Engines = OfThisBuild();

    /// <summary>All of this build.</summary>
    public static IReadOnlyCollection<string> Names => Engines.Keys;

    /// <summary>Adds an engine's services; what was added before for the same is passed over.</summary>
    /// <exception cref="ArgumentException">No such engine in this build.</exception>
    public static void Add(IServiceCollection services, string engine, string path)
    {
        if (!Engines.TryGetValue(engine, out var add))
            throw new ArgumentException($"There is no store '{engine}' in this build, only {string.Join(", ", Names)}.", nameof(engine));
        add(services, path);
    }

    /// <summary>Opens a store on a path.</summary>
    /// <exception cref="ArgumentException">No such engine in this build.</exception>
    public static OpenStore Open(string engine, string path)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        Add(services, engine, path);
        return new OpenStore(services.BuildServiceProvider());
    }

    private static Dictionary<string, Action<IServiceCollection, string>> OfThisBuild()
    {
        var engines = new Dictionary<string, Action<IServiceCollection, string>>(StringComparer.Ordinal)
        {
            ["sqlite"] = (services, path) => services.AddSqlite(path),
            ["postgres"] = (services, connection) => services.AddPostgres(PostgresAddress.Read(connection)),
        };
        AddLiteDb(engines);
        return engines;
    }

    // An optional adapter: without its folder the compiler drops the call.
    static partial void AddLiteDb(Dictionary<string, Action<IServiceCollection, string>> engines);
}

/// <summary>A store and its siblings, until it is disposed of.</summary>
internal sealed class OpenStore(ServiceProvider services) : IAsyncDisposable
{
    /// <summary>The session log.</summary>
    public ISessionStore Sessions { get; } = services.GetRequiredService<ISessionStore>();

    /// <summary>Its audit chain.</summary>
    public IAuditLog Audit { get; } = services.GetRequiredService<IAuditLog>();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => services.DisposeAsync();
}
