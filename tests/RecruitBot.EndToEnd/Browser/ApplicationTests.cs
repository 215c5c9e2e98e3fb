using Microsoft.Playwright;
using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Browser.Support;
using RecruitBot.EndToEnd.Conversations;
using static Microsoft.Playwright.Assertions;

namespace RecruitBot.EndToEnd.Browser;

/// <summary>A candidate and a recruiter at one page, from the panel to the decision.</summary>
[Collection(DemoCollection.Name)]
public sealed class ApplicationTests(Demo demo)
{
    [BrowserFact]
    public async Task A_question_is_answered_with_its_source_before_anybody_applies()
    {
        await demo.VisitAsync(
            await demo.CandidateAsync("Quinn"),
            async visit =>
            {
                var candidate = visit.Candidate;
                await candidate.IsInAsync("#apply");
                await candidate.SeesAsync(Demo.Role);
                await candidate.SeesAsync(Demo.OtherRole);
                await Expect(candidate.Box).ToBeDisabledAsync();

                await candidate.GoAsync("RecruitBot");
                await candidate.SayAsync("How many days of paid holidays do people get?");
                await candidate.HearsAsync("everybody has 30 days of paid holidays a year");
                await candidate.HearsAsync("[1] guides/working-week.md, Holidays (2026)");
            }
        );
    }

    [BrowserFact]
    public async Task An_application_is_handed_in_and_declined_with_a_reason()
    {
        var someone = await demo.CandidateAsync("Dana");
        await demo.VisitAsync(
            someone,
            async visit =>
            {
                var (candidate, recruiter) = (visit.Candidate, visit.Recruiter);
                await candidate.ApplyAsync(Demo.Role);
                await candidate.ConsentAndFactsAsync();
                await candidate.AnswerAsync();
                await candidate.SeesAsync("How many days a week can you work? 4");
                await candidate.HandInAsync();

                var card = recruiter.Card($"{someone.Name}: {Demo.Role}");
                await Expect(card).ToContainTextAsync("I ran EXPLAIN and found an N+1 query");
                await Press(card, "Decline");
                await Expect(recruiter.Form.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Decline this application");
                // Without a reason there is no decline, and the form says so.
                await recruiter.Form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
                await Expect(recruiter.Form.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Please" }).First).ToBeVisibleAsync();
                await recruiter.Form.GetByLabel("Main reason").SelectOptionAsync(new SelectOptionValue { Index = 1 });
                await recruiter.Form.GetByLabel("Reason, for the record").FillAsync("Both answers stay at the surface.");
                await recruiter.Form.GetByLabel("Your words to the candidate").FillAsync("Do write to us again next year.");
                await recruiter.Form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();

                await Expect(recruiter.Form).ToBeHiddenAsync();
                await Expect(card).ToContainTextAsync("Both answers stay at the surface.");
                await candidate.HearsAsync("will not take it further. Do write to us again next year.");
                Assert.DoesNotContain("stay at the surface", await candidate.Log.InnerTextAsync(), StringComparison.Ordinal);
            }
        );
        var application = Assert.Single(await demo.ApplicationsAsync(someone));
        Assert.Equal([CandidateScript.FirstAnswer, CandidateScript.Probe, CandidateScript.SecondAnswer], application.All<AnswerGiven>().Select(a => a.Text));
        (await demo.Folder.RunAsync("replay", application.Head.SessionId)).Well();
    }

    [BrowserFact]
    public async Task An_application_is_read_in_full_and_advanced()
    {
        var someone = await demo.CandidateAsync("Ada");
        await demo.VisitAsync(
            someone,
            async visit =>
            {
                var (candidate, recruiter) = (visit.Candidate, visit.Recruiter);
                await candidate.ApplyAsync(Demo.OtherRole);
                await candidate.ConsentAndFactsAsync();
                await candidate.AnswerAsync();
                await candidate.HandInAsync();

                var card = recruiter.Card($"{someone.Name}: {Demo.OtherRole}");
                await Press(card, "Transcript");
                await Expect(recruiter.Message("Only you can see this").GetByRole(AriaRole.Link, new() { NameRegex = new(@"transcript-\w+\.md") })).ToBeVisibleAsync();
                await Press(card, "Advance");
                await Expect(card).ToContainTextAsync("advance");
                await candidate.HearsAsync("would like to take the next step with you");
                // The link on the card leads to the thread where it all was said.
                await card.GetByText("Open conversation").ClickAsync();
                await recruiter.IsInAsync(Demo.OtherRole);
                await recruiter.SeesAsync("Handed in. Thank you!");
            }
        );
    }

    private static Task Press(ILocator message, string label) => message.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
}
