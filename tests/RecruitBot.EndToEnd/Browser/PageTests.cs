using System.Text;
using Microsoft.Playwright;
using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Browser.Support;
using RecruitBot.EndToEnd.Conversations;
using static Microsoft.Playwright.Assertions;

namespace RecruitBot.EndToEnd.Browser;

/// <summary>What a chat does besides: files, reloads, messages for one person, a phone.</summary>
[Collection(DemoCollection.Name)]
public sealed class PageTests(Demo demo)
{
    [BrowserFact]
    public async Task A_file_is_shown_before_and_after_it_is_sent_and_the_bot_hears_of_it()
    {
        var someone = await demo.CandidateAsync("Fred");
        await demo.VisitAsync(
            someone,
            async visit =>
            {
                var candidate = visit.Candidate;
                await candidate.ApplyAsync(Demo.Role);
                await candidate.ConsentAndFactsAsync();
                await candidate.Pane.GetByLabel("Files to attach").SetInputFilesAsync([File("plan.txt", 2000), File("notes.txt", 10)]);
                var chips = candidate.Pane.GetByRole(AriaRole.List, new() { Name = "Files to send" });
                await Expect(chips.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
                await chips.GetByRole(AriaRole.Button, new() { Name = "Remove notes.txt" }).ClickAsync();
                await candidate.SayAsync(CandidateScript.FirstAnswer);

                await Expect(candidate.Message(CandidateScript.FirstAnswer).GetByRole(AriaRole.Link, new() { NameRegex = new("plan.txt") })).ToBeVisibleAsync();
                await Expect(chips.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(0);
                await candidate.HearsAsync("one more thing about your answer");
            }
        );
        var application = Assert.Single(await demo.ApplicationsAsync(someone));
        Assert.Equal(CandidateScript.FirstAnswer, Assert.Single(application.All<AnswerGiven>()).Text);
        Assert.Equal("plan.txt", application.State.Resume!.File.Name);
        Assert.DoesNotContain("notes.txt", string.Concat(application.Texts), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_reload_in_the_middle_goes_on_at_the_same_question()
    {
        await demo.VisitAsync(
            await demo.CandidateAsync("Rene"),
            async visit =>
            {
                var candidate = visit.Candidate;
                await candidate.ApplyAsync(Demo.Role);
                await candidate.ConsentAndFactsAsync();
                await candidate.SayAsync(CandidateScript.FirstAnswer);
                await candidate.HearsAsync("one more thing about your answer");

                await visit.Page.ReloadAsync();
                await candidate.IsInAsync(Demo.Role);
                await candidate.SeesAsync(CandidateScript.FirstAnswer);
                await candidate.HearsAsync("one more thing about your answer");
                // The newest message is in view, and what is answered now is taken.
                await Expect(candidate.Button("Skip")).ToBeInViewportAsync();
                await candidate.PressAsync("Skip");
                await candidate.HearsAsync("Question 2 of 2");
            }
        );
    }

    [BrowserFact]
    public async Task What_is_said_while_a_channel_is_being_loaded_is_shown_too()
    {
        await demo.VisitAsync(
            await demo.CandidateAsync("Lola"),
            async visit =>
            {
                await visit.Recruiter.GoAsync("general");
                await visit.Recruiter.SayAsync("said before");
                await visit.Recruiter.SeesAsync("said before");
                var (asked, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
                await visit.Page.RouteAsync(
                    "**/messages?limit=*",
                    async route =>
                    {
                        var page = await route.FetchAsync();
                        // Only the first is slow; it comes last, and is the oldest.
                        if (asked.TrySetResult())
                            await answered.Task;
                        await route.FulfillAsync(new() { Response = page });
                    }
                );
                await visit.Candidate.GoAsync("general");
                await asked.Task;
                await visit.Recruiter.SayAsync("said meanwhile");
                await visit.Candidate.SeesAsync("said meanwhile");
                await visit.Page.RunAndWaitForResponseAsync(() => Task.Run(answered.SetResult), r => r.Url.Contains("/messages?limit=", StringComparison.Ordinal));
                await visit.Candidate.SeesAsync("said before");
                await visit.Candidate.SeesAsync("said meanwhile");
            }
        );
    }

    [BrowserFact]
    public async Task What_only_one_person_sees_says_so_and_can_be_put_away_for_good()
    {
        await demo.VisitAsync(
            await demo.CandidateAsync("Eve"),
            async visit =>
            {
                var candidate = visit.Candidate;
                await candidate.PressAsync("Apply");
                var menu = candidate.Message("Only you can see this");
                await Expect(menu).ToContainTextAsync("Open roles");
                await visit.Recruiter.GoAsync("apply");
                await visit.Recruiter.IsInAsync("#apply");
                await visit.Recruiter.SeesAsync(Demo.OtherRole);
                await Expect(visit.Recruiter.Log).Not.ToContainTextAsync("Only you can see this");

                await menu.GetByRole(AriaRole.Button, new() { Name = "Dismiss message" }).ClickAsync();
                await Expect(menu).ToBeHiddenAsync();
                await visit.Page.ReloadAsync();
                await candidate.SeesAsync(Demo.OtherRole);
                await Expect(candidate.Log).Not.ToContainTextAsync("Only you can see this");
            }
        );
    }

    private static FilePayload File(string name, int length) =>
        new()
        {
            Name = name,
            MimeType = "text/plain",
            Buffer = Encoding.UTF8.GetBytes(new string('x', length)),
        };
}
