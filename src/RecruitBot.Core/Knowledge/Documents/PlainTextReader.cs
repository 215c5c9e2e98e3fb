namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>Reads plain text: its paragraphs, lists and headings are seen in how its lines are laid out.</summary>
public sealed class PlainTextReader : IDocumentReader
{
    /// <inheritdoc/>
    public SourceFormat Format => SourceFormat.Text;

    /// <inheritdoc/>
    public ValueTask<DocumentText> ReadAsync(ReadOnlyMemory<byte> bytes, DocumentLimits limits, CancellationToken cancellationToken)
    {
        // A character is 4 bytes at most: what cannot fit is not decoded first.
        limits.CheckText(bytes.Length / 4);
        var (text, note) = TextDecoding.Decode(bytes.Span);
        limits.CheckText(text.Length);
        var (clean, removed) = TextCleaning.Clean(text);
        var markdown = new MarkdownText(limits);
        new TextLayout(clean.Split('\n')).WriteTo(markdown);
        return ValueTask.FromResult(new DocumentText(markdown.ToString(), Notes(note, removed)));
    }

    /// <summary>What the person should know of the decoding and the cleaning.</summary>
    internal static IReadOnlyList<string> Notes(string? note, int removed) =>
        [.. new[] { note, UnseenNote(removed) }.OfType<string>()];

    /// <summary>Says how many characters were taken out that nobody sees; null when there were none.</summary>
    public static string? UnseenNote(int removed) =>
        removed == 0 ? null : $"{removed} invisible {(removed == 1 ? "character was" : "characters were")} taken out.";
}
