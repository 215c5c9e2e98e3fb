using Moq;
using RecruitBot.Adapters.DiscordNet.Interactions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Tests.Discord;
using Library = Discord;

namespace RecruitBot.Tests.Adapters.DiscordNet.Interactions;

/// <summary>An interaction can be answered for fifteen minutes; then it is forgotten, and said to be so as Discord would say it.</summary>
public sealed class InteractionTableTests
{
    private readonly TimersByHand _time = new();
    private readonly InteractionTable _table;

    public InteractionTableTests() => _table = new InteractionTable(_time);

    [Fact]
    public void It_is_found_by_id_and_by_token_while_it_lives()
    {
        var interaction = Interaction(1);
        _table.Add(interaction);
        _time.Advance(TimeSpan.FromMinutes(14));
        Assert.Same(interaction, _table.Of(new Snowflake(1)));
        Assert.Same(interaction, _table.Of("token-1"));
    }

    [Fact]
    public void It_is_forgotten_after_fifteen_minutes()
    {
        _table.Add(Interaction(1));
        _time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(ApiErrorCode.UnknownInteraction, Assert.Throws<DiscordApiException>(() => _table.Of(new Snowflake(1))).Code);
        Assert.Equal(ApiErrorCode.UnknownWebhook, Assert.Throws<DiscordApiException>(() => _table.Of("token-1")).Code);
        Assert.Equal(0, _table.Count);
    }

    [Fact]
    public void Sent_twice_it_is_the_first_that_is_answered()
    {
        var first = Interaction(1);
        _table.Add(first);
        _table.Add(Interaction(1));
        Assert.Same(first, _table.Of(new Snowflake(1)));
        Assert.Equal(1, _table.Count);
    }

    private static Library.IDiscordInteraction Interaction(ulong id) => Mock.Of<Library.IDiscordInteraction>(i => i.Id == id && i.Token == $"token-{id}");
}
