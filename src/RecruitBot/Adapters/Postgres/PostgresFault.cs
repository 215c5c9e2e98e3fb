using System.Net.Sockets;
using Npgsql;
using RecruitBot.Core.Sessions;
using static Npgsql.PostgresErrorCodes;

namespace RecruitBot.Adapters.Postgres;

/// <summary>Turns what PostgreSQL or the way to it reports into one sentence for the person who runs the bot. Never shows a password.</summary>
internal static class PostgresFault
{
    /// <summary>Not among Npgsql's names: idle_in_transaction_session_timeout.</summary>
    private const string IdleInTransactionTimeout = "25P03";

    /// <summary>The sentence for a fault; the raw exception stays as the inner one.</summary>
    public static StoreException Of(Exception fault, PostgresAddress address) => new(Sentence(fault, address), fault);

    /// <summary>The sentence for an event or head that cannot be read.</summary>
    /// <param name="fault">What the reader says.</param>
    /// <param name="address">Which database.</param>
    /// <param name="which">Which record, where that is known.</param>
    public static StoreException Unreadable(Exception fault, PostgresAddress address, string? which = null) =>
        new($"The store at Storage:ConnectionString ({address}) holds a record that this version cannot read{(which is null ? "" : $" ({which})")}: run the version that wrote it.", fault);

    /// <summary>The sentence for an erasure whose rows are gone while the tables could not be written anew.</summary>
    public static StoreException NotScrubbed(Exception? fault, PostgresAddress address) =>
        new(
            "The record is erased, but traces of it stay in unused parts of the tables until the next erasure or start: "
                + (fault is null ? $"end the long transaction in {address} that still sees the old rows (a backup, perhaps), then erase again or restart." : Sentence(fault, address)),
            fault
        );

    /// <summary>Whether the connection is gone, or none was to be had, so that only asking anew tells what the server did last.</summary>
    public static bool IsConnectionLost(Exception fault) =>
        fault is PostgresException e ? e.SqlState is AdminShutdown or CrashShutdown or CannotConnectNow or TooManyConnections or IdleInTransactionTimeout || e.SqlState.StartsWith("08", StringComparison.Ordinal)
        : fault is NpgsqlException or TimeoutException;

    /// <summary>Whether the same step may succeed when it is taken again: it was rolled back because of what others did at the time.</summary>
    public static bool IsOfOthers(PostgresException fault) => fault.SqlState is SerializationFailure or DeadlockDetected or UniqueViolation;

    private static string Sentence(Exception fault, PostgresAddress address)
    {
        var where = address.ToString();
        return Causes(fault).OfType<PostgresException>().FirstOrDefault()?.SqlState switch
        {
            InvalidPassword or InvalidAuthorizationSpecification =>
                $"The PostgreSQL server of Storage:ConnectionString ({where}) refuses the user {address.User}: correct Username or Password, or let the user in (pg_hba.conf).",
            InvalidCatalogName =>
                $"The PostgreSQL server of Storage:ConnectionString has no database called {address.Database}: create it (createdb {address.Database}), or correct Database.",
            InsufficientPrivilege =>
                $"The user {address.User} may not create or use the tables of schema {address.Schema} in {where} (Storage:ConnectionString): let its owner run GRANT CREATE ON DATABASE {address.Database} TO {address.User}, or name another user.",
            AdminShutdown or CrashShutdown =>
                $"The PostgreSQL server of Storage:ConnectionString ({where}) is shutting down: start it again; what was not confirmed is taken up then.",
            CannotConnectNow => $"The PostgreSQL server of Storage:ConnectionString ({where}) is starting or stopping: try again in a moment.",
            ReadOnlySqlTransaction =>
                $"The database of Storage:ConnectionString ({where}) is read-only: name the primary server and not a standby (Target Session Attributes=primary), or switch default_transaction_read_only off.",
            DiskFull => $"The disk of the PostgreSQL server of Storage:ConnectionString ({where}) is full: free some space; nothing of this step was written.",
            TooManyConnections =>
                $"The PostgreSQL server of Storage:ConnectionString ({where}) has no connection left: raise its max_connections, or lower Maximum Pool Size in the connection string.",
            DataCorrupted or IndexCorrupted =>
                $"The database of Storage:ConnectionString ({where}) is damaged: stop the server, keep a copy of its data folder for rescue, and restore a backup.",
            LockNotAvailable or SerializationFailure or DeadlockDetected or UniqueViolation =>
                $"The database of Storage:ConnectionString ({where}) is locked by others all the time: close what uses it (a migration, a maintenance job) and try again.",
            UndefinedTable or InvalidSchemaName =>
                $"The tables of schema {address.Schema} are missing in {where} (Storage:ConnectionString): restore a backup, or restart to begin with an empty store.",
            { } state => $"The store at Storage:ConnectionString ({where}) failed (PostgreSQL code {state}): this is a fault to report.",
            null => Unreached(fault, where),
        };
    }

    private static string Unreached(Exception fault, string where) =>
        Causes(fault).OfType<SocketException>().FirstOrDefault() is { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }
            ? $"The host of Storage:ConnectionString ({where}) is not known: correct Host."
            : Causes(fault).Any(c => c is System.Security.Authentication.AuthenticationException)
                ? $"The PostgreSQL server of Storage:ConnectionString ({where}) shows a certificate that is not trusted: correct Root Certificate or SSL Mode."
                : $"The PostgreSQL server of Storage:ConnectionString ({where}) cannot be reached or does not answer: start it, or correct Host and Port.";

    private static IEnumerable<Exception> Causes(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
