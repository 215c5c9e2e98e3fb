using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Tests.Support.Documents;

namespace RecruitBot.Tests.Adapters.Documents;

/// <summary>Whatever bytes come, a reader gives text or refuses.</summary>
public sealed class ReaderPropertyTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<table>", "<tr><td>", "</table>", "<ul><li>", "</ul>", "<b", "style='", "<!--", "-->", "<svg>", "<select>", "<plaintext>", "&amp", "&#0;", "words", "# ", "- ", "1. ", "|", "| --- |", "```",
        "---", ":", "?", ".", "\n", "\n\n", "\t", "  ", "[a](", ")", "**", "\u202e", "\ud83d\ude00", "\u0301", "\r", "=", "====", "(cid:1)", "<", ">", "\"",
    ];

    private static readonly byte[] Word = WordFile.Of(WordFile.Paragraph("Leave", "H1") + WordFile.Paragraph("It is paid.") + WordFile.Table(["a", "b"], ["c", "d"]));

    [Theory]
    [InlineData("a.md")]
    [InlineData("a.txt")]
    [InlineData("a.html")]
    [InlineData("a.docx")]
    public void Random_bytes_never_break_a_reader(string name) =>
        Prop.ForAll<byte[]>(bytes => IsCalm(name, bytes ?? [])).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a.md")]
    [InlineData("a.txt")]
    [InlineData("a.html")]
    public void Random_markup_never_breaks_a_reader(string name) =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces => IsCalm(name, Encoding.UTF8.GetBytes(string.Concat(pieces)))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_word_file_with_changed_bytes_never_breaks_its_reader() =>
        Prop.ForAll(
                Gen.Choose(0, Word.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(to => (At: at, To: to))).NonEmptyListOf().ToArbitrary(),
                changes =>
                {
                    var bytes = Word.ToArray();
                    foreach (var (at, to) in changes)
                        bytes[at] = (byte)to;
                    return IsCalm("a.docx", bytes);
                })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Text_in_a_word_file_comes_out_as_it_is_seen() =>
        Prop.ForAll<NonEmptyString>(text =>
            {
                var seen = string.Join(' ', TextCleaning.Clean(text.Get).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                return seen.Length == 0 || !seen.All(char.IsAsciiLetter) || Read("a.docx", WordFile.Of(WordFile.Paragraph($"It {seen} is."))) == $"It {seen} is.\n";
            })
            .QuickCheckThrowOnFailure();

    private static bool IsCalm(string name, byte[] bytes)
    {
        try
        {
            return Read(name, bytes).Length > 0;
        }
        catch (DocumentRefusedException e)
        {
            return e.Message.Length > 0;
        }
    }

    private static string Read(string name, byte[] bytes) => RealReaders.OfAsync(name, bytes).GetAwaiter().GetResult().Text;
}
