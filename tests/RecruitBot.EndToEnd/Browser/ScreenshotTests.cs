using Microsoft.Playwright;
using RecruitBot.EndToEnd.Browser.Support;
using RecruitBot.EndToEnd.Conversations;
using RecruitBot.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace RecruitBot.EndToEnd.Browser;

/// <summary>Pictures of the page with the knowledge that comes along, in artifacts/screenshots, for whoever wants to see what a change did to it.</summary>
[Collection(DemoCollection.Name)]
public sealed class ScreenshotTests(Demo demo)
{
    private const string Role = "Senior Django Developer";

    private static readonly string Pictures = Path.Combine(Root(), "artifacts", "screenshots");

    [BrowserFact]
    public async Task The_page_fits_wide_and_narrow_dark_and_light_at_every_step()
    {
        if (Directory.Exists(Pictures))
            Directory.Delete(Pictures, recursive: true);
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var (_, page) = await Demo.StartAsync(folder);
        await demo.VisitAsync(
            page,
            async visit =>
            {
                var (candidate, recruiter) = (visit.Candidate, visit.Recruiter);
                await candidate.SeesAsync(Role);
                await ShootAsync(visit, "1-panel", "Recruiter", "Candidate");

                await candidate.GoAsync("RecruitBot");
                await candidate.SayAsync("What does a junior earn?");
                await candidate.HearsAsync("[1] guides/compensation.md");
                await ShootAsync(visit, "2-answer", "Candidate");

                await candidate.GoAsync("apply");
                await candidate.PressAsync("Apply");
                await candidate.PickAsync(Role);
                await candidate.HearsAsync("Open conversation");
                await ShootAsync(visit, "3-private", "Candidate");
                await candidate.Log.GetByText("Open conversation").Last.ClickAsync();
                await candidate.SeesAsync("You are about to apply for");
                await ShootAsync(visit, "4-disclosure", "Candidate");

                await candidate.PressAsync("Continue with AI scoring");
                await candidate.HearsAsync("Fact 1 of 2");
                await candidate.PressAsync("Yes");
                await candidate.HearsAsync("Fact 2 of 2");
                await candidate.PressAsync("Yes");
                await candidate.HearsAsync("Question 1 of 6");
                await candidate.SayAsync($"{CandidateScript.FirstAnswer} {CandidateScript.Probe}");
                await candidate.SeesAsync("Question 2 of 6");
                await ShootAsync(visit, "5-question", "Candidate");
                for (var question = 2; question <= 6; question++)
                {
                    await candidate.HearsAsync($"Question {question} of 6:");
                    await candidate.PressAsync("Skip");
                }
                await candidate.HearsAsync("That was everything");
                await ShootAsync(visit, "6-review", "Candidate");

                await candidate.PressAsync("Hand in");
                await Expect(recruiter.Button("Decline")).ToBeVisibleAsync();
                await ShootAsync(visit, "7-card", "Recruiter", "Candidate");
                await candidate.Box.FillAsync("/");
                await recruiter.PressAsync("Decline");
                await Expect(recruiter.Form).ToBeVisibleAsync();
                await candidate.Box.FocusAsync();
                await ShootAsync(visit, "8-form", "Recruiter", "Candidate");
            },
            Screens.Desktop()
        );
        Assert.Equal((3 * 6) + (5 * 4), Directory.GetFiles(Pictures).Length);
    }

    /// <summary>Takes the wide page, and the narrow one with the chats that changed, dark and light.</summary>
    private static async Task ShootAsync(Visit visit, string step, params string[] seats)
    {
        var page = visit.Page;
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(390, 844);
            foreach (var seat in seats)
            {
                await page.Locator(".switch").Filter(new() { HasText = seat }).ClickAsync();
                await TakeAsync($"{step}-phone-{seat}-{scheme}");
                await Layout.FitsFingersAsync(page);
            }
            await page.SetViewportSizeAsync(1440, 900);
            await TakeAsync($"{step}-desktop-{scheme}");
        }

        async Task TakeAsync(string name)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name.ToLowerInvariant() + ".png") });
            await Layout.FitsAsync(page);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RecruitBot.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
