using System.Reflection;

namespace RecruitBot.Core.Screening;

/// <summary>
/// Which field of work a word points to, from the embedded fields.txt. Candidates speak of a subject in words that no rubric lists
/// ("tablet" for a question on medicines), and stories from another trade share everyday words with any rubric; the field tells them apart.
/// </summary>
internal sealed class WorkFields
{
    /// <summary>The fields this program ships with.</summary>
    public static WorkFields Default { get; } = Load();

    private readonly Dictionary<string, uint> _fields = new(StringComparer.Ordinal);

    /// <summary>How many fields there are; a field is a bit of <see cref="Of"/>.</summary>
    public int Count { get; private set; }

    /// <summary>The fields a stem points to; 0 for most words.</summary>
    public uint Of(string stem) => _fields.GetValueOrDefault(stem);

    private static WorkFields Load()
    {
        var fields = new WorkFields();
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("RecruitBot.Core.Screening.fields.txt")
            ?? throw new InvalidOperationException("fields.txt is not embedded in RecruitBot.Core.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                fields.Count++;
            else if (!line.StartsWith('#'))
                foreach (var entry in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    if (Spelling.Words(entry) is [var word])
                        fields._fields[word.Stem] = fields._fields.GetValueOrDefault(word.Stem) | (1u << (fields.Count - 1));
        }
        return fields;
    }
}
