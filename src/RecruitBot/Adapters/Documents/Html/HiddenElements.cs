using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RecruitBot.Adapters.Documents.Html;

/// <summary>Elements that are no content, or that a visitor does not see.</summary>
internal static partial class HiddenElements
{
    private static readonly HashSet<string> NoContent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "head", "nav", "aside", "footer", "form", "button", "input", "select", "textarea", "iframe", "object", "embed",
        "svg", "math", "canvas", "audio", "video", "dialog", "map", "link", "meta",
    };

    private static readonly HashSet<string> NoContentRoles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar",
    };

    /// <summary>Whether the element and all in it are left out.</summary>
    public static bool IsLeftOut(IElement element) => IsNoContent(element) || (element.GetAttribute("role") is { } role && NoContentRoles.Contains(role.Trim())) || IsHidden(element);

    // A heading that unfolds its section is a button inside the heading.
    private static bool IsNoContent(IElement element) =>
        NoContent.Contains(element.LocalName) && !(element.LocalName == "button" && element.ParentElement?.LocalName is ['h', >= '1' and <= '6'] or "dt" or "summary");

    /// <summary>Whether it is content that is kept from visitors: the way to speak to machines only.</summary>
    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
        || (element.GetAttribute("style") is { } style && Invisible().IsMatch(style));

    [GeneratedRegex(
        @"(?i)display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|font-size\s*:\s*0|(?:left|top|text-indent)\s*:\s*-\d{3,}|(?:^|;|\s)(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$|!)|clip\s*:\s*rect\(0|(?:^|;|\s)color\s*:\s*(?:transparent|rgba\([^)]{0,40},\s*0\))",
        RegexOptions.None,
        1000)]
    private static partial Regex Invisible();
}
