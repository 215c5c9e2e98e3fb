using System.Text;
using RecruitBot.Adapters.Documents.Html;
using RecruitBot.Adapters.Documents.Pdf;
using RecruitBot.Adapters.Documents.Word;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Tests.Support.Documents;

/// <summary>Reads documents as the program does, with the real readers.</summary>
public static class RealReaders
{
    public static IDocumentReader[] Readers { get; } = [new MarkdownReader(), new PlainTextReader(), new HtmlReader(), new WordReader(), new PdfReader(new PdfToText(TimeProvider.System))];

    /// <summary>Limits that a test reaches quickly, with time for a machine that does much else.</summary>
    public static DocumentLimits Limits { get; } = new() { Time = TimeSpan.FromSeconds(60) };

    public static DocumentReading With(DocumentLimits limits) => new(Readers, limits, TimeProvider.System);

    /// <summary>The document as Markdown.</summary>
    public static async Task<DocumentText> OfAsync(string name, byte[] bytes, DocumentLimits? limits = null) =>
        await With(limits ?? Limits).ReadAsync(name, bytes, CancellationToken.None);

    /// <summary>The same of a text.</summary>
    public static Task<DocumentText> OfAsync(string name, string text) => OfAsync(name, Encoding.UTF8.GetBytes(text));

    /// <summary>The sentence with which a document is refused.</summary>
    public static async Task<string> RefusalAsync(string name, byte[] bytes, DocumentLimits? limits = null)
    {
        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => OfAsync(name, bytes, limits));
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }
}
