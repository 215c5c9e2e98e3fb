using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Model.Reading;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Discord.Model.Reading;

/// <summary>What is read by hand is what the serializer would have read.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void The_beginning_of_a_session_is_read_as_the_serializer_reads_it() =>
        Same<Ready>(ReadyReader.Read, ready => ready with { Guilds = [.. ready.Guilds.Select(Read)] });

    [Fact]
    public void Where_the_gateway_is_is_read_as_the_serializer_reads_it() =>
        Same<GatewayBot>((ref json) => GatewayBotReader.Read(Encoding.UTF8.GetBytes(JsonElement.ParseValue(ref json).GetRawText())), gateway => gateway);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"id":"1","unavailable":1}""")]
    public void What_is_no_server_is_refused(string json) =>
        Assert.Throws<JsonException>(() =>
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            reader.Read();
            return GuildReader.Read(ref reader);
        });

    [Fact]
    public void Fields_that_Discord_leaves_out_have_their_defaults()
    {
        var gateway = GatewayBotReader.Read("""{"new":{"id":[1]},"url":"wss://x","session_start_limit":{"remaining":"3"}}"""u8);
        Assert.Equal((1, 1, 3), (gateway.Shards, gateway.SessionStartLimit.MaxConcurrency, gateway.SessionStartLimit.Remaining));
    }

    private static Guild Read(Guild guild) => new() { Id = guild.Id, Unavailable = guild.Unavailable };

    private static void Same<T>(Fields.Item<T> read, Func<T, T> asRead) =>
        Prop.ForAll(
                AnyValue.Of<T>().ToArbitrary(),
                value =>
                {
                    var bytes = JsonSerializer.SerializeToUtf8Bytes(value, DiscordJson.Options);
                    var reader = new Utf8JsonReader(bytes);
                    reader.Read();
                    var difference = SameValue.Difference(asRead(JsonSerializer.Deserialize<T>(bytes, DiscordJson.Options)!), read(ref reader));
                    return (difference is null).Label(difference ?? "");
                }
            )
            .QuickCheckThrowOnFailure();
}
