using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>Events are handed over in bursts, and never kept beyond one.</summary>
public sealed class BurstTests
{
    private readonly List<GatewayEvent> _handed = [];
    private readonly EventBurst _burst;

    public BurstTests() => _burst = new EventBurst(_handed.Add);

    [Fact]
    public void What_arrives_without_a_pause_goes_on_together_and_in_order()
    {
        Arrive(1, 2, 3);
        Assert.Empty(_handed);
        _burst.HandOver();
        Assert.Equal([1, 2, 3], Handed);
        _burst.HandOver();
        Assert.Equal(3, _handed.Count);
    }

    [Fact]
    public void However_long_frames_go_on_no_event_waits_for_more_than_a_megabyte_of_them()
    {
        _burst.Read(5_000_000);
        Arrive(1);
        for (var frame = 0; frame < 1024; frame++)
            _burst.Read(1024);
        Assert.Empty(_handed);
        _burst.Read(1);
        Assert.Equal([1], Handed);
        Arrive(2);
        _burst.Read(1024);
        Assert.Equal([1], Handed);
    }

    [Fact]
    public async Task An_event_goes_on_at_once_when_nothing_follows_it()
    {
        await using var bench = new GatewayBench();
        var socket = await bench.ReadyAsync();
        socket.Message(2, "alone");
        await bench.SeeAsync<MessageCreated>(1);
    }

    [Fact]
    public async Task What_came_just_before_a_connection_broke_off_goes_on_before_word_of_that()
    {
        await using var bench = new GatewayBench();
        var socket = await bench.ReadyAsync();
        for (var s = 2; s < 200; s++)
            socket.Message(s, "hurried");
        socket.Close(1006);
        await bench.SeeAsync<ConnectionLost>(1);
        Assert.Equal(198, bench.Events.TakeWhile(e => e is not ConnectionLost).OfType<MessageCreated>().Count());
    }

    private IEnumerable<int> Handed => _handed.Cast<ThreadChanged>().Select(e => (int)e.Thread.Value);

    private void Arrive(params int[] threads)
    {
        foreach (var thread in threads)
            _burst.Add(new ThreadChanged(new Snowflake((ulong)thread)));
    }
}
