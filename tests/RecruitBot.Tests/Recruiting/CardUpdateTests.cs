using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Recruiting;

/// <summary>One card a session, brought up to date by whatever happens to it.</summary>
public sealed class CardUpdateTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task The_first_card_is_no_update_and_names_its_session_and_place()
    {
        var card = Assert.Single((await _office.HandInAsync(Alice)).Reviewers);
        var state = await _office.StateAsync(Alice);
        Assert.Equal(($"card.{state.Id}", false, PlaceOf(Alice)), (card.Topic, card.IsUpdate, card.Conversation));
        Assert.True(ActionId.Parse("rb:" + card.Topic) is not null);
    }

    [Fact]
    public async Task Whatever_reviewers_are_told_about_a_session_can_be_found_by_its_id()
    {
        await _office.HandInAsync(Alice);
        var session = (await _office.StateAsync(Alice)).Id;
        var told = new List<Reply>();
        told.AddRange((await _office.TypeAsync(Alice, "human")).Reviewers);
        await _office.TypeAsync(Rita, "claim", ("session", session));
        told.AddRange((await _office.TypeAsync(Alice, "human")).Reviewers);
        told.AddRange((await _office.SayAsync(Alice, "Are you there?")).Reviewers);
        told.AddRange((await _office.SayAsync(Alice, "Hello?")).Reviewers);
        told.AddRange((await _office.SendAsync(Alice, ActionId.Of("withdraw-now", session))).Reviewers);
        Assert.All(told, r => Assert.EndsWith("." + session, r.Topic, StringComparison.Ordinal));
        Assert.Equal([$"person.{session}", $"person.{session}"], told.Select(r => r.Topic).Where(t => t!.StartsWith("person", StringComparison.Ordinal)));
        Assert.Contains($"withdrawn.{session}", told.Select(r => r.Topic));
        // What the candidate writes is never taken for an update of what they wrote before.
        Assert.Equal(2, told.Select(r => r.Topic).Where(t => t!.StartsWith("words", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Every_step_of_the_team_shows_on_the_card()
    {
        await _office.HandInAsync(Alice);
        var claimed = Update(await _office.PressAsync(Rita, "Claim"));
        Assert.EndsWith("with Rita", claimed.Card!.Footer, StringComparison.Ordinal);
        Assert.DoesNotContain(claimed.Buttons, b => b.Label == "Claim");

        var released = Update(await _office.TypeAsync(Rita, "release"));
        Assert.DoesNotContain("with Rita", released.Card!.Footer!, StringComparison.Ordinal);
        Assert.Contains(released.Buttons, b => b.Label == "Claim");

        var held = Update(await _office.PressAsync(Rita, "Hold"));
        Assert.Contains("on hold by Rita on 2026-03-01", held.Card!.Footer, StringComparison.Ordinal);
        Assert.Equal(["Advance", "Decline", "Transcript", "Claim"], held.Buttons.Select(b => b.Label));

        var advanced = Update(await _office.TypeAsync(Sam, "advance", ("session", "Alice")));
        Assert.Contains("advanced by Sam", advanced.Card!.Footer, StringComparison.Ordinal);
        Assert.Equal(["Hold", "Decline", "Transcript", "Claim"], advanced.Buttons.Select(b => b.Label));

        var declined = Update(await _office.TypeAsync(Rita, "decline", ("session", "Alice"), ("reason", "No permit for this country.")));
        Assert.Contains(declined.Card!.Fields, f => f is { Name: "Reason", Value: "No permit for this country." });
        Assert.Equal(["Transcript"], declined.Buttons.Select(b => b.Label));
        Assert.Equal(CardTone.Ended, declined.Card.Tone);
    }

    [Fact]
    public async Task Withdrawing_ends_the_card()
    {
        await _office.HandInAsync(Alice);
        await _office.TypeAsync(Alice, "withdraw");
        var card = Update(await _office.PressAsync(Alice, "Yes, withdraw"));
        Assert.Equal((CardTone.Ended, "Transcript"), (card.Card!.Tone, Assert.Single(card.Buttons).Label));
    }

    [Fact]
    public async Task What_was_not_handed_in_has_no_card_to_update()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var heard = await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        Assert.DoesNotContain(heard.All, r => r.Card is not null);
    }

    [Fact]
    public async Task What_changes_nothing_updates_nothing()
    {
        await _office.HandInAsync(Alice);
        await _office.PressAsync(Rita, "Hold");
        Assert.DoesNotContain((await _office.PressAsync(Rita, "Hold")).All, r => r.IsUpdate);
    }

    [Fact]
    public async Task A_card_that_one_recruiter_asks_for_is_a_copy()
    {
        await _office.HandInAsync(Alice);
        var copy = Assert.Single((await _office.TypeAsync(Rita, "candidate", ("session", "Alice"))).Shown);
        Assert.Equal((null, true), (copy.Topic, copy.Private));
        Assert.NotNull(copy.Card);
    }

    private static Reply Update(Heard heard) => Assert.Single(heard.Reviewers, r => r.IsUpdate && r.Topic!.StartsWith("card.", StringComparison.Ordinal));
}
