using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>Blanks out the names of sources, with the year behind them, so that their words are not taken for the subject of a sentence.</summary>
internal sealed class SourceMask
{
    private readonly Regex? pattern;

    public SourceMask(IEnumerable<string> names)
    {
        var alternatives = names.OrderByDescending(n => n.Length).Select(Regex.Escape).ToList();
        if (alternatives.Count > 0)
            pattern = new Regex(
                $@"(?:{string.Join('|', alternatives)})(?:\s?\((?:(?:19|20)\d\d|undated)\)|,\s(?:(?:19|20)\d\d|undated)(?=\)))?",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                TimeSpan.FromSeconds(1));
    }

    /// <summary>The text with names replaced by as many spaces.</summary>
    public string Apply(string text) => pattern is null ? text : pattern.Replace(text, m => new string(' ', m.Length));
}
