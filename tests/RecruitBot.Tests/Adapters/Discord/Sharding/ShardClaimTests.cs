using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord.Sharding;
using RecruitBot.Configuration;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Discord.Sharding;

/// <summary>No shard of a bot runs twice over one store; here each claim is a process.</summary>
public sealed class ShardClaimTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TimersByHand _time = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, "", null, "", "already runs over the same store in another process: stop that one first")]
    [InlineData(3, "", null, "", "already runs over the same store")]
    [InlineData(null, "", 2, "1", "give every process shards of its own (Discord:Shards, Discord:ShardIds)")]
    [InlineData(2, "1", 2, "", "give every process shards of its own")]
    [InlineData(2, "0,1", 2, "1", "Shard 1 of this bot already runs over the same store")]
    [InlineData(2, "0", 3, "1,2", "with 2 shards instead of 3: set Discord:Shards to the same number in every process.")]
    public async Task What_runs_already_is_refused_in_one_sentence_after_ten_seconds(int? shards, string ids, int? others, string otherIds, string says)
    {
        using var first = await TakeAsync(shards, ids);
        var second = TakeAsync(others, otherIds);
        for (var i = 0; i < 40; i++)
        {
            Assert.False(second.IsCompleted);
            await _time.PassAsync(0.25);
        }
        Assert.Contains(says, (await Assert.ThrowsAsync<SettingsException>(() => second)).Message, StringComparison.Ordinal);
        // What was refused holds nothing.
        first.Dispose();
        (await TakeAsync(others, otherIds)).Dispose();
    }

    [Fact]
    public async Task Parts_of_one_bot_run_side_by_side()
    {
        using var first = await TakeAsync(3, "0");
        using var second = await TakeAsync(3, "2,1");
    }

    [Fact]
    public async Task Bots_with_stores_of_their_own_in_one_folder_run_side_by_side()
    {
        using var first = await TakeAsync(null, "");
        using var second = await TakeAsync(null, "", "b.db");
    }

    [Fact]
    public async Task One_that_is_about_to_stop_is_waited_for()
    {
        var first = await TakeAsync(null, "");
        var second = TakeAsync(null, "");
        await _time.PassAsync(0.25);
        await _time.SeeWaitAsync(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.3));
        first.Dispose();
        await _time.PassAsync(0.25);
        (await second).Dispose();
    }

    [Fact]
    public async Task Where_no_files_can_be_held_the_bot_runs_without()
    {
        var file = _folder.Write("file", "");
        using var claim = await ShardClaim.TakeAsync(new StorageSettings { Path = Path.Combine(file, "a.db") }, new ShardChoice(), _time, NullLogger.Instance, default);
    }

    private Task<ShardClaim> TakeAsync(int? shards, string ids, string store = "a.db") =>
        ShardClaim.TakeAsync(new StorageSettings { Path = _folder[store] }, ShardSettings.Read(new DiscordSettings { Shards = shards, ShardIds = ids }), _time, NullLogger.Instance, default);
}
