using Microsoft.Playwright;
using RecruitBot.EndToEnd.Browser.Support;
using RecruitBot.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace RecruitBot.EndToEnd.Browser;

/// <summary>The program dies while the page is open.</summary>
[Collection(DemoCollection.Name)]
public sealed class RestartTests(Demo demo)
{
    [BrowserFact]
    public async Task The_page_says_so_and_goes_on_by_itself_when_the_program_is_back()
    {
        await using var folder = new ProgramFolder();
        folder.Environment["Simulator__Path"] = folder["chat.jsonl"];
        folder.Environment["Storage__Path"] = folder.Database;
        var (program, page) = await Demo.StartAsync(folder);
        await demo.VisitAsync(
            page,
            async visit =>
            {
                var (candidate, state) = (visit.Candidate, visit.Page.GetByRole(AriaRole.Status).First);
                await Expect(state).ToHaveTextAsync("RecruitBot is online");
                await candidate.GoAsync("RecruitBot");
                await candidate.SayAsync("How many hours a week do people work?");
                await candidate.HearsAsync("people here work 32 hours a week");

                visit.ProgramMayBeAway = true;
                await program.KillAsync();
                await Expect(candidate.Pane.GetByText("Connection lost, trying again")).ToBeVisibleAsync();
                await Expect(state).ToHaveTextAsync("Not connected");
                // Words that cannot be sent come back into the box.
                await candidate.SayAsync("How many days of paid holidays do people get?");
                await Expect(candidate.Pane.GetByText("The simulator does not answer.")).ToBeVisibleAsync();
                await Expect(candidate.Box).ToHaveValueAsync("How many days of paid holidays do people get?");

                await Demo.StartAsync(folder, page.Port);
                await Expect(candidate.Pane.GetByText("Connection lost, trying again")).ToBeHiddenAsync();
                await Expect(state).ToHaveTextAsync("RecruitBot is online");
                await candidate.SeesAsync("people here work 32 hours a week");
                await candidate.Box.PressAsync("Enter");
                await candidate.HearsAsync("30 days of paid holidays a year");
            },
            Screens.Desktop()
        );
    }
}
