using Microsoft.Playwright;

namespace RecruitBot.EndToEnd.Browser.Support;

/// <summary>What must hold of the page's layout, whatever is on it.</summary>
internal static class Layout
{
    /// <summary>Nothing has to be scrolled sideways.</summary>
    public static async Task FitsAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            [document.documentElement, ...document.querySelectorAll('.pane, .log, .sidebar-list, .dialog-body, .composer')]
              .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.checkVisibility())
              .map((node) => `${node.tagName} ${node.className}: ${node.scrollWidth} in ${node.clientWidth}`)
            """
        );
        Assert.Empty(wide);
    }

    /// <summary>Nothing to press is smaller than a fingertip. A link among words is not meant.</summary>
    public static async Task FitsFingersAsync(IPage page)
    {
        var small = await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('button, select, textarea, a.button')]
              .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.matches('.link-button'))
              .map((node) => [node.getAttribute('aria-label') || node.textContent, node.getBoundingClientRect()])
              .filter(([, box]) => box.height < 40 || box.width < 40)
              .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)
            """
        );
        Assert.Empty(small);
    }
}
