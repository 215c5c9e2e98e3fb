using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Recruiting;

/// <summary>S-08: a missed requirement puts an application before a person, with the words that were said, and each requirement's rate is known.</summary>
public sealed class KnockoutReportTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Whoever_misses_a_requirement_is_told_which_and_stands_in_the_list_with_their_words()
    {
        await _office.BeginAsync(Alice);
        var told = await _office.SayAsync(Alice, "No, not yet. I'm a Brazilian citizen.");
        Assert.Contains("The town hall checks it.", told.Text, StringComparison.Ordinal);
        Assert.Contains("a person looks at it", told.Text, StringComparison.Ordinal);
        var list = (await _office.TypeAsync(Rita, "knockouts")).Shown[0];
        var id = (await _office.StateAsync(Alice)).Id;
        Assert.Contains($"{id}  Alice  baker  answering: permit (\u201cThe town hall checks it.\u201d), answered \u201cNo, not yet. [withheld: origin]\u201d", list.Text, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single(list.Menu!.Choices).Value);
        // Nothing but a person ends it: the conversation has gone on.
        Assert.Equal("nights", (await _office.StateAsync(Alice)).Pending!.Item.Id);
    }

    [Fact]
    public async Task The_rate_of_each_requirement_counts_those_who_stated_the_fact()
    {
        await _office.HandInAsync(Alice);
        await _office.BeginAsync(Bob);
        await _office.PressAsync(Bob, "No");
        await _office.SayAsync(Bob, "2");
        await _office.PressAsync(Bob, "Skip");
        var report = await KnockoutReport.ReadAsync(_office.Store, "baker", CancellationToken.None);
        Assert.Equal([("permit", 2, 1, 0), ("nights", 2, 1, 0), ("contract", 1, 0, 1)], report.Rates.Select(r => (r.KnockoutId, r.Answered, r.Missed, r.Skipped)));
        var text = (await _office.TypeAsync(Rita, "knockouts", ("role", "baker"))).Text;
        Assert.Contains("Night Baker, permit: 1 of 2 (50 %)", text, StringComparison.Ordinal);
        Assert.Contains("Night Baker, contract: 0 of 1 (0 %), 1 skipped it", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_decided_on_or_withdrew_waits_no_more_and_still_counts()
    {
        await _office.BeginAsync(Alice);
        await _office.PressAsync(Alice, "No");
        Assert.Single((await KnockoutReport.ReadAsync(_office.Store, null, CancellationToken.None)).Waiting);
        await _office.SayAsync(Alice, "withdraw");
        await _office.PressAsync(Alice, "Yes, withdraw");
        var report = await KnockoutReport.ReadAsync(_office.Store, null, CancellationToken.None);
        Assert.Empty(report.Waiting);
        Assert.Equal(1, report.Rates.Single(r => r.KnockoutId == "permit").Missed);
    }

    [Fact]
    public async Task A_candidate_does_not_see_it() =>
        Assert.Contains("Only a recruiter can use /knockouts", (await _office.TypeAsync(Alice, "knockouts")).Text, StringComparison.Ordinal);
}
