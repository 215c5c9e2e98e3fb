using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Discord.Model;

namespace RecruitBot.Tests.Adapters.Discord.Turns;

public sealed class HandledOnceTests
{
    [Fact]
    public void What_was_taken_is_not_taken_again_unless_it_was_given_back()
    {
        var handled = new HandledOnce();
        Assert.True(handled.TryTake(new Snowflake(1)));
        Assert.False(handled.TryTake(new Snowflake(1)));
        Assert.True(handled.TryTake(new Snowflake(2)));
        handled.GiveBack(new Snowflake(1));
        Assert.True(handled.TryTake(new Snowflake(1)));
    }

    [Fact]
    public void Only_the_latest_are_remembered()
    {
        var handled = new HandledOnce();
        const ulong Many = 30_000;
        for (var id = 1ul; id <= Many; id++)
            Assert.True(handled.TryTake(new Snowflake(id)));
        Assert.False(handled.TryTake(new Snowflake(Many)));
        Assert.True(handled.TryTake(new Snowflake(1)));
    }
}
