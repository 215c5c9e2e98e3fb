using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Delivery;

/// <summary>Direct messages are opened once for a person, and for nobody who did nothing (resources/user, Create DM).</summary>
public sealed class DirectChannelsTests : IDisposable
{
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task They_are_opened_once_for_a_person_also_after_a_restart()
    {
        var alice = new Snowflake(Alice);
        for (var n = 0; n < 3; n++)
            await _bench.Platform.DeliverAsync(RecruitBot.Adapters.Discord.DiscordPlace.OfDirect(alice), new Reply("x"), $"n.{n}.0", CancellationToken.None);
        Assert.Equal([$"CreateDirect {Alice}"], Opened());
        var restarted = new DirectChannels(_bench.Rest, _bench.Notes, _bench.Time);
        await restarted.LoadAsync(CancellationToken.None);
        Assert.Equal(ScriptedServer.DirectOf(Alice), await restarted.OfAsync(alice, CancellationToken.None));
        Assert.Single(Opened());
    }

    [Fact]
    public async Task Nobody_is_written_to_directly_before_they_turned_to_the_bot_themselves()
    {
        _bench.Rest.Flags = ApplicationFlags.None;
        // Bob is a member, talks in public, and is named by somebody else.
        _bench.Rest.Join(Bob);
        await _bench.WriteAsync(Bob, ScriptedServer.General, "hello everybody", inGuild: true);
        await _bench.WriteAsync(Rita, ScriptedServer.General, "has Bob applied?", inGuild: true, new Snowflake(Bob));
        await _bench.DeliverAsync();
        Assert.Empty(Opened());
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("apply", "baker")));
        await _bench.DeliverAsync();
        Assert.Equal([$"CreateDirect {Alice}"], Opened());
    }

    [Fact]
    public async Task After_Discord_has_said_that_they_were_too_many_it_is_not_asked_again_for_a_minute()
    {
        var (alice, bob) = (new Snowflake(Alice), new Snowflake(Bob));
        Assert.Equal(ScriptedServer.DirectOf(Alice), await _bench.Directs.OfAsync(alice, CancellationToken.None));
        _bench.Rest.Refuse("CreateDirect", ApiErrorCode.OpensDirectsTooFast, times: 1);
        for (var n = 0; n < 5; n++)
        {
            var refused = await Assert.ThrowsAsync<DiscordApiException>(async () => await _bench.Directs.OfAsync(bob, CancellationToken.None));
            Assert.Equal(ApiErrorCode.OpensDirectsTooFast, refused.Code);
            _bench.Time.Advance(TimeSpan.FromSeconds(11));
        }
        Assert.Equal([$"CreateDirect {Alice}", $"CreateDirect {Bob}"], Opened());
        // Those that are open are no new ones.
        Assert.Equal(ScriptedServer.DirectOf(Alice), await _bench.Directs.OfAsync(alice, CancellationToken.None));
        _bench.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(ScriptedServer.DirectOf(Bob), await _bench.Directs.OfAsync(bob, CancellationToken.None));
    }

    private IReadOnlyList<string> Opened() => [.. _bench.Rest.Calls.Where(c => c.StartsWith("CreateDirect", StringComparison.Ordinal))];
}
