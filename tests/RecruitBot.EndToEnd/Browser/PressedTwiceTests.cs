using Microsoft.Playwright;
using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace RecruitBot.EndToEnd.Browser;

/// <summary>Impatient hands press twice, and in two windows at once.</summary>
[Collection(DemoCollection.Name)]
public sealed class PressedTwiceTests(Demo demo)
{
    [BrowserFact]
    public async Task Double_clicks_open_one_application_with_one_consent()
    {
        var someone = await demo.CandidateAsync("Toni");
        await demo.VisitAsync(
            someone,
            async visit =>
            {
                var candidate = visit.Candidate;
                await candidate.Button("Apply").DblClickAsync();
                await candidate.PickAsync(Demo.Role);
                await candidate.Log.GetByText("Open conversation").Last.ClickAsync();
                await candidate.Button("Continue with AI scoring").DblClickAsync();
                // The second click may draw a word of its own, after the question.
                await candidate.SeesAsync("Fact 1 of 3");
                await candidate.Button("Yes").DblClickAsync();
                await candidate.SeesAsync("Fact 2 of 3");
                await OneThreadAsync(candidate);
            }
        );
        await OneOfEachAsync(someone);
    }

    [BrowserFact]
    public async Task Two_windows_at_once_open_one_application_with_one_consent()
    {
        var someone = await demo.CandidateAsync("Uma");
        await demo.VisitAsync(
            someone,
            one =>
                demo.VisitAsync(
                    someone,
                    async two =>
                    {
                        Seat[] windows = [one.Candidate, two.Candidate];
                        await one.Candidate.PressAsync("Apply");
                        await Task.WhenAll(windows.Select(w => w.OpenRolesAsync()));
                        await AtOnceAsync(windows.Select(w => w.RoleOption(Demo.Role)));
                        await Task.WhenAll(windows.Select(w => w.GoAsync(Demo.Role)));
                        await AtOnceAsync(windows.Select(w => w.Button("Continue with AI scoring")));
                        await Task.WhenAll(windows.Select(w => w.SeesAsync("Fact 1 of 3")));
                        await OneThreadAsync(one.Candidate);
                    }
                )
        );
        await OneOfEachAsync(someone);
    }

    /// <summary>Both are found before either is pressed, since what one window does takes the button from the other.</summary>
    private static async Task AtOnceAsync(IEnumerable<ILocator> buttons)
    {
        var found = await Task.WhenAll(buttons.Select(b => b.ElementHandleAsync()));
        await Task.WhenAll(found.Select(b => b.EvaluateAsync("button => button.click()")));
    }

    private static Task OneThreadAsync(Seat candidate) =>
        Expect(candidate.Places.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + Demo.Role) })).ToHaveCountAsync(1);

    private async Task OneOfEachAsync(Someone someone)
    {
        var application = Assert.Single(await demo.ApplicationsAsync(someone));
        var consents = application.All<ConsentGiven>().Select(c => c.Purpose).ToList();
        Assert.NotEmpty(consents);
        Assert.Equal(consents.Distinct(), consents);
    }
}
