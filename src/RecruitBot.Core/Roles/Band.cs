using System.Globalization;

namespace RecruitBot.Core.Roles;

/// <summary>A label for numbers from one on, up to where the next band begins.</summary>
/// <param name="Label">Such as "senior".</param>
/// <param name="From">The least number that counts; this very number does.</param>
public sealed record Band(string Label, decimal From);

/// <summary>
/// Places numbers in bands. Sources leave open where "2-5 years" and "5+ years" meet; here the edge belongs to the upper band, always, and both
/// sides read that. Which band somebody is in declines nobody: years of experience say next to nothing about the work.
/// </summary>
public static class Bands
{
    /// <summary>The band of a fact as stated; null when it has none, or lies below the lowest.</summary>
    public static Band? Of(Knockout knockout, string value) =>
        knockout.Bands is { } bands && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? bands.LastOrDefault(b => b.From <= number)
            : null;

    /// <summary>The rule in words, edges named, such as "junior below 2, mid from 2, senior from 5; exactly 2 counts as mid, exactly 5 as senior".</summary>
    public static string Rule(IReadOnlyList<Band> bands)
    {
        var names = bands.Select((b, i) => i == 0 && b.From <= 0 ? $"{b.Label} below {Number(bands[1].From)}" : $"{b.Label} from {Number(b.From)}");
        var edges = bands.Skip(bands[0].From <= 0 ? 1 : 0).Select((b, i) => $"exactly {Number(b.From)} {(i == 0 ? "counts as" : "as")} {b.Label}");
        return $"{string.Join(", ", names)}; {string.Join(", ", edges)}";
    }

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
