using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Rest;

/// <summary>Whom a request allows to be notified; where it says nothing, Discord's own default holds.</summary>
internal static class Allowed
{
    public static AllowedMentions In(JsonElement body, AllowedMentions otherwise) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("allowed_mentions", out var given) && given.ValueKind == JsonValueKind.Object
            ? Call.Read<AllowedMentions>(given)
            : otherwise;
}
