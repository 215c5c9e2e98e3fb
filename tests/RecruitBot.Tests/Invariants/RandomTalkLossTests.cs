using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Invariants;

/// <summary>Over random talk: nothing that a candidate wrote in a session is lost from its log, and no state goes past the consent.</summary>
public sealed class RandomTalkLossTests
{
    private const int Turns = 80;

    private static readonly Config Talks = Config.QuickThrowOnFailure.WithMaxTest(40);

    [Fact]
    public void What_a_candidate_wrote_in_a_session_is_in_its_log_word_for_word_until_it_is_erased() =>
        Over(
            async (office, talk) =>
            {
                var written = new List<(string Session, TextTurn Turn)>();
                await talk.TalkAsync(
                    Turns,
                    async turn =>
                    {
                        if (turn is TextTurn { Speaker.Authority: Authority.Candidate } text && await office.Store.FindMessageAsync(text.MessageId, CancellationToken.None) is { } session)
                            written.Add((session, text));
                    }
                );
                var logs = (await office.EverythingAsync()).ToDictionary(s => s.Head.SessionId, s => s.Events, StringComparer.Ordinal);
                foreach (var (session, turn) in written.Where(w => logs.ContainsKey(w.Session)))
                    Assert.Contains(logs[session], e => e.Event is TurnReceived { Turn: TextTurn logged } && logged.MessageId == turn.MessageId && logged.Text == turn.Text);
            }
        );

    [Fact]
    public void Every_answer_that_counts_is_a_part_of_what_was_written() =>
        Over(
            async (office, talk) =>
            {
                await talk.TalkAsync(Turns);
                foreach (var (_, events) in await office.EverythingAsync())
                {
                    var state = SessionFold.Fold(events)!;
                    var words = string.Join('\n', events.Select(e => e.Event).OfType<TurnReceived>().Select(t => (t.Turn as TextTurn)?.Text ?? (t.Turn as EditTurn)?.Text));
                    foreach (var answer in (state.Role?.Criteria ?? []).SelectMany(c => state.AnswersTo(c.Id).Texts))
                        foreach (var line in answer.Split('\n', StringSplitOptions.TrimEntries))
                            Assert.Contains(line, words, StringComparison.Ordinal);
                }
            }
        );

    [Fact]
    public void No_question_is_asked_and_no_answer_taken_before_the_choice_about_scoring() =>
        Over(
            async (office, talk) =>
            {
                await talk.TalkAsync(Turns);
                foreach (var (_, events) in await office.EverythingAsync())
                {
                    SessionState? state = null;
                    foreach (var e in events)
                    {
                        state = SessionFold.Apply(state, e);
                        if (state.Role is null || state.Stage is Stage.Consent or Stage.Enquiry)
                            Assert.True(state.Facts.Count == 0 && state.Answers.Count == 0 && state.Ratings.Count == 0);
                    }
                }
            }
        );

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
