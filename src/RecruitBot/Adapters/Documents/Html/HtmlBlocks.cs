using System.Text;
using AngleSharp.Dom;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents.Html;

/// <summary>Walks through a page and writes its blocks: headings, paragraphs, lists, tables. The depth was checked, so that it may recurse.</summary>
internal sealed class HtmlBlocks(MarkdownText to, CancellationToken cancellationToken)
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "header", "hgroup", "blockquote", "pre", "figure", "figcaption", "address", "details", "summary", "fieldset", "center",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "li", "table", "hr", "br", "body", "html", "td", "th", "tr", "tbody", "thead", "tfoot", "caption",
    };

    private readonly StringBuilder _paragraph = new();
    private int _hidden;
    private int _unseen;

    /// <summary>What was left out that somebody had put there on purpose; null when nothing was.</summary>
    public string? Note =>
        string.Join(' ', new[] { _hidden > 0 ? $"{_hidden} hidden {(_hidden == 1 ? "element was" : "elements were")} left out." : null, PlainTextReader.UnseenNote(_unseen) }.OfType<string>()) is { Length: > 0 } note ? note : null;

    /// <summary>Writes all that is in a node.</summary>
    public void Write(INode node)
    {
        Children(node);
        Flush();
    }

    private void Children(INode node)
    {
        foreach (var child in node.ChildNodes)
            Visit(child);
    }

    private void Visit(INode node)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (node is IText text)
            _paragraph.Append(text.Data);
        if (node is not IElement element || IsLeftOut(element))
            return;
        var name = element.LocalName;
        if (!Blocks.Contains(name))
        {
            Children(element);
            return;
        }
        Flush();
        switch (name)
        {
            case ['h', >= '1' and <= '6']:
                to.Heading(name[1] - '0', Words(element));
                break;
            case "ul" or "ol":
                List(element, 0);
                break;
            case "table" when HtmlTable.IsTable(element):
                to.Table(HtmlTable.Rows(element).Select(r => (IReadOnlyList<string>)[.. r.Select(Words)]).ToList());
                break;
            case "dt" or "summary":
                Term(element);
                break;
            default:
                Children(element);
                break;
        }
        Flush();
    }

    /// <summary>A term or a folded question heads what follows it; a long one is a paragraph.</summary>
    private void Term(IElement element)
    {
        var words = Words(element);
        if (words.Trim().Length is > 0 and <= 200)
            to.Heading(4, words);
        else
            to.Paragraph(words);
    }

    private void List(IElement list, int depth)
    {
        var number = list.LocalName == "ol" ? int.TryParse(list.GetAttribute("start"), out var start) && start is >= 0 and < 10_000 ? start : 1 : (int?)null;
        foreach (var item in list.Children)
        {
            if (IsLeftOut(item))
                continue;
            if (item.LocalName is "ul" or "ol")
            {
                List(item, depth + 1);
                continue;
            }
            to.Item(Words(item, withoutLists: true), number, depth);
            number++;
            foreach (var inner in item.Children.Where(c => c.LocalName is "ul" or "ol" && !IsLeftOut(c)))
                List(inner, depth + 1);
        }
    }

    /// <summary>The words of an element as one line.</summary>
    private string Words(IElement element) => Words(element, withoutLists: false);

    private string Words(IElement element, bool withoutLists)
    {
        var words = new StringBuilder();
        Gather(element, words, withoutLists);
        return Clean(words.ToString());
    }

    private void Gather(INode node, StringBuilder words, bool withoutLists)
    {
        foreach (var child in node.ChildNodes)
            if (child is IText text)
                words.Append(text.Data);
            else if (child is IElement element && !IsLeftOut(element) && !(withoutLists && element.LocalName is "ul" or "ol"))
            {
                // Blocks inside a cell or an item are words apart.
                var apart = Blocks.Contains(element.LocalName);
                if (apart)
                    words.Append(' ');
                Gather(element, words, withoutLists);
                if (apart)
                    words.Append(' ');
            }
    }

    private bool IsLeftOut(IElement element)
    {
        if (!HiddenElements.IsLeftOut(element))
            return false;
        if (HiddenElements.IsHidden(element) && element.TextContent.AsSpan().Trim().Length > 0)
            _hidden++;
        return true;
    }

    private void Flush()
    {
        if (_paragraph.Length == 0)
            return;
        var text = Clean(_paragraph.ToString());
        _paragraph.Clear();
        if (!string.IsNullOrWhiteSpace(text))
            to.Paragraph(text);
    }

    private string Clean(string text)
    {
        var (clean, removed) = TextCleaning.Clean(text);
        _unseen += removed;
        return clean;
    }
}
