using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening.Grading;

/// <summary>Whether a word is another one mistyped.</summary>
internal static class Typing
{
    /// <summary>Letters of a stem from which on one slip is forgiven.</summary>
    public const int LeastLetters = 4;

    /// <summary>One slip in stems of five letters or more, two from eight; the first letter is right, and figures are never mistyped.</summary>
    public static bool NearlySame(string a, string b)
    {
        var shorter = Math.Min(a.Length, b.Length);
        var allowed = shorter >= 8 ? 2 : shorter > LeastLetters ? 1 : 0;
        return allowed > 0 && Math.Abs(a.Length - b.Length) <= allowed && a[0] == b[0] && !a.AsSpan().ContainsAnyInRange('0', '9') && EditDistance.Of(a, b) <= allowed;
    }
}
