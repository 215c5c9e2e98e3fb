using System.Text;

namespace RecruitBot.Adapters.Discord.Drawing;

/// <summary>Cuts a long text into messages: between paragraphs, lines or words where it can, never inside a character or an escape.</summary>
public static class TextPieces
{
    /// <summary>The escaped text in pieces of at most <paramref name="most"/> UTF-16 code units; none for an empty text.</summary>
    public static IReadOnlyList<string> Of(string text, int most)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var unit in Markdown.Units(Markdown.Visible(text)))
        {
            if (piece.Length + unit.Length > most)
            {
                var cut = Cut(piece.ToString());
                Add(pieces, piece.ToString(0, cut));
                piece.Remove(0, cut);
            }
            piece.Append(unit);
        }
        Add(pieces, piece.ToString());
        return pieces;
    }

    /// <summary>Where to end a full piece: at the last paragraph, line or word of its second half, or at its end.</summary>
    private static int Cut(string full)
    {
        foreach (var end in (string[])["\n\n", "\n", " "])
            if (full.LastIndexOf(end, StringComparison.Ordinal) is var at && at >= full.Length / 2)
                return at + end.Length;
        return full.Length;
    }

    private static void Add(List<string> pieces, string piece)
    {
        if (piece.Trim() is { Length: > 0 } text)
            pieces.Add(text);
    }
}
