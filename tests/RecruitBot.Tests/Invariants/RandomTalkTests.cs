using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;
using Outcome = RecruitBot.Core.Sessions.Outcome;

namespace RecruitBot.Tests.Invariants;

/// <summary>
/// What holds whatever anybody does, in any order: each is checked over random talk of candidates, a stranger and recruiters, with forged
/// and repeated turns. A failure names the seed.
/// </summary>
public sealed class RandomTalkTests
{
    private const int Turns = 80;

    private static readonly Config Talks = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Fact]
    public void Nobody_is_declined_without_a_recruiters_interaction_and_a_reason() =>
        Over(
            async (office, talk) =>
            {
                var turns = new Dictionary<string, Turn>(StringComparer.Ordinal);
                await talk.TalkAsync(
                    Turns,
                    turn =>
                    {
                        turns.TryAdd(turn.MessageId, turn);
                        return Task.CompletedTask;
                    }
                );
                foreach (var (head, events) in await office.EverythingAsync())
                {
                    var decisions = events.Select(e => e.Event).OfType<SessionDecided>().ToList();
                    foreach (var d in decisions)
                    {
                        var made = Assert.Single(events.Select(e => e.Event).OfType<TurnReceived>(), t => t.Turn.MessageId == d.InteractionId);
                        Assert.True(made.Turn.Speaker.Authority >= Authority.Recruiter);
                        Assert.Equal(made.Turn.Speaker, d.By);
                        Assert.True(d.Outcome != Outcome.Decline || !string.IsNullOrWhiteSpace(d.Reason));
                    }
                    if (head.Stage == Stage.Declined)
                        Assert.Equal(Outcome.Decline, decisions[^1].Outcome);
                    if (head.Stage is Stage.Advanced or Stage.Held)
                        Assert.NotEmpty(decisions);
                }
            }
        );

    [Fact]
    public void Every_level_rests_on_the_candidates_own_words_and_on_a_consent_that_was_live() =>
        Over(
            async (office, talk) =>
            {
                await talk.TalkAsync(Turns);
                foreach (var (_, events) in await office.EverythingAsync())
                {
                    SessionState? state = null;
                    foreach (var e in events)
                    {
                        if (e.Event is CriterionRated { Evaluator: not null } rated)
                            Assert.Contains(state!.Consents, c => c.Id == rated.ConsentId && c is { IsLive: true, Purpose: ConsentPurpose.Scoring });
                        state = SessionFold.Apply(state, e);
                        if (e.Event is CriterionRated { Rating: { } rating, CriterionId: var id })
                        {
                            Assert.Equal(rating.Status == RatingStatus.Scored, rating.Level is >= 1 and <= 5);
                            Assert.Equal(rating.Status == RatingStatus.Scored, rating.Evidence.Count > 0);
                            Assert.All(rating.Evidence, span => Assert.True(EvidenceCheck.Holds(span, state.AnswersTo(id).Texts)));
                        }
                    }
                }
                var left = await office.EverythingAsync();
                var scored = left.SelectMany(s => s.Events).Count(e => e.Event is CriterionRated { Evaluator: not null });
                Assert.Equal(scored, office.Rater.Calls.Count(c => left.Any(s => c.Grant.EntryId.StartsWith(s.Head.SessionId, StringComparison.Ordinal))));
            }
        );

    [Fact]
    public void The_log_has_no_gaps_begins_with_the_disclosure_and_folds_to_the_head_of_the_store() =>
        Over(
            async (office, talk) =>
            {
                await talk.TalkAsync(Turns);
                foreach (var (head, events) in await office.EverythingAsync())
                {
                    Assert.Equal(Enumerable.Range(1, events.Count).Select(v => (long)v), events.Select(e => e.Version));
                    Assert.Equal(events.Select(e => e.At).Order(), events.Select(e => e.At));
                    Assert.Equal(head, SessionFold.Fold(events)!.ToHead());
                    Assert.IsType<SessionOpened>(events[0].Event);
                    Assert.IsType<DisclosureShown>(events[2].Event);
                    Assert.Single(events, e => e.Event is SessionOpened);
                    var copied = events.Select(e => e with { Event = SessionJson.ReadEvent(SessionJson.Write(e.Event)) });
                    Assert.Null(SameValue.Difference(SessionFold.Fold(events), SessionFold.Fold(copied)));
                }
            }
        );

    [Fact]
    public void A_second_run_of_every_session_leads_to_the_same_events() =>
        Over(
            async (office, talk) =>
            {
                await talk.TalkAsync(Turns);
                foreach (var (_, events) in await office.EverythingAsync())
                {
                    var report = await office.Replay.RunAsync(events, CancellationToken.None);
                    Assert.Empty(report.Differences);
                    Assert.Equal((events.Count, 0), (report.Events, report.FromRecord));
                }
            }
        );

    [Fact]
    public void A_turn_changes_only_sessions_of_its_speaker_unless_the_speaker_is_a_recruiter() =>
        Over(
            async (office, talk) =>
            {
                var before = (await office.EverythingAsync()).ToDictionary(s => s.Head.SessionId, s => s.Head, StringComparer.Ordinal);
                await talk.TalkAsync(
                    Turns,
                    async turn =>
                    {
                        var heads = await office.Store.FindAsync(new SessionQuery { Limit = 1000 }, CancellationToken.None);
                        foreach (var head in heads.Where(h => h != before.GetValueOrDefault(h.SessionId)))
                            Assert.True(head.CandidateId == turn.Speaker.Id || turn.Speaker.Authority >= Authority.Recruiter, turn.ToString());
                        foreach (var gone in before.Values.Where(b => heads.All(h => h.SessionId != b.SessionId)))
                            Assert.Equal(gone.CandidateId, turn.Speaker.Id);
                        before = heads.ToDictionary(h => h.SessionId, StringComparer.Ordinal);
                    }
                );
            }
        );

    [Fact]
    public void A_turn_that_comes_again_changes_nothing() =>
        Over(
            async (office, talk) =>
            {
                await talk.TalkAsync(
                    Turns,
                    async turn =>
                    {
                        if (await office.Store.FindMessageAsync(turn.MessageId, CancellationToken.None) is null)
                            return;
                        var before = (await office.EverythingAsync()).Select(s => s.Head).ToList();
                        var heard = await office.TakeAsync(turn);
                        Assert.Empty(heard.All);
                        Assert.Equal(before, (await office.EverythingAsync()).Select(s => s.Head));
                    }
                );
            }
        );

    [Fact]
    public void At_most_one_application_of_a_candidate_is_open_for_a_role() =>
        Over(
            async (office, talk) =>
            {
                await talk.TalkAsync(Turns);
                var open = (await office.EverythingAsync()).Select(s => s.Head).Where(h => h.IsOpen).Select(h => (h.CandidateId, h.RoleId)).ToList();
                Assert.Equal(open.Distinct().Count(), open.Count);
            }
        );

    [Fact]
    public void Every_reply_fits_into_discord_and_every_button_can_be_read_back() =>
        Over(
            async (office, talk) =>
            {
                await talk.TalkAsync(Turns);
                foreach (var reply in talk.Heard.SelectMany(h => h.All))
                    DiscordFit.Check(reply);
                Assert.All(office.Platform.All, d => Assert.InRange(d.Nonce.Length, 1, DiscordLimits.Message.Nonce));
                var nonces = office.Platform.All.Select(d => d.Nonce).ToList();
                Assert.Equal(nonces.Distinct(StringComparer.Ordinal).Count(), nonces.Count);
            }
        );

    [Fact]
    public void No_candidate_hears_a_level_or_an_internal_reason() =>
        Over(
            async (office, talk) =>
            {
                await talk.TalkAsync(Turns);
                var places = RandomTalk.People.Where(p => p.Authority == Authority.Candidate).Select(Office.PlaceOf).ToHashSet();
                foreach (var d in office.Platform.All.Where(d => places.Contains(d.Place)))
                    Assert.DoesNotContain("of 5", Heard.Words([d.Reply]), StringComparison.Ordinal);
            }
        );

    [Fact]
    public async Task Random_talk_gets_everywhere_so_that_the_above_means_something()
    {
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < 90; seed++)
        {
            using var office = new Office();
            var talk = await new RandomTalk(office, seed).BeginAsync();
            await talk.TalkAsync(Turns);
            foreach (var e in (await office.EverythingAsync()).SelectMany(s => s.Events).Select(e => e.Event))
            {
                var kind = e is SessionDecided d ? d.Outcome.ToString() : e.GetType().Name;
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            }
        }
        var events = typeof(SessionEvent).Assembly.GetTypes().Where(t => t.BaseType == typeof(SessionEvent) && t != typeof(SessionDecided)).Select(t => t.Name);
        Assert.Empty(events.Concat(Enum.GetNames<Outcome>()).Except(kinds.Keys, StringComparer.Ordinal));
    }

    private static void Over(Func<Office, RandomTalk, Task> holds) =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                seed =>
                {
                    using var office = new Office();
                    var talk = new RandomTalk(office, seed).BeginAsync().GetAwaiter().GetResult();
                    holds(office, talk).GetAwaiter().GetResult();
                }
            )
            .Check(Talks);
}
