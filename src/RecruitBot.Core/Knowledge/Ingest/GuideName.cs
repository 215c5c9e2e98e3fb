using System.Text;

namespace RecruitBot.Core.Knowledge.Ingest;

/// <summary>The name of a guide: its file name without ending. Nothing in it can lead out of the folder.</summary>
public static class GuideName
{
    /// <summary>Longest name, in characters.</summary>
    public const int Longest = 64;

    /// <summary>Whether it is lower-case letters, digits and dashes, beginning with a letter or digit.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= Longest && name[0] != '-' && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>A name made of a file's: accents and signs go, words are joined with dashes; null when nothing is left.</summary>
    public static string? From(string fileName)
    {
        var name = new StringBuilder();
        foreach (var c in Path.GetFileNameWithoutExtension(LastPart(fileName)).ToLowerInvariant())
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        var made = name.ToString().Trim('-');
        made = made[..Math.Min(made.Length, Longest)].Trim('-');
        return made.Length == 0 ? null : made;
    }

    /// <summary>The name of a file without folders, whichever system wrote it; for people to recognise it by.</summary>
    public static string LastPart(string fileName)
    {
        var last = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        last = string.Concat(last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).Trim();
        return last.Length <= 200 ? last : last[..200];
    }
}
