using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>Processes of one bot on one machine begin their sessions as one process would; here each bench is a process.</summary>
public sealed class SharedStartsTests : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Five = TimeSpan.FromSeconds(5.5);

    private readonly TemporaryFolder _folder = new();
    private readonly TimersByHand _time = new();

    [Fact]
    public async Task Of_two_processes_one_waits_until_five_seconds_after_the_other()
    {
        await using var first = Process(new ShardChoice(2, [0]));
        Assert.Equal("[0,2]", (await first.OpenAsync()).Shard);
        await using var second = Process(new ShardChoice(2, [1]));
        await _time.SeeWaitAsync(TimeSpan.FromSeconds(5.5), TimeSpan.FromSeconds(5.5));
        Assert.Equal(0, second.Gateway.Attempts);
        await _time.PassAsync(5.5);
        Assert.Equal("[1,2]", (await second.OpenAsync()).Shard);
    }

    [Fact]
    public async Task While_one_process_is_connecting_the_others_of_its_lane_wait_for_it()
    {
        await using var first = Process(new ShardChoice(2, [0]));
        var connecting = await first.Gateway.NextAsync();
        await using var second = Process(new ShardChoice(2, [1]));
        // It looks again and again whether the lane is free.
        await _time.PassAsync(0.05);
        await _time.PassAsync(0.05);
        Assert.Equal(0, second.Gateway.Attempts);
        connecting.Hello();
        await connecting.HearAsync(op: 1);
        await connecting.HearAsync(op: 2);
        var asked = _time.GetUtcNow();
        await LookAsync(() => _time.Waits.Any(w => w > Look && w <= Five));
        Assert.Equal(0, second.Gateway.Attempts);
        _time.Advance(_time.Waits.First(w => w > Look && w <= Five));
        Assert.Equal("[1,2]", (await second.OpenAsync()).Shard);
        Assert.True(_time.GetUtcNow() - asked >= Five, "It began too early.");
    }

    [Fact]
    public async Task Lanes_that_Discord_keeps_apart_wait_for_nobody()
    {
        await using var first = Process(new ShardChoice(2, [0]), concurrency: 2);
        await using var second = Process(new ShardChoice(2, [1]), concurrency: 2);
        await first.OpenAsync();
        // Which of them asks first how many lanes there are is chance; the other may find it doing so.
        await LookAsync(() => second.Gateway.Attempts > 0);
        Assert.Equal("[1,2]", (await second.OpenAsync()).Shard);
        Assert.True(_time.GetUtcNow() - new TimersByHand().GetUtcNow() < TimeSpan.FromSeconds(5), "One waited for the other.");
    }

    [Fact]
    public async Task Together_processes_do_not_begin_more_sessions_than_the_day_has_left()
    {
        await using var first = Process(new ShardChoice(2, [0]), concurrency: 2, remaining: 1);
        await first.OpenAsync();
        // Discord has not counted the first one yet, and still says that one is left.
        await using var second = Process(new ShardChoice(2, [1]), concurrency: 2, remaining: 1);
        await _time.SeeWaitAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10));
        Assert.Equal(0, second.Gateway.Attempts);
    }

    [Fact]
    public async Task A_process_that_is_started_again_knows_how_lately_it_began()
    {
        await using (var first = Process(new ShardChoice(1)))
            await first.OpenAsync();
        await using var again = Process(new ShardChoice(1));
        await _time.SeeWaitAsync(TimeSpan.FromSeconds(5.5), TimeSpan.FromSeconds(5.5));
        Assert.Equal(0, again.Gateway.Attempts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no numbers")]
    [InlineData("9999999999999999999")]
    [InlineData("-5")]
    [InlineData("99999999999999")]
    public async Task What_stands_in_the_folder_and_makes_no_sense_holds_nobody_up(string text)
    {
        await using (var before = Process(new ShardChoice(1)))
            await before.OpenAsync();
        var notes = Directory.GetFiles(_folder.Path);
        Assert.Equal(["allowance", "lane"], notes.Select(n => Path.GetFileName(n).Split('-')[0]).Order(StringComparer.Ordinal));
        foreach (var note in notes)
            await File.WriteAllTextAsync(note, text);
        await using var bench = Process(new ShardChoice(1));
        await bench.OpenAsync();
    }

    [Fact]
    public async Task Another_bot_on_the_same_folder_has_an_allowance_of_its_own()
    {
        await using (var spent = new ShardBench(new ShardChoice(1), remaining: 0, folder: _folder.Path, time: _time))
            await Eventually.TrueAsync(() => spent.Log.All.Contains("no further session today", StringComparison.Ordinal), "the end of the first bot's allowance");
        await using var other = new ShardBench(new ShardChoice(1), folder: _folder.Path, time: _time, token: "other.bot.token");
        await other.OpenAsync();
    }

    [Fact]
    public async Task Without_a_folder_that_can_be_used_the_bot_connects_and_says_so()
    {
        await File.WriteAllTextAsync(_folder["taken"], "");
        await using var bench = new ShardBench(new ShardChoice(1), folder: _folder["taken"], time: _time);
        await bench.OpenAsync();
        Assert.Contains("cannot be used", bench.Log.All, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Lets the time pass in which a process looks again whether its lane is free, until something is so.</summary>
    private Task LookAsync(Func<bool> isSo) =>
        Eventually.TrueAsync(
            () =>
            {
                if (isSo())
                    return true;
                if (_time.Waits.Any(w => w <= Look))
                    _time.Advance(Look);
                return false;
            },
            "the second process"
        );

    private ShardBench Process(ShardChoice choice, int concurrency = 1, int remaining = 1000) =>
        new(choice, concurrency, remaining, folder: _folder.Path, time: _time);
}
