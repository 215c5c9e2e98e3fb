using System.Globalization;

namespace RecruitBot.Benchmarks.Grading;

/// <summary>Reads what the grading of short answers is measured with.</summary>
internal static class GradingFile
{
    /// <summary>
    /// The rows of a tab-separated file with the header <c>question, reference, answer, score</c>. Several references are joined by " | ". Cells quoted as
    /// spreadsheets quote them ("a ""b"" c") are read as what was meant.
    /// </summary>
    /// <exception cref="FormatException">The file is none such; the message names the line.</exception>
    public static List<GradedRow> Read(string path, double max)
    {
        var rows = new List<GradedRow>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var cells = line.Split('\t');
            if (number == 1)
            {
                if (cells is not ["question", "reference", "answer", "score"])
                    throw new FormatException($"{path} does not begin with the header \"question\", \"reference\", \"answer\", \"score\", separated by tabs.");
                continue;
            }
            if (line.Length == 0)
                continue;
            if (cells.Length != 4 || !double.TryParse(cells[3], CultureInfo.InvariantCulture, out var score) || score < 0 || score > max)
                throw new FormatException($"Line {number} of {path} is no question, reference, answer and score from 0 to {max}, separated by tabs.");
            rows.Add(new GradedRow(Plain(cells[0]), [.. Plain(cells[1]).Split(" | ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], Plain(cells[2]), score));
        }
        return rows.Count > 0 ? rows : throw new FormatException($"{path} has no rows.");
    }

    private static string Plain(string cell)
    {
        if (cell.Length >= 2 && cell[0] == '"' && cell[^1] == '"')
            cell = cell[1..^1];
        // Some public sets write an apostrophe as "" or ^.
        return cell.Replace("\"\"", "'", StringComparison.Ordinal).Replace('^', '\'');
    }
}
