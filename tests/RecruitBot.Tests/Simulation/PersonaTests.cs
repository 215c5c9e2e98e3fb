using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Simulation;
using RecruitBot.Tests.Screening.Support;
using Xunit.Abstractions;
using static RecruitBot.Tests.Screening.Support.Samples;

namespace RecruitBot.Tests.Simulation;

/// <summary>
/// O-17: the simulated candidates come out as they were made, for every shipped role. They are compared by how many criteria they meet (level 3
/// or more), then by how many they reach level 4 in; levels themselves are never added up.
/// </summary>
public sealed class PersonaTests(ITestOutputHelper output)
{
    public static TheoryData<string> Roles => [.. CriteriaFiles.Shipped().Select(s => s.Role).Distinct()];

    [Theory]
    [MemberData(nameof(Roles))]
    public void Personas_rank_as_they_were_made(string role)
    {
        var met = Persona.All.Where(p => p.Consent == "scoring").ToDictionary(p => p.Id, p => Merit(p, role), StringComparer.Ordinal);

        Assert.True(met.Count >= 8);
        foreach (var full in new[] { "strong", "rambling" })
            Assert.True(met[full] >= met["terse"] && met[full].High > met["terse"].High, full);
        foreach (var middle in new[] { "terse", "returning", "anxious" })
            Assert.True(met[middle].Meets > met["weak"].Meets, middle);
        Assert.True(met["weak"] >= met["off-topic"] && met["weak"] >= met["hostile"], "weak");
        Assert.Equal((0, 0), (met["off-topic"].Meets, met["hostile"].Meets));
    }

    private Standing Merit(Persona persona, string role)
    {
        var criteria = CriteriaFiles.Shipped().Where(s => s.Role == role).Select(s => s.Criterion).ToList();
        var levels = criteria.Select((c, n) => Rate(c with { Gold = [] }, persona.AnswerTo(c, n, 0)).Level).ToList();
        output.WriteLine($"{role} | {persona.Id} | {string.Join(" | ", levels.Select(l => l?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"))}");
        return new Standing(levels.Count(l => l >= ScreeningResult.MeetsLevel), levels.Count(l => l >= 4));
    }

    private readonly record struct Standing(int Meets, int High)
    {
        public static bool operator >=(Standing a, Standing b) => (a.Meets, a.High).CompareTo((b.Meets, b.High)) >= 0;

        public static bool operator <=(Standing a, Standing b) => b >= a;
    }
}
