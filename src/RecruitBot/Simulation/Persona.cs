using RecruitBot.Core.Roles;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RecruitBot.Simulation;

/// <summary>A simulated candidate, and what the recruiter does in the end.</summary>
public sealed record Persona
{
    /// <summary>Name on the command line.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name in the chat.</summary>
    public string Name { get; init; } = "";

    /// <summary>How they are.</summary>
    public string About { get; init; } = "";

    /// <summary>Level of the gold answers they give.</summary>
    public int Level { get; init; } = 3;

    /// <summary>scoring or human.</summary>
    public string Consent { get; init; } = "scoring";

    /// <summary>Said before every answer, and after it: what a person says besides.</summary>
    public string Before { get; init; } = "";

    /// <inheritdoc cref="Before"/>
    public string After { get; init; } = "";

    /// <summary>Said in turn in place of answers; empty when the role's gold answers are given.</summary>
    public List<string> Says { get; init; } = [];

    /// <summary>Asked before applying.</summary>
    public List<string> Asks { get; init; } = [];

    /// <summary>Asked at the first question.</summary>
    public List<string> AsksInBetween { get; init; } = [];

    /// <summary>Whether follow-ups are passed over.</summary>
    public bool SkipsProbes { get; init; }

    /// <summary>Whether they pause once.</summary>
    public bool TakesBreak { get; init; }

    /// <summary>advance, hold or decline.</summary>
    public string Decision { get; init; } = "advance";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Persona> All { get; } = Load();

    /// <summary>What they answer to a criterion: their own words, or the role's gold answers in the order of how near their level is.</summary>
    /// <param name="criterion">What is asked about.</param>
    /// <param name="place">Where the criterion stands in the role, from 0.</param>
    /// <param name="given">How many answers to it were given before.</param>
    public string AnswerTo(Criterion criterion, int place, int given)
    {
        if (Says.Count > 0)
            return Says[(place + given) % Says.Count];
        var near = criterion.Gold.OrderBy(g => Math.Abs(g.Level - Level)).ToList();
        var answer = near.Count == 0 ? "I have done this a few times at work." : near[Math.Min(given, near.Count - 1)].Answer.Trim();
        return given > 0 ? answer : $"{Before}\n{answer}\n{After}".Trim();
    }

    private static List<Persona> Load()
    {
        using var stream = typeof(Persona).Assembly.GetManifestResourceStream("personas.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<Persona>>(reader);
    }
}
