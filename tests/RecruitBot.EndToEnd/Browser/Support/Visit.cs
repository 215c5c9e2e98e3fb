using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace RecruitBot.EndToEnd.Browser.Support;

/// <summary>The page as one test has it open, with a fresh profile.</summary>
public sealed class Visit
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly TaskCompletionSource _complained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Visit(IPage page)
    {
        Page = page;
        Candidate = new Seat(page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Candidate:") }));
        Recruiter = new Seat(page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Recruiter:") }));
        page.Console += (_, message) =>
        {
            if (ProgramMayBeAway && message.Text.Contains("net::ERR_", StringComparison.Ordinal))
                return;
            // A breach of the content security policy is an error here as well.
            if (message.Type is "error" or "warning")
                Note($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Note($"uncaught: {error}");
    }

    public IPage Page { get; }

    public Seat Candidate { get; }

    public Seat Recruiter { get; }

    /// <summary>Requests that cannot reach the program are no fault of the page from here on.</summary>
    public bool ProgramMayBeAway { get; set; }

    /// <summary>Ends when the page complains of something for the first time.</summary>
    public Task Complained => _complained.Task;

    /// <summary>Opens it in a browser, and says with a failure what was on it.</summary>
    internal static async Task RunAsync(IBrowser browser, Uri address, Func<Visit, Task> test, BrowserNewContextOptions options)
    {
        await using var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        var visit = new Visit(await context.NewPageAsync());
        try
        {
            await visit.Page.GotoAsync(address.ToString());
            await test(visit);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or XunitException)
        {
            var shown = await visit.Page.Locator("body").InnerTextAsync();
            throw new XunitException($"{e.Message}\n--- complaints of the page\n{string.Join('\n', visit._complaints)}\n--- the page\n{shown}", e);
        }
        if (!visit._complaints.IsEmpty)
            throw new XunitException($"The page complained:\n{string.Join('\n', visit._complaints)}");
    }

    /// <summary>Presses a key where the focus is.</summary>
    public Task KeyAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Presses Tab until the element has the focus; fails when it cannot be reached so.</summary>
    public async Task TabToAsync(ILocator target, string key = "Tab")
    {
        await target.WaitForAsync();
        for (var i = 0; i < 60; i++)
        {
            if (await target.EvaluateAsync<bool>("node => node === document.activeElement"))
                return;
            await KeyAsync(key);
        }
        Assert.Fail($"{target} is not reached by {key}.");
    }

    private void Note(string complaint)
    {
        _complaints.Enqueue(complaint);
        _complained.TrySetResult();
    }
}
