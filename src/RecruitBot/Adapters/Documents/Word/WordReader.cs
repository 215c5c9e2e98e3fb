using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents.Word;

/// <summary>Reads Word files (DOCX) with the Open XML SDK, one block at a time. Of a file with macros only the text is read.</summary>
public sealed class WordReader : IDocumentReader
{
    /// <inheritdoc/>
    public SourceFormat Format => SourceFormat.Word;

    /// <inheritdoc/>
    public ValueTask<DocumentText> ReadAsync(ReadOnlyMemory<byte> bytes, DocumentLimits limits, CancellationToken cancellationToken)
    {
        var (package, hasMacros) = WordPackage.Reduce(bytes, cancellationToken);
        using (package)
        using (var word = WordprocessingDocument.Open(package, isEditable: false))
        {
            var main = word.MainDocumentPart ?? throw new DocumentRefusedException("It is a Word file without text.");
            var markdown = new MarkdownText(limits);
            var blocks = new WordBlocks(markdown, new WordStyles(main), new WordNumbering(main));
            using var reader = OpenXmlReader.Create(main);
            while (reader.Read())
                if (reader.ElementType == typeof(Body) && reader.IsStartElement && reader.ReadFirstChild())
                {
                    do
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        if (reader.LoadCurrentElement() is { } block)
                            blocks.Write(block);
                    } while (reader.ReadNextSibling());
                }
            string?[] notes = [hasMacros ? "It has macros: they were not read and never run." : null, .. blocks.Notes];
            return ValueTask.FromResult(new DocumentText(markdown.ToString(), [.. notes.OfType<string>()]) { Title = blocks.Title });
        }
    }
}
