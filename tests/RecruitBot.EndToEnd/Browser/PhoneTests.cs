using Microsoft.Playwright;
using RecruitBot.EndToEnd.Browser.Support;
using RecruitBot.EndToEnd.Conversations;
using static Microsoft.Playwright.Assertions;

namespace RecruitBot.EndToEnd.Browser;

/// <summary>The page on a phone: one chat at a time, channels behind a button.</summary>
[Collection(DemoCollection.Name)]
public sealed class PhoneTests(Demo demo)
{
    [BrowserFact]
    public async Task Roles_are_switched_channels_opened_and_an_application_made()
    {
        var someone = await demo.CandidateAsync("Pia");
        await demo.VisitAsync(
            someone,
            async visit =>
            {
                var (candidate, recruiter) = (visit.Candidate, visit.Recruiter);
                var switcher = visit.Page.GetByRole(AriaRole.Group, new() { Name = "Whose chat to show" });
                await Expect(candidate.Pane).ToBeVisibleAsync();
                await Expect(recruiter.Pane).ToBeHiddenAsync();

                await Expect(candidate.Places).Not.ToBeInViewportAsync();
                await candidate.ApplyAsync(Demo.Role);
                await candidate.ConsentAndFactsAsync();
                await candidate.SayAsync(CandidateScript.FirstAnswer);
                await candidate.HearsAsync("one more thing about your answer");
                await FitsAsync(visit);

                var menu = candidate.Pane.GetByRole(AriaRole.Button, new() { Name = "Show channels" });
                await menu.TapAsync();
                await Expect(candidate.Places).ToBeInViewportAsync();
                await Expect(candidate.Place(Demo.Role)).ToBeFocusedAsync();
                await FitsAsync(visit);
                await visit.KeyAsync("Escape");
                await Expect(candidate.Places).Not.ToBeInViewportAsync();
                await Expect(menu).ToBeFocusedAsync();
                await menu.TapAsync();
                await candidate.Place("general").TapAsync();
                await candidate.IsInAsync("#general");
                await Expect(candidate.Places).Not.ToBeInViewportAsync();
                await candidate.Box.FillAsync("/apply ");
                await Expect(candidate.Pane.GetByRole(AriaRole.Option, new() { Name = Demo.OtherRole })).ToBeVisibleAsync();
                await FitsAsync(visit);

                await switcher.GetByRole(AriaRole.Button, new() { NameRegex = new("Robin Meyer") }).TapAsync();
                await Expect(recruiter.Pane).ToBeVisibleAsync();
                await Expect(candidate.Pane).ToBeHiddenAsync();
                await recruiter.IsInAsync("#recruiting-review");
                await FitsAsync(visit);
                await switcher.GetByRole(AriaRole.Button, new() { NameRegex = new(someone.Name) }).TapAsync();
                await candidate.IsInAsync("#general");
            },
            Screens.Phone()
        );
    }

    private static async Task FitsAsync(Visit visit)
    {
        await Layout.FitsAsync(visit.Page);
        await Layout.FitsFingersAsync(visit.Page);
    }
}
