using RecruitBot.Discord.Model;

namespace RecruitBot.Tests.Discord.Model;

public class CommandNameTests
{
    [Theory]
    [InlineData("apply")]
    [InlineData("my-data")]
    [InlineData("my_data2")]
    [InlineData("d'accord")]
    [InlineData("größe")]
    [InlineData("応募")]
    [InlineData("हिन्दी")]
    [InlineData("ที่นี่")]
    [InlineData("¾")]
    [InlineData("a2345678901234567890123456789012")]
    [InlineData("\U00020000")]
    public void Letters_digits_dashes_and_the_two_scripts_are_taken(string name) => Assert.True(CommandName.IsValid(name));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Apply")]
    [InlineData("Größe")]
    [InlineData("ÖFFNEN")]
    [InlineData("my data")]
    [InlineData("/apply")]
    [InlineData("a.b")]
    [InlineData("go!")]
    [InlineData("apply\n")]
    [InlineData("🚀")]
    [InlineData("\uD800")]
    [InlineData("e\u0301")]
    [InlineData("a23456789012345678901234567890123")]
    public void Anything_else_is_refused(string? name) => Assert.False(CommandName.IsValid(name));

    [Fact]
    public void Length_counts_characters_and_not_their_encoding()
    {
        Assert.True(CommandName.IsValid(string.Concat(Enumerable.Repeat("\U00020000", DiscordLimits.Command.Name))));
        Assert.False(CommandName.IsValid(string.Concat(Enumerable.Repeat("\U00020000", DiscordLimits.Command.Name + 1))));
    }
}
