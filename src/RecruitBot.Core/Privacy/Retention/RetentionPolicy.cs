using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RecruitBot.Core.Privacy.Retention;

/// <summary>Where a law says how long records of applications are kept.</summary>
public sealed record Jurisdiction
{
    /// <summary>As it is named in the settings.</summary>
    public string Id { get; init; } = "";

    /// <summary>As people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>How long at least, in months after the last event.</summary>
    public int MinimumMonths { get; init; }

    /// <summary>The law.</summary>
    public string Source { get; init; } = "";
}

/// <summary>How long what people wrote is kept when they do not have it erased themselves.</summary>
/// <param name="Jurisdictions">Whose law the employer is under.</param>
/// <param name="KeepMonths">Months after somebody's last event after which it is purged; null keeps it until they have it erased.</param>
public sealed record RetentionPolicy(IReadOnlyList<Jurisdiction> Jurisdictions, int? KeepMonths)
{
    /// <summary>Those that are known.</summary>
    public static IReadOnlyList<Jurisdiction> Known { get; } = Load();

    /// <summary>The one that asks for the longest time; null when none is named.</summary>
    public Jurisdiction? Strictest => Jurisdictions.MaxBy(j => j.MinimumMonths);

    /// <summary>When what was last touched then is purged; null when never.</summary>
    public DateTimeOffset? DueAt(DateTimeOffset last) => KeepMonths is { } months ? last.AddMonths(months) : null;

    /// <summary>The policy as people read it.</summary>
    public string Words()
    {
        var kept = KeepMonths is { } months
            ? $"What you write here is kept for {months} months after your last message or the last thing that happens to your application, and then deleted; you can have it deleted earlier with /erase."
            : "What you write here is kept until you have it deleted with /erase.";
        var law = string.Concat(Jurisdictions.Select(j => $"\n- {j.Name}: {j.MinimumMonths} months ({j.Source})"));
        return law.Length == 0 ? kept : $"{kept}\nWithout your asking, nothing is deleted earlier than the law allows:{law}";
    }

    private static List<Jurisdiction> Load()
    {
        using var stream = typeof(RetentionPolicy).Assembly.GetManifestResourceStream("RecruitBot.Core.Privacy.Retention.Jurisdictions.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<Jurisdiction>>(reader);
    }
}
