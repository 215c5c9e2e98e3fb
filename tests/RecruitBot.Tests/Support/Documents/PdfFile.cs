using System.Globalization;
using System.Text;

namespace RecruitBot.Tests.Support.Documents;

/// <summary>Words at a place on a page: points from the left and lower edge, and the size of the letters.</summary>
public readonly record struct PdfText(int X, int Y, int Size, string Text);

/// <summary>Writes small PDF files byte by byte.</summary>
public static class PdfFile
{
    /// <summary>A file with pages of words.</summary>
    public static byte[] Of(params PdfText[][] pages) => Written(pages, "");

    /// <summary>A file that no empty password opens: what it states as the check of its password is the check of none (ISO 32000-1, 7.6.3).</summary>
    public static byte[] Protected()
    {
        var check = new string('7', 64);
        return Written([[new PdfText(72, 700, 11, "secret")]], $" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{check}> /U <{check}> >> /ID [<{check[..32]}> <{check[..32]}>]");
    }

    private static byte[] Written(PdfText[][] pages, string trailer)
    {
        List<string> objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"];
        var kids = new List<int>();
        foreach (var page in pages)
        {
            var content = "BT\n" + string.Concat(page.Select(t => $"/F1 {t.Size} Tf 1 0 0 1 {t.X} {t.Y} Tm ({Escaped(t.Text)}) Tj\n")) + "ET";
            objects.Add($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {objects.Count} 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
            kids.Add(objects.Count);
        }
        objects[1] = $"<< /Type /Pages /Kids [{string.Join(' ', kids.Select(k => $"{k} 0 R"))}] /Count {kids.Count} >>";
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (body, number) in objects.Select((o, i) => (o, i + 1)))
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n").AppendJoin("", offsets.Select(o => $"{o:D10} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R{trailer} >>\nstartxref\n{table}\n%%EOF");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    /// <summary>Lines of running text, one below the other.</summary>
    public static PdfText[] Lines(int x, int y, params string[] lines) => [.. lines.Select((l, i) => new PdfText(x, y - 14 * i, 11, l))];

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal).Replace('•', '\u0095');
}
