using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents.Html;

/// <summary>
/// Reads saved web pages with AngleSharp. Nothing is loaded and no script runs; what a visitor would not read as the page's content (scripts,
/// styles, navigation, forms, hidden elements, comments) is left out.
/// </summary>
public sealed partial class HtmlReader : IDocumentReader
{
    /// <inheritdoc/>
    public SourceFormat Format => SourceFormat.Html;

    /// <inheritdoc/>
    public ValueTask<DocumentText> ReadAsync(ReadOnlyMemory<byte> bytes, DocumentLimits limits, CancellationToken cancellationToken)
    {
        var head = Encoding.Latin1.GetString(bytes.Span[..Math.Min(bytes.Length, 2048)]);
        var (html, note) = TextDecoding.Decode(bytes.Span, Charset().Match(head) is { Success: true } charset ? charset.Groups["name"].Value : null);
        HtmlNesting.Check(html);
        using var page = new HtmlParser().ParseDocument(html);
        var markdown = new MarkdownText(limits);
        var blocks = new HtmlBlocks(markdown, cancellationToken);
        blocks.Write(Content(page));
        return ValueTask.FromResult(
            new DocumentText(markdown.ToString(), [.. new[] { note, blocks.Note }.OfType<string>()]) { Title = Title(page) });
    }

    /// <summary>The part of the page that holds its content, where it says so.</summary>
    private static INode Content(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var main = page.QuerySelectorAll("main, [role=main]");
        if (main.Length == 1 && main[0].TextContent.Trim().Length > 0)
            return main[0];
        var articles = page.QuerySelectorAll("article");
        return articles.Length == 1 && articles[0].TextContent.Trim().Length > 0 ? articles[0] : page.Body ?? (INode)page;
    }

    private static string? Title(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var title = TextCleaning.Clean(page.Title ?? "").Text.Trim();
        return title.Length is > 0 and <= 200 ? title : null;
    }

    [GeneratedRegex("<meta[^>]{0,200}charset\\s?=\\s?[\"']?(?<name>[A-Za-z0-9_:-]{2,40})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Charset();
}
