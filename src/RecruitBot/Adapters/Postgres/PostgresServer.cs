using Npgsql;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Postgres;

/// <summary>The server of a store: connections to it, and its schema checked and migrated.</summary>
internal sealed class PostgresServer(PostgresAddress address) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(address.Settings);

    /// <summary>Where it is.</summary>
    public PostgresAddress Address => address;

    /// <summary>Checks that the schema is ours and brings it to the newest version.</summary>
    /// <exception cref="StoreException">The server, the database or the schema cannot be used.</exception>
    public void Prepare()
    {
        try
        {
            using var connection = _source.OpenConnection();
            PostgresSchema.Migrate(connection, address.Schema, PostgresSchema.Steps);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            throw PostgresFault.Of(fault, address);
        }
    }

    /// <summary>A connection, which its user closes.</summary>
    /// <exception cref="NpgsqlException">There is none to be had.</exception>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    /// <summary>Forgets the idle connections: those to a server that was restarted are of no use.</summary>
    public void Forget() => _source.Clear();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
