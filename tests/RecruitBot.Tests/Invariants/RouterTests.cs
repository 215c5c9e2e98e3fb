using RecruitBot.Core.Conversations;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Invariants;

/// <summary>Who may do what, what a button carries, what happens once, and what happens at once.</summary>
public sealed class RouterTests : IDisposable
{
    private static readonly Person Mallory = new("test:mallory", "Mallory");

    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Every_command_of_a_recruiter_is_refused_to_a_candidate_and_nothing_is_written()
    {
        await _office.HandInAsync(Alice);
        var session = (await _office.StateAsync(Alice)).Id;
        var before = await HeadsAsync();
        var commands = _office.Catalog.Commands.Where(c => c.Requires > Authority.Candidate).ToList();
        Assert.Equal(
            ["advance", "answers", "candidate", "candidates", "claim", "cv", "decline", "gaps", "hold", "knockouts", "release", "role", "rubric", "setup", "transcript"],
            commands.Select(c => c.Name).Order()
        );
        foreach (var command in commands)
            foreach (var who in new[] { Alice, Mallory })
            {
                (string, string)[] options = [.. command.Options.Select(o => (o.Name, o.Kind == Core.Commands.OptionKind.Session ? session : "x"))];
                var heard = await _office.TypeAsync(who, command.Name, options);
                Assert.Equal($"Only a recruiter can use /{command.Name}. Nothing has changed.", Assert.Single(heard.All).Text);
            }
        Assert.Equal(before, await HeadsAsync());
    }

    [Fact]
    public async Task Every_button_of_a_recruiter_is_refused_to_a_candidate_and_nothing_is_written()
    {
        await _office.HandInAsync(Alice);
        var session = (await _office.StateAsync(Alice)).Id;
        var before = await HeadsAsync();
        var actions = _office.Catalog.Actions.Where(a => a.Requires > Authority.Candidate).ToList();
        Assert.Equal(
            [
                "answers", "candidate", "claim", "cv", "cv-original", "decide", "decide-form", "entry", "entry-edit", "entry-edit-form", "entry-withdraw", "gap", "gap-answer",
                "gap-answer-form", "gap-apart", "gap-aside", "gap-aside-form", "gap-same", "gaps", "role-clone-form", "role-close", "role-edit",
                "role-edit-form", "role-new", "role-new-form", "role-override", "role-override-form", "role-remove", "transcript",
            ],
            actions.Select(a => a.Verb).Order(StringComparer.Ordinal)
        );
        foreach (var action in actions)
            foreach (var who in new[] { Alice, Mallory })
                foreach (var last in new[] { "advance", "hold", "decline", "x" })
                {
                    var id = ActionId.Of(action.Verb, session, last);
                    foreach (var heard in new[] { await _office.SendAsync(who, id, session), await _office.FillAsync(who, id, ("reason", "because"), ("kind", "x")) })
                        Assert.StartsWith($"Only a{(action.Requires == Authority.Admin ? "n admin" : " recruiter")} can use", Assert.Single(heard.All).Text, StringComparison.Ordinal);
                }
        Assert.Equal(before, await HeadsAsync());
    }

