using System.Text.Json;

namespace RecruitBot.EndToEnd.Support.OpenApi;

/// <summary>Schemas of what goes over the gateway, both ways.</summary>
public sealed class GatewaySchemas
{
    private readonly JsonElement _sent;
    private readonly JsonElement _received;
    private readonly JsonSchema _sending;
    private readonly JsonSchema _receiving;

    private GatewaySchemas()
    {
        _sent = Read("gateway-send.schema.json");
        _received = Read("gateway-receive.schema.json");
        _sending = new JsonSchema(_sent);
        _receiving = new JsonSchema(_received);
    }

    public static GatewaySchemas Discord { get; } = new();

    /// <summary>What is wrong with a frame that a bot sends.</summary>
    public IReadOnlyList<Fault> CheckSent(JsonElement frame) => _sending.Check(_sent, frame);

    /// <summary>Whether there is a schema for an event.</summary>
    public bool Knows(string name) => _received.GetProperty("events").TryGetProperty(name, out _);

    /// <summary>What is wrong with the data of an event that a bot receives.</summary>
    public IReadOnlyList<Fault> CheckEvent(string name, JsonElement data) =>
        _receiving.Check(_received.GetProperty("events").GetProperty(name), data);

    private static JsonElement Read(string name) => JsonElement.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "discord", name)));
}
