using System.Diagnostics;
using System.Text;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;

namespace RecruitBot.EndToEnd.Support;

/// <summary>
/// A folder in which the built program is started, as its user would: the store is below it, and what it says of configuration counts. The
/// knowledge is the small one of these tests unless the shipped one is asked for.
/// </summary>
public sealed partial class ProgramFolder : IAsyncDisposable
{
    /// <summary>The program as it is published, where somebody has published it for this run; else as it was built beside the tests.</summary>
    private static readonly string Program = System.Environment.GetEnvironmentVariable("RECRUITBOT_TEST_PROGRAM") is { Length: > 0 } published
        ? published
        : System.IO.Path.Combine(AppContext.BaseDirectory, "recruitbot.dll");

    private readonly List<RunningProgram> _started = [];

    /// <summary>The client that the programs of this run speak to Discord with; the one that the program takes by itself when null.</summary>
    public static string? Client { get; } = System.Environment.GetEnvironmentVariable("RECRUITBOT_TEST_CLIENT") is { Length: > 0 } named ? named : null;

    /// <summary>Who leads the programs of this run through a conversation with a model; whoever the program takes by itself when null.</summary>
    public static string? Orchestrator { get; } = System.Environment.GetEnvironmentVariable("RECRUITBOT_TEST_ORCHESTRATOR") is { Length: > 0 } named ? named : null;

    /// <summary>The engine that the programs of this run keep their sessions in; the one that the program takes by itself when null.</summary>
    public static string? Store { get; } = System.Environment.GetEnvironmentVariable("RECRUITBOT_TEST_STORE") is { Length: > 0 } named ? named : null;

    /// <summary>Whether that is Discord.Net.</summary>
    public static bool IsDiscordNet => Client == "discord.net";

    public ProgramFolder(bool shippedKnowledge = false)
    {
        if (Client is not null)
            Environment["Discord__Client"] = Client;
        if (Orchestrator is not null)
            Environment["Model__Orchestrator"] = Orchestrator;
        if (Store is not null)
            Environment["Storage__Provider"] = Store;
        if (!shippedKnowledge)
            Environment["Knowledge__Path"] = System.IO.Path.Combine(AppContext.BaseDirectory, "Data", "knowledge");
    }

    /// <summary>The knowledge, prompts and settings that come along with the program.</summary>
    public static string Shipped { get; } = System.IO.Path.GetDirectoryName(Program) + System.IO.Path.DirectorySeparatorChar;

    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("recruitbot-").FullName;

    /// <summary>Variables for the program; those of the test run that it would read are taken away first.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>The path of a file in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The store of the program.</summary>
    public string Database => System.IO.Path.Combine(Path, "data", "recruitbot.db");

    /// <summary>Writes a file, with its folders, and returns its full path.</summary>
    public string Write(string relativePath, string text)
    {
        var path = this[relativePath];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Copies a folder below this one, to be changed there; returns its full path.</summary>
    public string Copy(string from, string name)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            Write(System.IO.Path.Combine(name, System.IO.Path.GetRelativePath(from, file)), File.ReadAllText(file));
        return this[name];
    }

    /// <summary>Starts the program here.</summary>
    public RunningProgram Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(System.Environment.ProcessPath is { } host && host.EndsWith("dotnet", StringComparison.Ordinal) ? host : "dotnet")
        {
            WorkingDirectory = Path,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(k => k.Contains("__", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        var program = new RunningProgram(Process.Start(start)!);
        _started.Add(program);
        return program;
    }

    /// <summary>Starts the program, gives it its whole input and waits for its end.</summary>
    public async Task<Finished> RunAsync(string[] arguments, string input = "")
    {
        var program = Start(arguments);
        await program.WriteAsync(input);
        return await program.EndAsync();
    }

    /// <summary>Starts the program without input and waits for its end.</summary>
    public Task<Finished> RunAsync(params string[] arguments) => RunAsync(arguments, "");

    /// <summary>All sessions in the store with their events, read from the file itself.</summary>
    public async Task<IReadOnlyList<StoredSession>> SessionsAsync()
    {
        ISessionStore? store = null;
        if (Store == "litedb")
            OpenLiteDb(ref store);
        store ??= SqliteSessionStore.Open(Database);
        await using var open = (IAsyncDisposable)store;
        var sessions = new List<StoredSession>();
        foreach (var head in await store.FindAsync(new SessionQuery { Limit = 1000 }, CancellationToken.None))
            sessions.Add(new StoredSession(head, await store.ReadAsync(head.SessionId, CancellationToken.None)));
        return sessions;
    }

    /// <summary>The one application in the store.</summary>
    public async Task<StoredSession> ApplicationAsync() =>
        Assert.Single(await SessionsAsync(), s => s.Head.Purpose == SessionPurpose.Application);

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _started)
            await program.DisposeAsync();
        Directory.Delete(Path, recursive: true);
    }

    // An optional adapter: without its folder the compiler drops the call.
    partial void OpenLiteDb(ref ISessionStore? store);
}
