using AngleSharp.Dom;

namespace RecruitBot.Adapters.Documents.Html;

/// <summary>Tells tables of data from tables that only lay a page out, and reads their rows.</summary>
internal static class HtmlTable
{
    /// <summary>Whether it holds data: no table within, and no cell with the blocks of a page in it.</summary>
    public static bool IsTable(IElement table) =>
        table.QuerySelector("table") is null && table.QuerySelector("h1, h2, h3, h4") is null && table.GetAttribute("role") is not "presentation" && Rows(table).Any(r => r.Count > 1);

    /// <summary>Its rows with their cells.</summary>
    public static IEnumerable<IReadOnlyList<IElement>> Rows(IElement table) =>
        table.QuerySelectorAll("tr").Where(r => !HiddenElements.IsLeftOut(r)).Select(r => (IReadOnlyList<IElement>)[.. r.Children.Where(c => c.LocalName is "td" or "th" && !HiddenElements.IsLeftOut(c))]);
}
