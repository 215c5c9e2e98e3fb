using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Gateway.Transport;

/// <summary>The three frames that a bot sends here (events/gateway-events, Send Events), as they travel.</summary>
internal static class OutgoingFrame
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="sequence">Number of the last event; null before the first.</param>
    public static byte[] Heartbeat(int? sequence) =>
        Write(
            GatewayOpcode.Heartbeat,
            json =>
            {
                if (sequence is { } number)
                    json.WriteNumberValue(number);
                else
                    json.WriteNullValue();
            }
        );

    public static byte[] Identify(Identify identify) =>
        Write(
            GatewayOpcode.Identify,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("token"u8, identify.Token);
                json.WriteNumber("intents"u8, (int)identify.Intents);
                json.WriteStartObject("properties"u8);
                json.WriteString("os"u8, identify.Properties.Os);
                json.WriteString("browser"u8, identify.Properties.Browser);
                json.WriteString("device"u8, identify.Properties.Device);
                json.WriteEndObject();
                if (identify.Shard is [var id, var count])
                {
                    json.WriteStartArray("shard"u8);
                    json.WriteNumberValue(id);
                    json.WriteNumberValue(count);
                    json.WriteEndArray();
                }
                json.WriteEndObject();
            }
        );

    public static byte[] Resume(Resume resume) =>
        Write(
            GatewayOpcode.Resume,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("token"u8, resume.Token);
                json.WriteString("session_id"u8, resume.SessionId);
                json.WriteNumber("seq"u8, resume.Seq);
                json.WriteEndObject();
            }
        );

    private static byte[] Write(GatewayOpcode opcode, Action<Utf8JsonWriter> data)
    {
        var frame = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(frame, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("op"u8, (int)opcode);
            json.WritePropertyName("d"u8);
            data(json);
            json.WriteEndObject();
        }
        return frame.WrittenSpan.ToArray();
    }
}
