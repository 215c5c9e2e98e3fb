using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Tests.Discord.Model;

/// <summary>Ids as Discord makes them (reference, Snowflakes).</summary>
public sealed class SnowflakeTests
{
    [Fact]
    public void An_id_tells_when_its_thing_was_created_and_a_moment_its_first_id()
    {
        var id = Snowflake.Parse("175928847299117063");
        Assert.Equal(DateTimeOffset.Parse("2016-04-30T11:18:25.796Z", System.Globalization.CultureInfo.InvariantCulture), id.CreatedAt);
        var first = Snowflake.At(id.CreatedAt);
        Assert.True(first <= id && id < Snowflake.At(id.CreatedAt.AddMilliseconds(1)));
        Assert.Equal(0ul, first.Value & 0x3FFFFF);
        Assert.Equal(default, Snowflake.At(DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData("\"18446744073709551615\"")]
    [InlineData("18446744073709551615")]
    public void All_sixty_four_bits_are_read_and_written_as_a_text(string json)
    {
        var id = JsonSerializer.Deserialize<Snowflake>(json, DiscordJson.Options);
        Assert.Equal(ulong.MaxValue, id.Value);
        Assert.Equal("\"18446744073709551615\"", JsonSerializer.Serialize(id, DiscordJson.Options));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"+1\"")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"18446744073709551616\"")]
    [InlineData("null")]
    public void What_is_no_id_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Snowflake>(json, DiscordJson.Options));
}
