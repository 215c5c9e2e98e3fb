using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RecruitBot.EndToEnd.Browser.Support;

/// <summary>One of the two chats of the page. Whatever is looked for is waited for.</summary>
public sealed class Seat(ILocator pane)
{
    public ILocator Pane => pane;

    /// <summary>The messages of the open place.</summary>
    public ILocator Log => pane.GetByRole(AriaRole.Log);

    /// <summary>Where messages are written.</summary>
    public ILocator Box => pane.Locator(".composer").GetByRole(AriaRole.Textbox);

    /// <summary>The form that the bot has opened.</summary>
    public ILocator Form => pane.GetByRole(AriaRole.Dialog);

    /// <summary>The list of channels, threads and conversations.</summary>
    public ILocator Places => pane.GetByRole(AriaRole.Navigation);

    /// <summary>A channel, a thread by the beginning of its name, or a conversation.</summary>
    public ILocator Place(string name) => Places.GetByRole(AriaRole.Button, new() { NameRegex = new("^#?" + name) }).First;

    /// <summary>The newest button of that label.</summary>
    public ILocator Button(string label) => Log.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last;

    /// <summary>The newest message that holds the words.</summary>
    public ILocator Message(string words) => Log.Locator("article").Filter(new() { HasText = words }).Last;

    /// <summary>The newest message that shows a card of that title.</summary>
    public ILocator Card(string title) =>
        Log.Locator("article").Filter(new() { Has = pane.Page.GetByRole(AriaRole.Heading, new() { Level = 3, Name = title, Exact = true }) }).Last;

    /// <summary>Goes to a place.</summary>
    public Task GoAsync(string name) => Place(name).ClickAsync();

    /// <summary>Writes a message and sends it.</summary>
    public async Task SayAsync(string words)
    {
        await Box.FillAsync(words);
        await Box.PressAsync("Enter");
    }

    /// <summary>Presses the newest button of that label.</summary>
    public Task PressAsync(string label) => Button(label).ClickAsync();

    /// <summary>Waits until the newest message holds the words.</summary>
    public Task HearsAsync(string words) => Expect(Log.Locator("article").Last).ToContainTextAsync(words);

    /// <summary>Waits until a message holds the words.</summary>
    public Task SeesAsync(string words) => Expect(Message(words)).ToBeVisibleAsync();

    /// <summary>Waits until the open place has that name.</summary>
    public Task IsInAsync(string place) => Expect(pane.GetByRole(AriaRole.Heading, new() { Level = 2, Name = place }).First).ToBeVisibleAsync();

    /// <summary>Picks a role from the menu that an Apply button brought.</summary>
    public async Task PickAsync(string role)
    {
        await OpenRolesAsync();
        await RoleOption(role).ClickAsync();
    }

    /// <summary>Opens the menu that an Apply button brought.</summary>
    public Task OpenRolesAsync() => Log.GetByRole(AriaRole.Button, new() { Name = "Apply for a role" }).Last.ClickAsync();

    /// <summary>A role in that menu while it is open.</summary>
    public ILocator RoleOption(string role) => Log.GetByRole(AriaRole.Option, new() { NameRegex = new(role) });
}
