using System.Net;
using System.Net.Sockets;
using RecruitBot.Adapters.Postgres;
using RecruitBot.Configuration;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Shared.Postgres;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Postgres;

/// <summary>Whatever is wrong with a server is told in one sentence that says what to do, and never with a password.</summary>
public sealed class PostgresFaultTests
{
    private const string Secret = "s3cr3t-w0rd";

    private static PostgresCluster Cluster => PostgresCluster.Shared;

    [Theory]
    [InlineData("this is none")]
    [InlineData("Port=many;Password=" + Secret)]
    [InlineData("Host=h;Pasword=" + Secret)]
    [InlineData("postgres://somebody:" + Secret + "@host/db")]
    [InlineData("Database=d;Password=" + Secret)]
    [InlineData("Host=h;Search Path=a,b;Password=" + Secret)]
    [InlineData("Host=h;Search Path=x; DROP;Password=" + Secret)]
    public void What_is_no_connection_string_is_told_without_being_repeated(string text)
    {
        var told = Assert.Throws<SettingsException>(() => PostgresSessionStore.Open(PostgresAddress.Read(text)));
        Assert.Contains("Storage:ConnectionString", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there()
    {
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)reserved.LocalEndPoint!).Port;
        Told($"Host=127.0.0.1;Port={port};Database=d;Username=u", $"d on 127.0.0.1:{port}", "cannot be reached");
    }

    [PostgresFact]
    public void A_wrong_password()
    {
        Cluster.Execute("DO $$ BEGIN CREATE ROLE needs_password LOGIN PASSWORD 'right'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        Told(Cluster.ConnectionTo("postgres", "needs_password"), "refuses the user needs_password", "Password");
    }

    [PostgresFact]
    public void A_database_that_is_missing() => Told(Cluster.ConnectionTo("nowhere"), "no database called nowhere", "createdb nowhere");

    [PostgresFact]
    public void A_user_who_may_not_create_tables()
    {
        var connection = Cluster.CreateDatabase();
        Cluster.Execute("DO $$ BEGIN CREATE ROLE poor LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        Told(connection.Replace("Username=postgres", "Username=poor", StringComparison.Ordinal), "user poor may not create", "GRANT CREATE ON DATABASE");
    }

    [PostgresFact]
    public async Task A_schema_of_a_newer_version()
    {
        var connection = Cluster.CreateDatabase();
        await PostgresSessionStore.Open(PostgresAddress.Read(connection)).DisposeAsync();
        Cluster.Execute("UPDATE recruitbot.schema_version SET version = 99", Name(connection));
        Told(connection, "a newer RecruitBot", "schema 99");
    }

    [PostgresFact]
    public void A_schema_of_another_program()
    {
        var connection = Cluster.CreateDatabase();
        Cluster.Execute("CREATE SCHEMA recruitbot; CREATE TABLE recruitbot.theirs (id int)", Name(connection));
        Told(connection, "belongs to another program", "Search Path");
    }

    [PostgresFact]
    public async Task A_database_that_is_read_only()
    {
        var connection = Cluster.CreateDatabase();
        Cluster.Execute($"ALTER DATABASE {Name(connection)} SET default_transaction_read_only = on");
        Told(connection, "read-only", "primary");
        Cluster.Execute($"ALTER DATABASE {Name(connection)} SET default_transaction_read_only = off");
        await PostgresSessionStore.Open(PostgresAddress.Read(connection)).DisposeAsync();
        Cluster.Execute($"ALTER DATABASE {Name(connection)} SET default_transaction_read_only = on");
        Told(connection, "read-only", "primary");
    }

    [PostgresFact]
    public async Task Tables_that_are_gone()
    {
        var connection = Cluster.CreateDatabase();
        await using var store = PostgresSessionStore.Open(PostgresAddress.Read(connection));
        Cluster.Execute("DROP SCHEMA recruitbot CASCADE", Name(connection));
        var told = await Assert.ThrowsAsync<StoreException>(async () => await store.AppendAsync(Append(Head(), 0), default));
        Assert.Contains("missing", told.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_commit_is_on_disk_whatever_the_servers_default_is()
    {
        // The tests' server has synchronous_commit = off.
        await using var store = PostgresSessionStore.Open(PostgresAddress.Read(Cluster.CreateDatabase()));
        Assert.Equal("on", await store.ReadingAsync(c => Dapper.SqlMapper.ExecuteScalarAsync<string>(c, "SHOW synchronous_commit"), default));
    }

    private static string Name(string connection) => new Npgsql.NpgsqlConnectionStringBuilder(connection).Database!;

    private static void Told(string connection, params string[] words)
    {
        var told = Assert.Throws<StoreException>(() => PostgresSessionStore.Open(PostgresAddress.Read($"{connection};Password={Secret}")));
        Assert.Contains("Storage:ConnectionString", told.Message, StringComparison.Ordinal);
        Assert.All(words, w => Assert.Contains(w, told.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, told.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(".", told.Message, StringComparison.Ordinal);
    }
}
