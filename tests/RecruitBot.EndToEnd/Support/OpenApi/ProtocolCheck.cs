using System.Text.Json;

namespace RecruitBot.EndToEnd.Support.OpenApi;

/// <summary>Everything there is to check a value against, with the known differences taken out and counted.</summary>
public sealed class ProtocolCheck
{
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    /// <summary>Names of the differences that were met.</summary>
    public IReadOnlySet<string> Met => _met;

    /// <summary>What is wrong with a request.</summary>
    public IReadOnlyList<Fault> Request(Exchange exchange) =>
        [
            .. Without(KnownDifference.OfRequests, Specification.Discord.CheckRequest(exchange)),
            .. DocumentedRules.Check(Specification.Discord.NameOf(exchange), exchange),
        ];

    /// <summary>What is wrong with an answer.</summary>
    public IReadOnlyList<Fault> Answer(Exchange exchange) =>
        // A rate limit has a code only where it is a special one (topics/rate-limits, Rate Limit Response Structure); the specification demands one of all.
        [.. Specification.Discord.CheckAnswer(exchange).Where(f => !(exchange.Status == 429 && f is { Rule: "required", Message: "without code" }))];

    /// <summary>What is wrong with a frame that a bot sends.</summary>
    public IReadOnlyList<Fault> Frame(JsonElement frame) => GatewaySchemas.Discord.CheckSent(ProgramFolder.IsDiscordNet ? WithoutDollars(frame) : frame);

    /// <summary>What is wrong with an event that a bot receives.</summary>
    public IReadOnlyList<Fault> Event(string name, JsonElement data)
    {
        // The schema has no data here, the documentation (gateway-events, Resumed) does not say.
        if (name == "RESUMED")
            return [];
        return GatewaySchemas.Discord.Knows(name)
            ? Without(KnownDifference.OfGateway, GatewaySchemas.Discord.CheckEvent(name, data))
            : [new Fault("", "event", "there is no schema for it")];
    }

    /// <summary>Discord.Net 3.16 says what it is under the names that the fields had until version 9, which Discord still takes.</summary>
    private static JsonElement WithoutDollars(JsonElement frame) =>
        JsonElement.Parse(
            frame.GetRawText().Replace("\"$os\"", "\"os\"", StringComparison.Ordinal).Replace("\"$browser\"", "\"browser\"", StringComparison.Ordinal).Replace("\"$device\"", "\"device\"", StringComparison.Ordinal)
        );

    private IReadOnlyList<Fault> Without(IReadOnlyList<KnownDifference> differences, IReadOnlyList<Fault> faults)
    {
        var left = new List<Fault>();
        foreach (var fault in faults)
        {
            if (differences.FirstOrDefault(d => d.Covers(fault)) is { } known)
                _met.Add(known.Name);
            else
                left.Add(fault);
        }
        return left;
    }
}
