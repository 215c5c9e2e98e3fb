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

    private static List<Persona> Load()
    {
        using var stream = typeof(Persona).Assembly.GetManifestResourceStream("personas.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<Persona>>(reader);
    }
}
