using Microsoft.Playwright;
using RecruitBot.EndToEnd.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace RecruitBot.EndToEnd.Browser;

/// <summary>What a screen reader finds on the page.</summary>
[Collection(DemoCollection.Name)]
public sealed class AccessibilityTests(Demo demo)
{
    [BrowserFact]
    public async Task Everything_has_a_name_and_every_part_its_landmark()
    {
        await demo.VisitAsync(
            await demo.CandidateAsync("Lou"),
            async visit =>
            {
                var candidate = visit.Candidate;
                await candidate.ApplyAsync(Demo.Role);
                await candidate.Pane.GetByLabel("Files to attach").SetInputFilesAsync(new FilePayload { Name = "a.txt", MimeType = "text/plain", Buffer = [65] });
                await candidate.Box.FillAsync("/apply ");
                await Expect(candidate.Pane.GetByRole(AriaRole.Combobox, new() { Name = "role" })).ToBeVisibleAsync();

                await Expect(visit.Page.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
                await Expect(visit.Page.GetByRole(AriaRole.Banner)).ToHaveCountAsync(1);
                await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
                await Expect(visit.Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(2);
                await Expect(visit.Page.GetByRole(AriaRole.Complementary, new() { Name = "How to begin" })).ToBeVisibleAsync();
                foreach (var seat in new[] { candidate, visit.Recruiter })
                {
                    await Expect(seat.Log).ToHaveAttributeAsync("aria-live", "polite");
                    await Expect(seat.Log).ToHaveAttributeAsync("aria-busy", "false");
                    await Expect(seat.Log).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("^Messages in "));
                }
                await AllNamedAsync(visit.Page);
                Assert.Equal("en", await visit.Page.Locator("html").GetAttributeAsync("lang"));
                Assert.Empty(await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map((n) => n.id).filter((id, at, all) => all.indexOf(id) !== at)"));
            }
        );
    }

    [BrowserFact]
    public async Task Words_stand_out_from_what_is_behind_them_in_both_themes()
    {
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            await demo.VisitAsync(
                await demo.CandidateAsync("Lee"),
                async visit =>
                {
                    await visit.Candidate.PressAsync("Apply");
                    await visit.Candidate.HearsAsync("Only you can see this");
                    var faint = await visit.Page.EvaluateAsync<string[]>(Contrast);
                    Assert.Empty(faint);
                },
                Screens.Desktop(scheme)
            );
    }

    private static async Task AllNamedAsync(IPage page)
    {
        foreach (var role in new[] { AriaRole.Button, AriaRole.Textbox, AriaRole.Combobox, AriaRole.Link, AriaRole.Listbox, AriaRole.Region, AriaRole.Navigation, AriaRole.Log })
        {
            var all = await page.GetByRole(role).AllAsync();
            // The role must be there at all, or nothing would be checked.
            Assert.True(all.Count > 0 || role is AriaRole.Listbox, $"No {role} on the page.");
            foreach (var one in all)
                await Expect(one).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex(@"\S"));
        }
    }

    // Contrast as WCAG 2 reckons it, of every visible text on a plain background; 4.5 is asked for, 3 for large or bold large letters.
    private const string Contrast = """
        (() => {
          const parse = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
          const over = ([r, g, b, a = 1], under) => [r, g, b].map((part, i) => part * a + under[i] * (1 - a));
          const light = (rgb) => rgb.map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = (node) => {
            const layers = [];
            for (let at = node; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
            return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
          };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const faint = [];
          let seen = 0;
          while (walker.nextNode()) {
            const node = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || node.closest('.hidden-text, noscript, option, :disabled')) continue;
            seen++;
            const style = getComputedStyle(node);
            const ground = behind(node);
            const [one, other] = [light(over(parse(style.color), ground)), light(ground)].toSorted((a, b) => b - a);
            const ratio = (one + 0.05) / (other + 0.05);
            const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
            if (ratio < (large ? 3 : 4.5)) faint.push(`${walker.currentNode.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
          }
          return seen > 30 ? faint : [`only ${seen} texts were found`];
        })()
        """;
}
