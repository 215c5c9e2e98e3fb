using Npgsql;
using RecruitBot.Configuration;

namespace RecruitBot.Adapters.Postgres;

/// <summary>Which database on which server, and the schema in it that is ours: a connection string that was read and completed.</summary>
public sealed class PostgresAddress
{
    /// <summary>Schema of the tables, unless the connection string names another by its Search Path: a database can be shared.</summary>
    public const string DefaultSchema = "recruitbot";

    // Whatever the server's own default is: a commit is on disk when it returns. A peer that is gone is noticed in seconds, so that what it
    // holds is free again (runtime-config-connection, tcp_keepalives_idle). On a Unix socket the last three mean nothing and do no harm.
    private const string SessionOptions = "-c synchronous_commit=on -c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=4";
    private const int LongestSchema = 60;

    private PostgresAddress(NpgsqlConnectionStringBuilder settings) => Settings = settings;

    /// <summary>The schema that holds the tables.</summary>
    public string Schema => Settings.SearchPath!;

    /// <summary>The user who connects.</summary>
    public string? User => Settings.Username;

    /// <summary>The database.</summary>
    public string? Database => Settings.Database;

    /// <summary>All of it, the password too.</summary>
    internal NpgsqlConnectionStringBuilder Settings { get; }

    /// <summary>Reads the setting <c>Storage:ConnectionString</c>, in Npgsql's form.</summary>
    /// <exception cref="SettingsException">It cannot be used; the message is one sentence that does not repeat it, since it holds a password.</exception>
    public static PostgresAddress Read(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // The fault itself may repeat what stands there.
            throw new SettingsException("Storage:ConnectionString cannot be read; write it as Host=\u2026;Port=5432;Database=\u2026;Username=\u2026;Password=\u2026.");
        }
        if (string.IsNullOrWhiteSpace(settings.Host))
            throw new SettingsException("Storage:ConnectionString names no server; add Host=\u2026.");
        if (string.IsNullOrWhiteSpace(settings.SearchPath))
            settings.SearchPath = DefaultSchema;
        if (!IsName(settings.SearchPath))
            throw new SettingsException("Storage:ConnectionString: Search Path must be the name of one schema, of lower-case letters, digits and underscores.");
        settings.Database = string.IsNullOrWhiteSpace(settings.Database) ? settings.Username : settings.Database;
        settings.ApplicationName ??= "recruitbot";
        settings.Options = $"{settings.Options} {SessionOptions}".Trim();
        // An erasure holds the tables while it writes them anew, however long that takes, and what others write waits for it. That a server is
        // gone is noticed by its connection.
        if (!settings.Keys.Cast<string>().Any(k => string.Equals(k, "Command Timeout", StringComparison.OrdinalIgnoreCase)))
            settings.CommandTimeout = 0;
        if (!settings.Host.StartsWith('/') && !settings.Host.StartsWith('@') && settings is { TcpKeepAliveTime: 0, TcpKeepAliveInterval: 0 })
            (settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (10, 3);
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 60;
        settings.IncludeErrorDetail = false;
        settings.PersistSecurityInfo = false;
        return new PostgresAddress(settings);
    }

    /// <summary>Where it is, in words for people, whether or not it can be used.</summary>
    public static string Describe(string? connectionString)
    {
        try
        {
            return Read(connectionString ?? "").ToString();
        }
        catch (SettingsException)
        {
            return "a server that is not named";
        }
    }

    /// <summary>The same for connections that hold locks: never put back for others, and quick to notice that nobody answers.</summary>
    internal PostgresAddress ForLocks() =>
        new(
            new NpgsqlConnectionStringBuilder(Settings.ConnectionString)
            {
                Pooling = false,
                Timeout = 3,
                CommandTimeout = 3,
                PersistSecurityInfo = true,
            }
        );

    /// <summary>Database, server and port; never the password.</summary>
    public override string ToString() => $"{Settings.Database} on {Settings.Host}:{Settings.Port}";

    private static bool IsName(string schema) =>
        schema.Length <= LongestSchema && !char.IsAsciiDigit(schema[0]) && schema.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
