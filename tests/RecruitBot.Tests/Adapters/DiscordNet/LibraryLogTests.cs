using Discord;
using RecruitBot.Adapters.DiscordNet;
using RecruitBot.Tests.Discord.Rest;

namespace RecruitBot.Tests.Adapters.DiscordNet;

/// <summary>The library's log is passed on without what people wrote, names and tokens.</summary>
public sealed class LibraryLogTests
{
    [Theory]
    [InlineData("Rate limit triggered: POST interactions/1/TOKEN/callback Remaining: 1s", "Rate limit triggered")]
    [InlineData("Left Secret Society", "Left")]
    [InlineData("Unknown Channel (MESSAGE_CREATE)", "Unknown Channel (MESSAGE_CREATE)")]
    [InlineData(null, "")]
    public void Only_its_own_words_are_passed_on(string? message, string words) => Assert.Equal(words, LibraryLog.Words(message));

    [Fact]
    public async Task Of_an_exception_only_the_kind_is_passed_on()
    {
        var log = new CollectedLog();
        await new LibraryLog(log).WriteAsync(new LogMessage(LogSeverity.Error, "Gateway", "Error handling Dispatch", new FormatException("what Sam wrote")));
        Assert.Contains("Error handling Dispatch FormatException", log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam", log.All, StringComparison.Ordinal);
    }
}
