using System.Text.Json;
using RecruitBot.Core.Knowledge.Evaluation;

namespace RecruitBot.Benchmarks.Scope;

/// <summary>Reads what the scope of the knowledge is measured with.</summary>
internal static class ScopeFile
{
    /// <summary>The rows of a tab-separated file with the header <c>text, label</c>; a label is <c>in</c> or <c>out</c>. A column <c>role</c> may follow.</summary>
    /// <exception cref="FormatException">The file is none such; the message names the line.</exception>
    public static List<ScopeRow> Read(string path)
    {
        var rows = new List<ScopeRow>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var cells = line.Split('\t');
            if (number == 1)
            {
                if (cells is not (["text", "label"] or ["text", "label", "role"]))
                    throw new FormatException($"{path} does not begin with the header \"text\", tab, \"label\".");
                continue;
            }
            if (line.Length == 0)
                continue;
            if (cells.Length < 2 || cells[1] is not ("in" or "out"))
                throw new FormatException($"Line {number} of {path} is no text followed by a tab and \"in\" or \"out\".");
            rows.Add(new ScopeRow(cells[0], cells.Length > 2 && cells[2].Length > 0 ? cells[2] : null, cells[1] == "in"));
        }
        return rows;
    }

    /// <summary>The answerable questions of sets as <c>in</c>. Those that follow up on others are left out: their words alone ask nothing.</summary>
    public static IEnumerable<ScopeRow> Answerable(IEnumerable<string> files) =>
        files.SelectMany(QuestionSet.Read).Where(q => q.Answerable && q.Kind != "follow-up").Select(q => new ScopeRow(q.Question, q.Role, In: true));

    /// <summary>All texts of the CLINC150 collection, in scope there or not, as <c>out</c> (Larson and others, 2019).</summary>
    /// <exception cref="FormatException">The file is not that collection.</exception>
    public static List<ScopeRow> Clinc(string path)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<Dictionary<string, List<List<string>>>>(File.ReadAllText(path));
            return [.. parts!.Values.SelectMany(p => p).Select(p => new ScopeRow(p[0], null, In: false))];
        }
        catch (Exception e) when (e is JsonException or ArgumentOutOfRangeException or NullReferenceException)
        {
            throw new FormatException($"{path} is not the CLINC150 collection: an object of lists of text and intent.", e);
        }
    }
}
