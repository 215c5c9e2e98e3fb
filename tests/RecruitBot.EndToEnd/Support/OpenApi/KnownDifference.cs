namespace RecruitBot.EndToEnd.Support.OpenApi;

/// <summary>Where a description of Discord differs from its documentation, or says less than it means; the documentation holds.</summary>
/// <param name="Name">Short.</param>
/// <param name="Reason">Why what it has against a value does not count.</param>
/// <param name="Covers">Whether a fault is this difference and nothing else.</param>
public sealed record KnownDifference(string Name, string Reason, Func<Fault, bool> Covers)
{
    /// <summary>Differences of openapi.json.</summary>
    public static IReadOnlyList<KnownDifference> OfSpecification { get; } =
    [
        new(
            "default_member_permissions",
            "Texts that can be read as numbers are typed as numbers there; the documentation (application-commands, Application Command Object) and Discord use a text.",
            fault => fault.Rule == "type" && fault.Path.EndsWith("/default_member_permissions", StringComparison.Ordinal)
        ),
    ];

    /// <summary>Differences of the schemas of the gateway.</summary>
    public static IReadOnlyList<KnownDifference> OfGateway { get; } =
    [
        new(
            "flags",
            "The schemas list each bit as a value; the documentation (reference, Bitwise Operators) has sums of them, 0 included.",
            fault => fault.Rule is "enum" or "const" && fault.Path.EndsWith("flags", StringComparison.Ordinal)
        ),
    ];
}
