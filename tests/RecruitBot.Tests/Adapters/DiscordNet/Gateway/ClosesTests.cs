using System.Net.WebSockets;
using Discord.Net;
using RecruitBot.Adapters.DiscordNet.Gateway;
using RecruitBot.Discord;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;

namespace RecruitBot.Tests.Adapters.DiscordNet.Gateway;

/// <summary>The library connects again after almost every close; what is final has to end the program.</summary>
public sealed class ClosesTests
{
    [Theory]
    [InlineData(4004, "token")]
    [InlineData(4010, "shard")]
    [InlineData(4011, "shards")]
    [InlineData(4012, "version")]
    [InlineData(4013, "intents")]
    [InlineData(4014, "Message Content Intent")]
    public void A_final_close_says_what_to_do(int code, string words)
    {
        var end = Closes.Judge(Closed(code), GatewayIntents.Guilds | GatewayIntents.MessageContent);
        Assert.Equal(Onward.Stop, end!.Onward);
        Assert.Contains(words, end.Reason, StringComparison.Ordinal);
        Assert.Equal(code == 4014, end.AsFault().IsOfIntents);
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(4000)]
    [InlineData(4008)]
    [InlineData(4009)]
    public void After_any_other_close_the_library_goes_on(int code)
    {
        Assert.Null(Closes.Judge(Closed(code), GatewayIntents.Guilds));
        Assert.Equal($"closed with code {code}", Closes.Words(Closed(code)));
    }

    [Fact]
    public void A_token_that_is_refused_ends_it() =>
        Assert.Equal(
            (Onward.Stop, "Copy the token."),
            Closes.Judge(new WebSocketException("closed", new DiscordFatalException("Copy the token.")), GatewayIntents.Guilds) is { } end ? (end.Onward, end.Reason) : default
        );

    [Fact]
    public void Where_the_library_gives_up_it_is_begun_anew()
    {
        Assert.Equal(Onward.Renew, Closes.Judge(Closed(4006), GatewayIntents.Guilds)!.Onward);
#pragma warning disable CA2201 // That is how the library says it.
        Assert.Equal(Onward.Renew, Closes.Judge(new Exception("Processing READY failed", new FormatException()), GatewayIntents.Guilds)!.Onward);
#pragma warning restore CA2201
        Assert.Null(Closes.Judge(new TimeoutException(), GatewayIntents.Guilds));
        Assert.Null(Closes.Judge(null, GatewayIntents.Guilds));
    }

    private static WebSocketException Closed(int code) => new("closed", new WebSocketClosedException(code, "reason"));
}
