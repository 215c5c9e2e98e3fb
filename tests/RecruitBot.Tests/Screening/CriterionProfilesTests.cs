using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;

namespace RecruitBot.Tests.Screening;

/// <summary>What a criterion comes to is worked out once for all who carry a copy of it, and again when a word of it changes.</summary>
public sealed class CriterionProfilesTests
{
    private static readonly Criterion Testing = new(
        "testing",
        "Testing",
        "Writes tests that find faults.",
        null,
        1,
        null,
        "Tell me about a time when a test found a fault.",
        [new Probe(AnswerAspect.Result, "What came of it?")],
        new Dictionary<int, string> { [1] = "Names no test.", [3] = "Writes a test.", [5] = "Writes a test first and measures." },
        ["pytest"],
        []
    );

    [Fact]
    public void Copies_share_one_and_other_words_do_not()
    {
        var profiles = new CriterionProfiles(NoTermAliases.Instance);
        var first = profiles.Of(Testing);
        Assert.Same(first, profiles.Of(Testing with { Probes = [.. Testing.Probes], Cues = [.. Testing.Cues] }));
        Criterion[] changed =
        [
            Testing with { Ask = "Tell me about a time when a review found a fault." },
            Testing with { Definition = "Writes tests." },
            Testing with { Cues = ["unittest"] },
            Testing with { Cues = ["pytest", "unittest"] },
            Testing with { Anchors = new Dictionary<int, string>(Testing.Anchors) { [5] = "Writes a test first." } },
            Testing with { Probes = [] },
            Testing with { Gold = [new GoldAnswer(5, "I wrote a failing test first.")] },
        ];
        Assert.Equal(changed.Length + 1, changed.Select(profiles.Of).Append(first).Distinct().Count());
    }
}
