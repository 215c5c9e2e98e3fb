using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents.Word;

/// <summary>The words of a paragraph as a reader of the finished document sees them: without what was deleted under tracked changes, or is hidden.</summary>
internal sealed class WordWords
{
    private bool _deleted;
    private bool _hidden;
    private int _unseen;

    /// <summary>What was left out so far, a sentence for each kind.</summary>
    public IEnumerable<string?> Notes =>
        [
            _deleted ? "Deletions under tracked changes were left out." : null,
            _hidden ? "Hidden text was left out." : null,
            PlainTextReader.UnseenNote(_unseen),
        ];

    /// <summary>The words of a paragraph.</summary>
    public string Of(Paragraph paragraph)
    {
        var text = new StringBuilder();
        Gather(paragraph, text);
        var (clean, removed) = TextCleaning.Clean(text.ToString());
        _unseen += removed;
        return clean;
    }

    private void Gather(OpenXmlElement parent, StringBuilder text)
    {
        foreach (var child in parent.ChildElements)
            switch (child)
            {
                case DeletedRun or MoveFromRun:
                    _deleted = true;
                    break;
                case Run run when IsHidden(run):
                    _hidden |= run.InnerText.Length > 0;
                    break;
                case Text words:
                    text.Append(words.Text);
                    break;
                case TabChar or Break or CarriageReturn:
                    text.Append(' ');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                // What holds runs; everything else (drawings, field codes, comments) is not the paragraph's own words.
                case Run or InsertedRun or MoveToRun or Hyperlink or SimpleField or SdtRun or SdtContentRun or BidirectionalEmbedding:
                    Gather(child, text);
                    break;
            }
    }

    private static bool IsHidden(Run run) =>
        run.RunProperties is { } properties && (IsOn(properties.Vanish) || IsOn(properties.SpecVanish) || IsOn(properties.WebHidden));

    private static bool IsOn(OnOffType? switched) => switched is not null && switched.Val?.Value != false;
}
