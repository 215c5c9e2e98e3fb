using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Delivery;

/// <summary>What time asks for is done while the bot runs, and a store that fails for a while only delays it.</summary>
public sealed class DueServiceTests : IDisposable
{
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_silent_candidate_is_reminded_in_their_thread_once_the_store_works()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        using var service = new DueService(_bench.Rounds, _bench.Outbox, _bench.Time, NullLogger<DueService>.Instance);
        _bench.Store.Fail();
        await _bench.Outbox.StartAsync(CancellationToken.None);
        await service.StartAsync(CancellationToken.None);
        _bench.Time.Advance(TimeSpan.FromDays(1));
        _bench.Store.Open();
        await Eventually.TrueAsync(
            () =>
            {
                _bench.Time.Advance(TimeSpan.FromMinutes(5));
                return _bench.Rest.Said(thread).Count(t => t.Contains("waits for you", StringComparison.Ordinal)) == 1;
            },
            "the reminder"
        );
        await service.StopAsync(CancellationToken.None);
        await _bench.Outbox.StopAsync(CancellationToken.None);
    }
}
