using System.Text.Json;

namespace RecruitBot.Discord.Model.Reading;

/// <summary>Reads where the gateway is (events/gateway, Get Gateway Bot).</summary>
internal static class GatewayBotReader
{
    /// <exception cref="JsonException">It lacks what Discord documents for it.</exception>
    public static GatewayBot Read(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        string? url = null;
        int? shards = null;
        SessionStartLimit? limit = null;
        json.Read();
        json.Enter();
        while (json.Next())
            if (json.ValueTextEquals("url"u8))
                url = json.Text();
            else if (json.ValueTextEquals("shards"u8))
                shards = json.Number();
            else if (json.ValueTextEquals("session_start_limit"u8) && json.Read())
                limit = Limit(ref json);
            else
                json.Pass();
        return new GatewayBot
        {
            Url = url ?? throw new JsonException("A gateway without an address."),
            Shards = shards ?? 1,
            SessionStartLimit = limit ?? throw new JsonException("A gateway without a limit."),
        };
    }

    private static SessionStartLimit? Limit(ref Utf8JsonReader json)
    {
        if (!json.Enter())
            return null;
        int? total = null,
            remaining = null,
            reset = null,
            concurrency = null;
        while (json.Next())
            if (json.ValueTextEquals("total"u8))
                total = json.Number();
            else if (json.ValueTextEquals("remaining"u8))
                remaining = json.Number();
            else if (json.ValueTextEquals("reset_after"u8))
                reset = json.Number();
            else if (json.ValueTextEquals("max_concurrency"u8))
                concurrency = json.Number();
            else
                json.Pass();
        return new SessionStartLimit
        {
            Total = total ?? 0,
            Remaining = remaining ?? 0,
            ResetAfter = reset ?? 0,
            MaxConcurrency = concurrency ?? 1,
        };
    }
}
