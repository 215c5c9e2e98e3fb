using System.Diagnostics;
using Npgsql;

namespace RecruitBot.Tests.Shared.Postgres;

/// <summary>
/// A PostgreSQL server of the tests' own, in a temporary folder and on a Unix socket there, with fsync as everywhere. It stops when whoever started
/// it ends, however that ends.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    private const int Port = 5432;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Lazy<PostgresCluster> One = new(StartShared);

    // Stops the server by the signal that it is told; when nobody is left to tell it, at once.
    private const string Keep = """
        "$1/postgres" -D "$2" >>"$2/server.log" 2>&1 &
        server=$!
        read -r how
        kill -s "${how:-QUIT}" $server
        wait $server
        """;

    private static int _databases;
    private readonly string _folder = Directory.CreateTempSubdirectory("rb-pg-").FullName;
    private Process? _running;

    /// <summary>Makes a server and starts it.</summary>
    public PostgresCluster()
    {
        if (PostgresPrograms.User is { } user)
            Run(PostgresPrograms.As(null, "chown", user, _folder));
        Run(PostgresPrograms.As(PostgresPrograms.User, Path.Combine(PostgresPrograms.Folder, "initdb"), "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"));
        Append("postgresql.conf", $"listen_addresses = ''\nunix_socket_directories = '{_folder}'\nport = {Port}\nmax_connections = 300\nmax_prepared_transactions = 4\nshared_buffers = 64MB\nfsync = on\nsynchronous_commit = off\n");
        // Whoever is called so needs a password, to see what happens with a wrong one.
        Insert("pg_hba.conf", "local all needs_password scram-sha-256\n");
        Start();
    }

    /// <summary>The server that all tests share, each class with a database of its own.</summary>
    public static PostgresCluster Shared => One.Value;

    /// <summary>The socket's path.</summary>
    public string Socket => Path.Combine(_folder, $".s.PGSQL.{Port}");

    private string Data => Path.Combine(_folder, "data");

    /// <summary>A connection string for a database.</summary>
    public string ConnectionTo(string database, string user = "postgres") => $"Host={_folder};Port={Port};Database={database};Username={user};Maximum Pool Size=20;Timeout=5";

    /// <summary>Makes an empty database; returns its connection string.</summary>
    public string CreateDatabase()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        Execute($"CREATE DATABASE {name}");
        return ConnectionTo(name);
    }

    /// <summary>Runs some SQL as the superuser.</summary>
    public void Execute(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection(ConnectionTo(database) + ";Pooling=False");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>The files of a database's tables.</summary>
    public IEnumerable<string> FilesOf(string database)
    {
        using var connection = new NpgsqlConnection(ConnectionTo(database) + ";Pooling=False");
        connection.Open();
        using var command = new NpgsqlCommand($"SELECT oid FROM pg_database WHERE datname = '{database}'", connection);
        return Directory.EnumerateFiles(Path.Combine(Data, "base", command.ExecuteScalar()!.ToString()!));
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public void Start()
    {
        _running = Process.Start(PostgresPrograms.As(PostgresPrograms.User, "sh", "-c", Keep, "sh", PostgresPrograms.Folder, Data)) ?? throw new InvalidOperationException("No process was started.");
        _running.BeginErrorReadLine();
        _running.BeginOutputReadLine();
        for (var since = Stopwatch.StartNew(); ; )
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (since.Elapsed < Patience && !_running.HasExited)
            {
                _running.WaitForExit(TimeSpan.FromMilliseconds(50));
            }
    }

    /// <summary>Stops it at once, as a crash would (immediate shutdown).</summary>
    public void Crash() => Stop("QUIT");

    /// <summary>Stops it as an operator would: those who are connected are sent away (fast shutdown).</summary>
    public void ShutDown() => Stop("INT");

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop("QUIT");
        Run(PostgresPrograms.As(null, "rm", "-rf", _folder));
    }

    private static PostgresCluster StartShared()
    {
        var cluster = new PostgresCluster();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        return cluster;
    }

    private void Stop(string signal)
    {
        if (_running is not { } running)
            return;
        _running = null;
        running.StandardInput.WriteLine(signal);
        running.StandardInput.Close();
        if (!running.WaitForExit(Patience))
            throw new InvalidOperationException("The server does not stop.");
        running.Dispose();
    }

    private void Append(string file, string text) => Rewrite(file, old => old + text);

    private void Insert(string file, string text) => Rewrite(file, old => text + old);

    private void Rewrite(string file, Func<string, string> change)
    {
        // Not through the file itself where it belongs to another user: its owner stays.
        var path = Path.Combine(Data, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }

    private static void Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{start.FileName} failed: {error}{output.Result}");
    }
}
