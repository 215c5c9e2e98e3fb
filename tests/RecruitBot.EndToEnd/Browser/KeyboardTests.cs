using Microsoft.Playwright;
using RecruitBot.EndToEnd.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace RecruitBot.EndToEnd.Browser;

/// <summary>Nobody needs a mouse.</summary>
[Collection(DemoCollection.Name)]
public sealed class KeyboardTests(Demo demo)
{
    [BrowserFact]
    public async Task From_the_panel_to_consent_and_an_answer_by_keyboard_alone()
    {
        await demo.VisitAsync(
            await demo.CandidateAsync("Kim"),
            async visit =>
            {
                var candidate = visit.Candidate;
                await visit.TabToAsync(candidate.Button("Apply"));
                await visit.KeyAsync("Enter");
                await visit.TabToAsync(candidate.Log.GetByRole(AriaRole.Button, new() { Name = "Apply for a role" }).Last);
                await visit.KeyAsync("ArrowDown");
                await visit.Page.Keyboard.TypeAsync("a");
                await Expect(candidate.Log.GetByRole(AriaRole.Option, new() { NameRegex = new(Demo.OtherRole) })).ToBeVisibleAsync();
                await visit.KeyAsync("Home");
                var chosen = await visit.Page.EvaluateAsync<string>("document.activeElement.innerText");
                await visit.KeyAsync("Enter");
                await visit.TabToAsync(candidate.Log.GetByRole(AriaRole.Link, new() { Name = "Open conversation" }).Last);
                await visit.KeyAsync("Enter");
                await candidate.SeesAsync("You are about to apply for: " + (chosen.Contains(Demo.Role, StringComparison.Ordinal) ? Demo.Role : Demo.OtherRole));
                // Going to a place puts the focus where one writes; the buttons above are reached backwards.
                await Expect(candidate.Box).ToBeFocusedAsync();
                await visit.TabToAsync(candidate.Button("Continue with AI scoring"), "Shift+Tab");
                await visit.KeyAsync("Space");
                await candidate.HearsAsync("Fact 1 of 3");
                await visit.TabToAsync(candidate.Button("Yes"));
                await visit.KeyAsync("Enter");
                await candidate.HearsAsync("Fact 2 of 3");
                await visit.TabToAsync(candidate.Box);
                await visit.Page.Keyboard.TypeAsync("4");
                await visit.KeyAsync("Enter");
                await candidate.HearsAsync("Fact 3 of 3");
            }
        );
    }

    [BrowserFact]
    public async Task A_command_and_its_option_are_chosen_by_keyboard_alone()
    {
        await demo.VisitAsync(
            await demo.CandidateAsync("Cora"),
            async visit =>
            {
                var candidate = visit.Candidate;
                await visit.TabToAsync(candidate.Place("general"));
                await visit.KeyAsync("Enter");
                await candidate.IsInAsync("#general");
                await visit.Page.Keyboard.TypeAsync("/appl");
                await Expect(candidate.Pane.GetByRole(AriaRole.Listbox, new() { Name = "Commands" }).GetByRole(AriaRole.Option).First).ToContainTextAsync("/apply");
                await visit.KeyAsync("Tab");
                var role = candidate.Pane.GetByRole(AriaRole.Combobox, new() { Name = "role" });
                await Expect(role).ToBeFocusedAsync();
                await visit.Page.Keyboard.TypeAsync("index");
                await Expect(candidate.Pane.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" }).GetByRole(AriaRole.Option)).ToHaveTextAsync([Demo.OtherRole]);
                await visit.KeyAsync("ArrowDown");
                await visit.KeyAsync("Enter");
                await Expect(role).ToHaveValueAsync(Demo.OtherRole);
                await visit.KeyAsync("Enter");

                // Said where others read along, so for this person only; and the focus is back in the message box.
                await candidate.HearsAsync("Only you can see this");
                await candidate.HearsAsync("Open conversation");
                await Expect(candidate.Log.GetByText("used")).ToContainTextAsync("/apply");
                await Expect(candidate.Box).ToBeFocusedAsync();
                await Expect(visit.Recruiter.Place("apply")).ToBeVisibleAsync();
                await visit.Recruiter.GoAsync("general");
                await visit.Recruiter.IsInAsync("#general");
                await Expect(visit.Recruiter.Log).Not.ToContainTextAsync("Open conversation");
            }
        );
    }

    [BrowserFact]
    public async Task A_form_gives_the_focus_back_and_keeps_it_inside_while_it_is_open()
    {
        await demo.VisitAsync(
            await demo.CandidateAsync("Faye"),
            async visit =>
            {
                var (candidate, recruiter) = (visit.Candidate, visit.Recruiter);
                await candidate.ApplyAsync(Demo.Role);
                await candidate.ConsentAndFactsAsync();
                await candidate.AnswerAsync();
                await candidate.HandInAsync();

                var decline = recruiter.Button("Decline");
                await visit.TabToAsync(decline);
                await visit.KeyAsync("Enter");
                await Expect(recruiter.Form.GetByLabel("Main reason")).ToBeFocusedAsync();
                for (var i = 0; i < 12; i++)
                {
                    await visit.KeyAsync(i < 6 ? "Tab" : "Shift+Tab");
                    Assert.True(await recruiter.Form.EvaluateAsync<bool>("form => form.contains(document.activeElement)"), $"Tab {i} left the form.");
                }
                await visit.KeyAsync("Escape");
                await Expect(recruiter.Form).ToBeHiddenAsync();
                await Expect(decline).ToBeFocusedAsync();
            }
        );
    }
}
