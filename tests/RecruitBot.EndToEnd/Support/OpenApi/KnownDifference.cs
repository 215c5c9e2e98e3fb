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

    /// <summary>Fields that Discord.Net 3.16 sends beyond the specification, and that Discord passes over; none of them says anything.</summary>
    public static IReadOnlyList<KnownDifference> OfDiscordNet { get; } =
    [
        Unknown("nsfw", "Documented (application-commands, Application Command Object), and left out of the specification's request."),
        Unknown("default_permission", "Deprecated, with its default."),
        Unknown("options", "An empty list of options below an option."),
        Unknown("proxy_icon_url", "Of an answer's embed, empty."),
        Unknown("channel_types", "Of menus of channels, empty."),
        Unknown("default_values", "Of menus of people, empty."),
    ];

    /// <summary>Differences of the requests of the client that is tried.</summary>
    public static IReadOnlyList<KnownDifference> OfRequests { get; } = [.. OfSpecification, .. ProgramFolder.IsDiscordNet ? OfDiscordNet : []];

    /// <summary>Differences of the schemas of the gateway.</summary>
    public static IReadOnlyList<KnownDifference> OfGateway { get; } =
    [
        new(
            "flags",
            "The schemas list each bit as a value; the documentation (reference, Bitwise Operators) has sums of them, 0 included.",
            fault => fault.Rule is "enum" or "const" && fault.Path.EndsWith("flags", StringComparison.Ordinal)
        ),
        new(
            "private_channels",
            "The documentation and the schemas have left it out of READY, since bots get none; Discord still sends the empty list, and Discord.Net counts on it.",
            fault => fault is { Rule: "unknown", Path: "/private_channels" }
        ),
    ];

    private static KnownDifference Unknown(string field, string reason) =>
        new(field, reason, fault => fault.Rule == "unknown" && fault.Path.EndsWith($"/{field}", StringComparison.Ordinal));
}
