using Microsoft.Playwright;

namespace RecruitBot.EndToEnd.Browser.Support;

/// <summary>What people look at the page with.</summary>
internal static class Screens
{
    public static BrowserNewContextOptions Desktop(ColorScheme scheme = ColorScheme.Dark) =>
        new()
        {
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        };

    /// <summary>With the motion that most people see.</summary>
    public static BrowserNewContextOptions Phone() =>
        new()
        {
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
            ColorScheme = ColorScheme.Dark,
            HasTouch = true,
            IsMobile = true,
        };
}
