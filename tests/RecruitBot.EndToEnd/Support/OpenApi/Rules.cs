using System.Text.Json;
namespace RecruitBot.EndToEnd.Support.OpenApi;
public static class RequestRules { public static IReadOnlyList<Fault> Check(Exchange e) => [.. Specification.Discord.CheckRequest(e), .. DocumentedRules.Check(Specification.Discord.NameOf(e), e)]; }
public static class AnswerRules { public static IReadOnlyList<Fault> Check(Exchange e) => Specification.Discord.CheckAnswer(e); }
public static class EventRules { public static IReadOnlyList<Fault> Check(string n, JsonElement d) => GatewaySchemas.Discord.Knows(n) ? GatewaySchemas.Discord.CheckEvent(n, d) : [new Fault("", "event", "unknown")]; }
