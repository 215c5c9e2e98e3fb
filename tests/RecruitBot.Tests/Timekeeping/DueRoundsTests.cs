using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Timekeeping;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Timekeeping;

/// <summary>Nobody is forgotten: candidates are reminded, what lapses is said to end, and what is overdue comes before the team.</summary>
public sealed class DueRoundsTests : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Whoever_is_silent_is_reminded_twice_at_most_and_then_told_that_it_ended()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var said = await DaysAsync(20);
        Assert.Equal(2, said.Count(s => s.Text.Contains("waits for you", StringComparison.Ordinal)));
        Assert.Equal(2, said.Count(s => s.Text.StartsWith("Question 1 of 2", StringComparison.Ordinal)));
        Assert.Contains("so I have closed it", said[^1].Text, StringComparison.Ordinal);
        Assert.Equal([1, 12, 14], said.Where(s => !s.Text.StartsWith("Question", StringComparison.Ordinal)).Select(s => s.Day));
        var state = await _office.StateAsync(Alice);
        Assert.Equal((Stage.Lapsed, false), (state.Stage, state.Stage.IsOpen()));
        Assert.Empty(state.Ratings);
        await ReplaysAsync();
        // Nothing keeps them from beginning again.
        await _office.BeginAsync(Alice);
        Assert.Equal(Stage.Screening, (await _office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task Whoever_writes_again_is_reminded_anew_and_never_cut_off_within_a_day()
    {
        await _office.ToFirstQuestionAsync(Alice);
        Assert.Single(await DaysAsync(2), s => s.Text.Contains("waits for you", StringComparison.Ordinal));
        await _office.SayAsync(Alice, Paths.WholeStory);
        Assert.Single(await DaysAsync(2), s => s.Text.Contains("waits for you", StringComparison.Ordinal));
        await DaysAsync(9);
        Assert.Equal(Stage.Screening, (await _office.StateAsync(Alice)).Stage);
        await _office.SayAsync(Alice, "Where does the flour come from?");
        var deadline = (await _office.StateAsync(Alice)).OpenedAt.AddDays(14);
        await _office.WaitAsync(deadline - _office.Time.GetUtcNow() - TimeSpan.FromHours(2));
        await _office.SayAsync(Alice, "Where does the yeast come from?");
        await _office.WaitAsync(TimeSpan.FromHours(20));
        Assert.Equal(Stage.Screening, (await _office.StateAsync(Alice)).Stage);
        Assert.Contains("waits for you", (await _office.WaitAsync(TimeSpan.FromHours(5)))[0].Reply.Text, StringComparison.Ordinal);
        Assert.Equal(Stage.Screening, (await _office.StateAsync(Alice)).Stage);
        await _office.WaitAsync(TimeSpan.FromHours(49));
        Assert.Equal(Stage.Lapsed, (await _office.StateAsync(Alice)).Stage);
        await ReplaysAsync();
    }

    [Fact]
    public async Task After_weeks_in_which_the_bot_was_away_nobody_is_cut_off_without_a_reminder()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var said = await _office.WaitAsync(TimeSpan.FromDays(40));
        Assert.Contains($"until {_office.Time.GetUtcNow().AddDays(2):d MMMM yyyy}", said[0].Reply.Text, StringComparison.Ordinal);
        Assert.Empty(await _office.WaitAsync(TimeSpan.FromHours(47)));
        Assert.Contains("so I have closed it", Assert.Single(await _office.WaitAsync(TimeSpan.FromHours(2))).Reply.Text, StringComparison.Ordinal);
        await ReplaysAsync();
    }

    [Fact]
    public async Task Whoever_takes_a_break_is_left_in_peace_for_longer()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "pause");
        Assert.Empty(await DaysAsync(2));
        Assert.Contains("taking a break", (await DaysAsync(1))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_decided_in_time_is_said_to_the_candidate_once_and_to_the_team_ever_more_seldom()
    {
        await _office.HandInAsync(Alice);
        var said = await DaysAsync(40);
        var candidate = Assert.Single(said, s => s.Place == PlaceOf(Alice));
        Assert.Equal(5, candidate.Day);
        Assert.Contains("nobody has decided yet", candidate.Text, StringComparison.Ordinal);
        Assert.Equal([5, 6, 8, 12, 19, 26, 33, 40], said.Where(s => s.Place == Reviewers).Select(s => s.Day));
        Assert.Contains("3 days ago", said.Where(s => s.Place == Reviewers).ElementAt(2).Text, StringComparison.Ordinal);
        // It is decided from there.
        await _office.PressAsync(Rita, "Advance");
        Assert.Equal(Stage.Advanced, (await _office.StateAsync(Alice)).Stage);
        Assert.Empty(await DaysAsync(30));
        await ReplaysAsync();
    }

    [Fact]
    public async Task A_candidate_who_waits_for_a_person_is_not_reminded_but_the_team_is()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "human");
        var said = await DaysAsync(20);
        Assert.All(said, s => Assert.Equal(Reviewers, s.Place));
        Assert.Equal([1, 2, 4, 8, 15], said.Select(s => s.Day));
        Assert.Contains("Alice still waits for a person", said[0].Text, StringComparison.Ordinal);
        await _office.PressAsync(Rita, "Claim");
        Assert.Empty(await DaysAsync(5));
        await ReplaysAsync();
    }

    [Fact]
    public async Task A_role_that_is_closed_ends_what_was_not_handed_in_and_tells_who_waits()
    {
        using var folder = new TemporaryFolder();
        var roles = new RolesByHand(folder.Path);
        _office.RolesLater = roles;
        _office.Restart();
        await _office.ToFirstQuestionAsync(Alice);
        await _office.HandInAsync(Bob);
        Assert.Empty(await _office.WaitAsync(TimeSpan.FromHours(1)));

        roles.Close();
        var said = await _office.WaitAsync(TimeSpan.FromHours(1));
        Assert.Contains("was closed, so your application for it ends here", Assert.Single(said, d => d.Place == PlaceOf(Alice)).Reply.Text, StringComparison.Ordinal);
        Assert.Contains("a person still decides on it", Assert.Single(said, d => d.Place == PlaceOf(Bob)).Reply.Text, StringComparison.Ordinal);
        Assert.Contains("Bob still waits for a decision", Assert.Single(said, d => d.Place == Reviewers).Reply.Text, StringComparison.Ordinal);
        Assert.Equal((Stage.Lapsed, Stage.Submitted), ((await _office.StateAsync(Alice)).Stage, (await _office.StateAsync(Bob)).Stage));
        Assert.Empty(await _office.WaitAsync(TimeSpan.FromHours(1)));
        await ReplaysAsync();
    }

    [Fact]
    public async Task The_team_hears_whom_a_closed_role_leaves_waiting_for_a_person()
    {
        using var folder = new TemporaryFolder();
        var roles = new RolesByHand(folder.Path);
        _office.RolesLater = roles;
        _office.Restart();
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "human");
        roles.Close();
        var said = await _office.WaitAsync(TimeSpan.FromHours(1));
        Assert.Equal(Stage.Lapsed, (await _office.StateAsync(Alice)).Stage);
        Assert.Contains("Alice asked for a person about", Assert.Single(said, d => d.Place == Reviewers).Reply.Text, StringComparison.Ordinal);
        Assert.Contains("application for it ends here", Assert.Single(said, d => d.Place == PlaceOf(Alice)).Reply.Text, StringComparison.Ordinal);
        await ReplaysAsync();
        // They can still be written to.
        await _office.TypeAsync(Rita, "claim", ("session", (await _office.StateAsync(Alice)).Id));
        await _office.SayAsync(Rita, "Sorry that nobody wrote.");
        Assert.Contains(_office.Platform.All, d => d.Place == PlaceOf(Alice) && d.Reply.Text.Contains("Sorry that nobody wrote.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_turn_of_the_clock_that_was_overtaken_does_nothing()
    {
        await _office.ToFirstQuestionAsync(Alice);
        _office.Time.Advance(20 * Day);
        await _office.SayAsync(Alice, "Where does the flour come from?");
        var state = await _office.StateAsync(Alice);
        Assert.False(DueRules.Holds(state, new DueTurn("d", _office.Time.GetUtcNow(), Alice, PlaceOf(Alice), DueKind.Lapse)));
        Assert.Empty(await _office.WaitAsync(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Two_processes_over_one_store_remind_once()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var first = _office.Rounds;
        _office.Restart();
        _office.Time.Advance(Day + Day);
        await Task.WhenAll(first.RunAsync(CancellationToken.None).AsTask(), _office.Rounds.RunAsync(CancellationToken.None).AsTask());
        Assert.Single((await _office.EventsAsync(Alice)).Select(e => e.Event).OfType<DueNoted>());
    }

    /// <summary>What is said on each of so many days.</summary>
    private async Task<List<(int Day, Place Place, string Text)>> DaysAsync(int days)
    {
        var said = new List<(int, Place, string)>();
        for (var day = 1; day <= days; day++)
            said.AddRange((await _office.WaitAsync(Day)).Select(d => (day, d.Place, d.Reply.Text)));
        return said;
    }

    private async Task ReplaysAsync()
    {
        foreach (var (_, events) in await _office.EverythingAsync())
            Assert.Empty((await _office.Replay.RunAsync(events, CancellationToken.None)).Differences);
    }

    /// <summary>The bakery's roles, of which all can be closed.</summary>
    private sealed class RolesByHand : IRoleSource
    {
        private readonly string _folder;

        public RolesByHand(string folder)
        {
            _folder = folder;
            Directory.CreateDirectory(Path.Combine(folder, "roles"));
            foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Conversations", "Data", "bakery", "roles")))
                File.Copy(file, Path.Combine(folder, "roles", Path.GetFileName(file)));
            InForce = RoleCatalog.Load(folder);
        }

        public RoleCatalog InForce { get; private set; }

        public void Close()
        {
            foreach (var file in Directory.GetFiles(Path.Combine(_folder, "roles")))
                File.WriteAllText(file, File.ReadAllText(file).Replace("status: open", "status: closed", StringComparison.Ordinal));
            InForce = RoleCatalog.Load(_folder);
        }
    }
}
