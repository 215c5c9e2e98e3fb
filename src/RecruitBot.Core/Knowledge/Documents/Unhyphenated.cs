using System.Text;

namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>Joins the lines of a paragraph, and the halves of words that were divided at the margin.</summary>
public static class Unhyphenated
{
    /// <summary>The lines as one.</summary>
    public static string Join(ReadOnlySpan<string> lines)
    {
        var text = new StringBuilder();
        foreach (var raw in lines)
        {
            var line = raw.Trim();
            if (line.Length == 0)
                continue;
            // "develop-" and "ment" are one word; "well-" and "Known", "10-" and "20" keep their dash.
            if (text.Length > 1 && text[^1] == '-' && char.IsLower(text[^2]) && char.IsLower(line[0]))
                text.Length--;
            else if (text.Length > 0)
                text.Append(' ');
            text.Append(line);
        }
        return text.ToString();
    }
}