    [Fact]
    public async Task No_button_of_a_candidate_works_for_somebody_else_not_even_for_a_recruiter()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var session = (await _office.StateAsync(Alice)).Id;
        var before = await HeadsAsync();
        var own = _office.Catalog.Actions.Where(a => a.Requires == Authority.Candidate && a.Verb is not ("apply" or "erase-now")).ToList();
        Assert.Equal(18, own.Count);
        foreach (var action in own)
            foreach (var who in new[] { Mallory, Rita })
                foreach (var item in new[] { "q.rescue", "scoring", "permit" })
                {
                    var id = ActionId.Of(action.Verb, session, item, "yes");
                    await _office.SendAsync(who, id, "k.permit");
                    await _office.FillAsync(who, id, (ScreeningReplies.AnswerField, "words put into a mouth"));
                }
        Assert.Equal(before, await HeadsAsync());
    }

    [Fact]
    public async Task A_message_of_any_kind_that_comes_twice_is_handled_once()
    {
        await _office.ToReviewAsync(Alice);
        var session = (await _office.StateAsync(Alice)).Id;
        var at = _office.Time.GetUtcNow();
        Turn[] turns =
        [
            new TextTurn("twice:1", at, Alice, PlaceOf(Alice), "One more thing."),
            new CommandTurn("twice:2", at, Alice, PlaceOf(Alice), "ask", new Dictionary<string, string> { ["question"] = "flour" }),
            new PressTurn("twice:3", at, Alice, PlaceOf(Alice), ActionId.Of("change", session), "q.hygiene"),
            new FormTurn("twice:4", at, Alice, PlaceOf(Alice), ActionId.Of("answer", session, "q.hygiene"), new Dictionary<string, string> { ["text"] = "I cleaned." }),
            new PressTurn("twice:5", at, Alice, PlaceOf(Alice), ActionId.Of("submit", session)),
            new CommandTurn("twice:6", at, Rita, PlaceOf(Rita), "hold", new Dictionary<string, string> { ["session"] = "Alice" }),
        ];
        foreach (var turn in turns)
        {
            Assert.NotEmpty((await _office.TakeAsync(turn)).All);
            var before = await HeadsAsync();
            _office.Restart();
            Assert.Empty((await _office.TakeAsync(turn)).All);
            Assert.Equal(before, await HeadsAsync());
        }
        Assert.Equal(2, _office.Rater.Calls.Count);
    }

    [Fact]
    public async Task The_same_id_from_another_person_opens_their_own_talk()
    {
        await _office.TakeAsync(new ArrivalTurn("same", _office.Time.GetUtcNow(), Alice, PlaceOf(Alice)));
        var heard = await _office.TakeAsync(new ArrivalTurn("same", _office.Time.GetUtcNow(), Bob, PlaceOf(Bob)));
        Assert.Contains("an AI, not a person", heard.Text, StringComparison.Ordinal);
        Assert.Single(await _office.HeadsAsync(Bob, ""));
    }

    [Fact]
    public async Task Buttons_carry_everything_a_new_process_needs()
    {
        await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        foreach (var label in new[] { Paths.Scoring, "Yes" })
        {
            _office.Restart();
            await _office.PressAsync(Alice, label);
        }
        await _office.SayAsync(Alice, "4");
        foreach (var label in new[] { "either", "Skip", "Skip", "Hand in" })
        {
            _office.Restart();
            await _office.PressAsync(Alice, label);
        }
        _office.Restart();
        await _office.PressAsync(Rita, "Transcript");
        _office.Restart();
        await _office.PressAsync(Rita, "Advance");
        Assert.Equal(Stage.Advanced, (await _office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task Two_processes_over_one_store_never_work_on_what_is_no_longer_true()
    {
        using var other = new Office(store: _office.Store);
        await _office.ToFirstQuestionAsync(Alice);
        var skip = _office.ButtonOf(Alice, "Skip").Action;
        await other.SayAsync(Alice, Paths.WholeStory);
        Assert.Contains("nothing has changed", (await _office.SendAsync(Alice, skip)).Text, StringComparison.OrdinalIgnoreCase);
        await _office.SayAsync(Alice, Paths.HygieneStory);
        await other.SayAsync(Alice, "hand in");
        await _office.TypeAsync(Rita, "hold", ("session", "Alice"));
        await other.TypeAsync(Rita, "advance", ("session", "Alice"));
        var events = await _office.EventsAsync(Alice);
        Assert.Equal(Stage.Advanced, SessionFold.Fold(events)!.Stage);
        Assert.Empty((await _office.Replay.RunAsync(events, CancellationToken.None)).Differences);

        await other.TypeAsync(Alice, "erase");
        await other.PressAsync(Alice, "Yes, delete everything");
        Assert.Contains("no longer exists", (await _office.SendAsync(Alice, skip)).Text, StringComparison.Ordinal);
        Assert.Contains("no single application", (await _office.TypeAsync(Rita, "candidate", ("session", "Alice"))).Text, StringComparison.Ordinal);
        Assert.Empty(await HeadsAsync());
    }

    [Fact]
    public async Task A_thousand_forged_turns_throw_nothing_and_touch_nobody_elses_session()
    {
        await _office.HandInAsync(Alice);
        var session = (await _office.StateAsync(Alice)).Id;
        var before = await HeadsAsync();
        var random = new Random(20260301);
        var verbs = _office.Catalog.Actions.Select(a => a.Verb).ToList();
        for (var i = 0; i < 1000; i++)
        {
            var id = $"rb:{verbs[random.Next(verbs.Count)]}:{session}:decline:{i}";
            var action = random.Next(6) switch
            {
                0 => id[..random.Next(id.Length)],
                1 => id + new string('z', random.Next(100_000)),
                2 => id.Replace(':', "\0\n: %/\\"[random.Next(7)]),
                3 => new string([.. Enumerable.Range(0, random.Next(200)).Select(_ => (char)random.Next(0x10000))]),
                _ => id,
            };
            var fields = new Dictionary<string, string> { ["reason"] = action, ["text"] = action };
            Turn turn =
                random.Next(2) == 0
                    ? new PressTurn($"forged:{i}", _office.Time.GetUtcNow(), Mallory, PlaceOf(Alice), action, random.Next(2) == 0 ? action : null)
                    : new FormTurn($"forged:{i}", _office.Time.GetUtcNow(), Mallory, PlaceOf(Alice), action, fields);
            var heard = await _office.TakeAsync(turn);
            Assert.All(heard.All, r => Assert.DoesNotContain("Alice", r.Text, StringComparison.Ordinal));
        }
        Assert.Equal(before, (await HeadsAsync()).Where(h => h.CandidateId != Mallory.Id));
    }

    [Fact]
    public async Task A_test_by_the_operator_shows_up_in_no_list_count_or_status()
    {
        var prepared = new PreparedAnswers(
            new Dictionary<string, string> { ["permit"] = "yes", ["nights"] = "5", ["contract"] = "either" },
            new Dictionary<string, string> { ["rescue"] = Paths.WholeStory, ["hygiene"] = Paths.HygieneStory },
            new Dictionary<string, IReadOnlyDictionary<Core.Roles.AnswerAspect, string>>()
        );
        var state = await _office.Run.RunAsync(_office.Roles.Find("baker")!, prepared, CancellationToken.None);
        Assert.Equal((SessionPurpose.OperatorTest, Stage.Submitted), (state.Purpose, state.Stage));
        Assert.Equal(2, _office.Rater.Calls.Count);

        Assert.Empty(await _office.Store.CountAsync(CancellationToken.None));
        Assert.Contains("No application matches", (await _office.TypeAsync(Rita, "candidates")).Text, StringComparison.Ordinal);
        var tester = state.Candidate;
        Assert.Contains("no application", (await _office.TypeAsync(tester, "status")).Text, StringComparison.Ordinal);
        foreach (var command in new[] { "candidate", "advance", "transcript", "claim" })
        {
            Assert.Contains("no single application", (await _office.TypeAsync(Rita, command, ("session", state.Id))).Text, StringComparison.Ordinal);
            Assert.Contains("no single application", (await _office.TypeAsync(Rita, command, ("session", tester.Name))).Text, StringComparison.Ordinal);
        }
        foreach (var id in new[] { ActionId.Of("decide", state.Id, "advance"), ActionId.Of("candidate", state.Id), ActionId.Of("claim", state.Id) })
            Assert.Contains("no single application", (await _office.SendAsync(Rita, id)).Text, StringComparison.Ordinal);
        await _office.FillAsync(Rita, ActionId.Of("decide-form", state.Id), ("reason", "x"));
        Assert.Equal(state.Version, SessionFold.Fold(await _office.Store.ReadAsync(state.Id, CancellationToken.None))!.Version);
        Assert.Empty(_office.Platform.All);
    }

    [Fact]
    public async Task Fifty_turns_at_once_on_one_session_end_in_order()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var session = (await _office.StateAsync(Alice)).Id;
        var before = (await _office.StateAsync(Alice)).Version;
        var tasks = Enumerable
            .Range(0, 50)
            .Select(i =>
                Task.Run(async () =>
                {
                    Turn turn = (i % 5) switch
                    {
                        0 => new CommandTurn($"at-once:{i}", _office.Time.GetUtcNow(), Rita, PlaceOf(Rita), "candidate", new Dictionary<string, string> { ["session"] = session }),
                        1 => new PressTurn($"at-once:{i}", _office.Time.GetUtcNow(), Alice, PlaceOf(Alice), ActionId.Of("skip", session, "q.rescue")),
                        2 => new TextTurn($"at-once:{i}", _office.Time.GetUtcNow(), Alice, PlaceOf(Alice), "Where does the flour come from?"),
                        3 => new TextTurn($"at-once:{i}", _office.Time.GetUtcNow(), Alice, new Place("test", "phone"), "pause"),
                        _ => new TextTurn($"at-once:{i - 1}", _office.Time.GetUtcNow(), Alice, PlaceOf(Alice), "pause"),
                    };
                    await _office.Router.HandleAsync(turn, CancellationToken.None);
                })
            );
        await Task.WhenAll(tasks);
        var events = await _office.EventsAsync(Alice);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(v => (long)v), events.Select(e => e.Version));
        var turns = events.Where(e => e.Version > before).Select(e => e.Event).OfType<TurnReceived>().Select(t => t.Turn.MessageId).ToList();
        Assert.Equal(40, turns.Count);
        Assert.Equal(40, turns.Distinct(StringComparer.Ordinal).Count());
        Assert.Single(events, e => e.Event is ItemSkipped { Item.Id: "rescue" });
        Assert.Empty((await _office.Replay.RunAsync(events, CancellationToken.None)).Differences);
    }

    private async Task<List<SessionHead>> HeadsAsync() => [.. (await _office.EverythingAsync()).Select(s => s.Head)];
}
