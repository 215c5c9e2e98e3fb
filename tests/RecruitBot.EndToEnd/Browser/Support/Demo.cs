using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Playwright;
using RecruitBot.EndToEnd.Support;
using RecruitBot.EndToEnd.Support.OpenApi;

namespace RecruitBot.EndToEnd.Browser.Support;

/// <summary>
/// The program as its user starts it to try it out, and a browser to look at it. It recruits for two roles. Every test brings a candidate of
/// its own, so that none meets what another left.
/// </summary>
public sealed class Demo : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>Titles of the two roles.</summary>
    public const string Role = "Query Gardener";
    public const string OtherRole = "Index Keeper";

    private readonly HttpClient _http = new();
    private RunningProgram? _program;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private int _candidates;

    /// <summary>Where the program was started; its store is there.</summary>
    public ProgramFolder Folder { get; } = new();

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        var knowledge = Folder.Copy(Path.Combine(AppContext.BaseDirectory, "Data", "knowledge"), "knowledge");
        var role = await File.ReadAllTextAsync(Path.Combine(knowledge, "roles", "query-gardener.md"));
        Folder.Write(
            "knowledge/roles/index-keeper.md",
            role.Replace("query-gardener", "index-keeper", StringComparison.Ordinal).Replace(Role, OtherRole, StringComparison.Ordinal)
        );
        Folder.Environment["Knowledge__Path"] = knowledge;
        // Named, or the demo would keep its sessions where nobody can look at them.
        Folder.Environment["Storage__Path"] = Folder.Database;
        (_program, _http.BaseAddress) = await StartAsync(Folder);
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>Starts a demo and waits until it says where its page is.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="port">Of the page; a free one when not given.</param>
    public static async Task<(RunningProgram Program, Uri Page)> StartAsync(ProgramFolder folder, int? port = null)
    {
        port ??= FreePort();
        var program = folder.Start("demo", "--Simulator:Port", $"{port}");
        await program.ExpectAsync("Chat page: ");
        var page = await program.ExpectAsync("\n");
        await program.ExpectAsync("Ctrl+C ends it.");
        return (program, new Uri(page.Trim()));
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    /// <summary>Somebody new joins the server.</summary>
    /// <param name="name">First name; a family name that nobody else has is added.</param>
    public async Task<Someone> CandidateAsync(string name)
    {
        var number = ++_candidates;
        var username = $"{name.ToLowerInvariant()}-{number}";
        var shown = $"{name} Vale {number}";
        using var answer = await _http.PostAsJsonAsync("/sim/people", new { username, global_name = shown });
        var person = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new Someone(person.GetProperty("user").GetProperty("id").GetString()!, username, shown);
    }

    /// <summary>Opens the page with this candidate on the left and Robin, a recruiter, on the right; the test fails when the page complains of anything.</summary>
    public Task VisitAsync(Someone candidate, Func<Visit, Task> test, BrowserNewContextOptions? options = null) =>
        Visit.RunAsync(_browser!, new Uri(_http.BaseAddress!, $"/#candidate={candidate.Username}"), test, options ?? Screens.Desktop());

    /// <summary>The same page, elsewhere.</summary>
    public Task VisitAsync(Uri page, Func<Visit, Task> test, BrowserNewContextOptions options) => Visit.RunAsync(_browser!, page, test, options);

    /// <summary>The applications of a candidate as they lie in the store.</summary>
    public async Task<IReadOnlyList<StoredSession>> ApplicationsAsync(Someone candidate) =>
        [
            .. (await Folder.SessionsAsync()).Where(s =>
                s.Head.Purpose == Core.Sessions.SessionPurpose.Application && s.Head.CandidateId == $"discord:{candidate.Id}"
            ),
        ];

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_program is not null)
            await Traffic.CheckAsync(_http.BaseAddress!);
        _http.Dispose();
        if (_program is not null)
        {
            await _program.SignalAsync("TERM");
            (await _program.ExitAsync()).ExitsWell();
        }
        await Folder.DisposeAsync();
    }
}

/// <summary>A person of the simulator.</summary>
/// <param name="Id">Discord id.</param>
/// <param name="Username">Name in addresses.</param>
/// <param name="Name">Name as shown.</param>
public sealed record Someone(string Id, string Username, string Name);
