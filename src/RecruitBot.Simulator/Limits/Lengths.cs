namespace RecruitBot.Simulator.Limits;

/// <summary>Lengths as Discord counts them: characters of Unicode, not UTF-16 units.</summary>
internal static class Lengths
{
    public static int Of(string? text) => text is null ? 0 : text.EnumerateRunes().Count();
}
