using System.Text.RegularExpressions;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// Cuts a document's Markdown into units with exact offsets. A line scanner rather than a Markdown tree: only the block structure matters, and
/// every offset must be the file's own. Fenced code, comments, rules and headings are never units.
/// </summary>
public static partial class UnitReader
{
    /// <summary>The units of a document, in order, with attributions among <paramref name="names"/> recognised in sentences.</summary>
    public static List<KnowledgeUnit> Read(KnowledgeDocument document, IReadOnlyList<Attribution>? names = null) =>
        new Scan(document, UnitOrigin.For(document, names)).Run();

    [GeneratedRegex(@"^ {0,3}(?<marks>#{1,6})[ \t]+(?<title>.*?)[ \t]*#*[ \t]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?", RegexOptions.None, 1000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$", RegexOptions.None, 1000)]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$", RegexOptions.None, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s{0,3}\[[^\]]+\]:\s", RegexOptions.None, 1000)]
    private static partial Regex LinkDefinition();

    private sealed class Scan(KnowledgeDocument document, UnitOrigin origin)
    {
        private readonly string text = document.Text;
        private readonly List<KnowledgeUnit> units = [];
        private readonly List<(int Level, string Title)> headings = [];
        private int sectionStart = document.BodyStart;
        private int blockStart = -1;
        private int blockEnd;
        private UnitKind blockKind;
        private string context = "";
        private string introduction = "";
        private string? question;
        private int questionStart;
        private string? year;

        public List<KnowledgeUnit> Run()
        {
            string? fence = null;
            var comment = false;
            var table = false;
            for (var at = document.BodyStart; at < text.Length; )
            {
                var newline = text.IndexOf('\n', at);
                var end = newline < 0 ? text.Length : newline;
                var line = text[at..end].TrimEnd();
                var trimmed = line.TrimStart();
                var next = newline < 0 ? text.Length : newline + 1;
                if (fence is not null)
                {
                    if (trimmed.StartsWith(fence, StringComparison.Ordinal))
                        fence = null;
                }
                else if (comment || trimmed.StartsWith("<!--", StringComparison.Ordinal))
                {
                    Flush();
                    comment = !trimmed.Contains("-->", StringComparison.Ordinal);
                }
                else if (trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal))
                {
                    Flush();
                    fence = trimmed[..3];
                }
                else if (trimmed.Length == 0)
                {
                    Flush();
                    table = false;
                }
                else if (Heading().Match(line) is { Success: true } heading)
                    OpenSection(heading.Groups["marks"].Length, heading.Groups["title"].Value, at);
                else if (Rule().IsMatch(line) || LinkDefinition().IsMatch(line))
                    Flush();
                else if (trimmed.Contains('|', StringComparison.Ordinal) && (table || IsDelimiter(next)))
                {
                    if (!table)
                    {
                        Flush();
                        context = trimmed;
                        table = true;
                        // The delimiter row below the header carries no text.
                        var skip = text.IndexOf('\n', next);
                        next = skip < 0 ? text.Length : skip + 1;
                    }
                    else
                        AddRow(at, line);
                }
                else
                    AddLine(at, line);
                at = next;
            }
            Flush();
            return units;
        }

        private bool IsDelimiter(int at)
        {
            if (at >= text.Length)
                return false;
            var newline = text.IndexOf('\n', at);
            var line = text[at..(newline < 0 ? text.Length : newline)].TrimEnd();
            return line.Contains('-', StringComparison.Ordinal) && Delimiter().IsMatch(line);
        }

        private void OpenSection(int level, string title, int at)
        {
            Flush();
            headings.RemoveAll(h => h.Level >= level);
            headings.Add((level, title));
            sectionStart = at;
            introduction = "";
        }

        private void AddLine(int at, string line)
        {
            var bullet = Bullet().Match(line);
            var indent = line.Length - line.TrimStart().Length;
            if (bullet.Success)
            {
                Flush();
                blockStart = at + bullet.Length;
                blockKind = UnitKind.ListItem;
                context = introduction;
            }
            else if (blockStart < 0)
            {
                blockStart = at + indent;
                while (blockStart < at + line.Length && text[blockStart] is '>' or ' ')
                    blockStart++;
                blockKind = UnitKind.Sentence;
                context = "";
            }
            blockEnd = at + line.Length;
        }

        private void AddRow(int at, string line)
        {
            year = null;
            var start = at;
            var end = at + line.Length;
            while (start < end && text[start] is ' ' or '\t' or '|')
                start++;
            while (end > start && text[end - 1] is ' ' or '\t' or '|')
                end--;
            if (end > start)
                Add(UnitKind.TableRow, start, end - start);
        }

        private void Flush()
        {
            if (blockStart < 0)
                return;
            var start = blockStart;
            blockStart = -1;
            if (blockEnd <= start)
                return;
            year = null;
            // A wrapped paragraph is one run of text: its line breaks are spaces to the sentence splitter, at unchanged offsets.
            var block = text[start..blockEnd].Replace('\n', ' ').Replace('\r', ' ');
            if (blockKind == UnitKind.ListItem && block.Length <= KnowledgeUnit.MaxQuote)
            {
                Add(blockKind, start, block.TrimEnd().Length);
                return;
            }
            if (blockKind == UnitKind.Sentence)
                question = QuestionOf(block, start);
            foreach (var sentence in SentenceSplitter.Split(block))
                Add(blockKind, start + sentence.Start, sentence.Length);
            question = null;
            if (blockKind == UnitKind.Sentence)
                introduction = block.TrimEnd().EndsWith(':') ? block : "";
        }

        /// <summary>The question that the front matter gives to a paragraph, which then is a section of its own; else null.</summary>
        private string? QuestionOf(string block, int start)
        {
            questionStart = start;
            foreach (var given in document.Questions)
                if (block.StartsWith(given.Answer, StringComparison.Ordinal))
                    return given.Question;
            return null;
        }

        private void Add(UnitKind kind, int start, int length)
        {
            var exact = text.Substring(start, length);
            IReadOnlyList<string> path = question is null ? [.. headings.Select(h => h.Title)] : [.. headings.Select(h => h.Title), question];
            var around = kind == UnitKind.Sentence ? "" : context;
            units.Add(
                new KnowledgeUnit(document, kind, path, question is null ? sectionStart : questionStart, start, exact, around, origin.Year(exact, path, year), origin.Claimant(exact)));
            year = UnitOrigin.YearFromHereOn(exact) ?? year;
        }
    }
}
