using System.Buffers.Text;
using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Model.Reading;

namespace RecruitBot.Discord.Gateway.Events;

/// <summary>
/// What a frame says of itself. Discord writes its data last, so that of a frame which is of no use only the first bytes are read
/// (events/gateway-events, Payload Structure).
/// </summary>
/// <param name="Op">What it is for; null when it does not say.</param>
/// <param name="Sequence">Number of a dispatch within its session.</param>
/// <param name="Kind">What a dispatch tells.</param>
/// <param name="DataAt">Where its data begins; 0 when it has none.</param>
internal readonly record struct FrameHead(GatewayOpcode? Op, int? Sequence, EventKind Kind, int DataAt)
{
    /// <summary>Reads as far as is needed.</summary>
    /// <exception cref="JsonException">It is not a frame.</exception>
    public static FrameHead Read(ReadOnlySpan<byte> frame) => TryReadUsual(frame, out var head) ? head : ReadAny(frame);

    /// <summary>
    /// A dispatch in the order in which Discord writes it, which is nearly every frame: <c>{"t":"NAME","s":1,"op":0,"d":</c>. What looks
    /// otherwise is read as any JSON.
    /// </summary>
    private static bool TryReadUsual(ReadOnlySpan<byte> frame, out FrameHead head)
    {
        head = default;
        if (!frame.StartsWith("{\"t\":\""u8))
            return false;
        var rest = frame["{\"t\":\"".Length..];
        var end = rest.IndexOf((byte)'"');
        if (end < 0 || !rest[(end + 1)..].StartsWith(",\"s\":"u8))
            return false;
        var kind = EventNames.Of(rest[..end]);
        rest = rest[(end + 1 + ",\"s\":".Length)..];
        if (!Utf8Parser.TryParse(rest, out int sequence, out var digits) || !rest[digits..].StartsWith(",\"op\":0,\"d\":"u8))
            return false;
        var data = frame.Length - rest.Length + digits + ",\"op\":0,\"d\":".Length;
        head = new FrameHead(GatewayOpcode.Dispatch, sequence, kind, data);
        return data < frame.Length;
    }

    private static FrameHead ReadAny(ReadOnlySpan<byte> frame)
    {
        var reader = new Utf8JsonReader(frame);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Not an object.");
        GatewayOpcode? op = null;
        int? sequence = null;
        EventKind? kind = null;
        var dataAt = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("op"u8))
                op = (GatewayOpcode?)Number(ref reader);
            else if (reader.ValueTextEquals("s"u8))
                sequence = Number(ref reader);
            else if (reader.ValueTextEquals("t"u8))
                kind = reader.Read() && reader.TokenType == JsonTokenType.String ? EventNames.Of(reader.ValueSpan) : EventKind.Other;
            else if (!reader.ValueTextEquals("d"u8))
                reader.Skip();
            else
            {
                reader.Read();
                dataAt = (int)reader.TokenStartIndex;
                if (op is not null && sequence is not null && kind is not null)
                    break;
                reader.Skip();
            }
        }
        return new FrameHead(op, sequence, kind ?? EventKind.Other, dataAt);
    }

    /// <summary>At its data.</summary>
    /// <exception cref="JsonException">It has none.</exception>
    public Utf8JsonReader Data(ReadOnlySpan<byte> frame)
    {
        if (DataAt == 0)
            throw new JsonException("No data.");
        var reader = new Utf8JsonReader(frame[DataAt..], new JsonReaderOptions { AllowMultipleValues = true });
        reader.Read();
        return reader;
    }

    /// <summary>Of a Hello: how often to send heartbeats. Null when it does not say; then there is none, and the connection ends for want of one.</summary>
    public TimeSpan? Interval(ReadOnlySpan<byte> frame)
    {
        try
        {
            var data = Data(frame);
            data.Enter();
            while (data.Next())
                if (data.ValueTextEquals("heartbeat_interval"u8))
                    return data.Number() is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
                else
                    data.Pass();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int? Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
            _ => throw new JsonException("Not a number."),
        };
    }
}
