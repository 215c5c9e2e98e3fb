using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Delivery;

/// <summary>What a crash left of the team's answers is told at the start, and what could not be told then in the minute in which it can.</summary>
public sealed class GapRoundsTests : IDisposable
{
    private static readonly Person Writer = new(DiscordPlace.PersonId(new Snowflake(Rita)), "Rita", Authority.Recruiter);

    private static readonly Snowflake Direct = ScriptedServer.DirectOf(Alice);

    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task What_waits_is_told_at_the_start_and_what_fails_is_tried_again_every_minute()
    {
        await _bench.WriteAsync(Alice, Direct, "Is there a car park?");
        await DecideAsync("e1");
        using var rounds = new GapRounds(_bench.Gaps, _bench.Outbox, _bench.Time, NullLogger<GapRounds>.Instance);
        await _bench.Outbox.StartAsync(CancellationToken.None);
        await rounds.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => Told() == 1, "what a crash had left");

        await _bench.WriteAsync(Alice, Direct, "Is there a canteen?");
        await DecideAsync("e2");
        _bench.Store.Fail();
        await _bench.Time.PassAsync(60);
        _bench.Store.Open();
        await Eventually.TrueAsync(
            () =>
            {
                _bench.Time.Advance(TimeSpan.FromSeconds(60));
                return Told() == 2;
            },
            "what could not be told while the store failed"
        );
        await rounds.StopAsync(CancellationToken.None);
        await _bench.Outbox.StopAsync(CancellationToken.None);
    }

    private int Told() => _bench.Rest.Said(Direct).Count(m => m.Contains("You asked", StringComparison.Ordinal));

    private async Task DecideAsync(string entry)
    {
        var gaps = (IGapStore)_bench.Store.Inner;
        var questions = (await gaps.WaitingAsync(10, CancellationToken.None)).Select(q => q.Key).ToList();
        var now = _bench.Time.GetUtcNow();
        var draft = new EntryDraft(entry, "form " + entry, $"guides/answered-{entry}.md", "Is there one?", "Yes, there is one.", null, Writer, now);
        Assert.Equal(1, (await gaps.DecideAsync(new GapClosing(Writer, now, entry, null), draft, questions, CancellationToken.None))!.Questions);
    }
}
