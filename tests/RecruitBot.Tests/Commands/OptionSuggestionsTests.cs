using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Commands;

public sealed class OptionSuggestionsTests : IDisposable
{
    private readonly Office _office = new();
    private readonly OptionSuggestions _suggestions;

    public OptionSuggestionsTests() => _suggestions = new(_office.Roles, _office.Store);

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task A_candidate_is_offered_open_roles_and_the_team_every_role()
    {
        Assert.Equal(["baker", "miller"], (await ValuesAsync(OptionKind.Role, "", Alice)).Order());
        Assert.Equal(["baker", "closed-role", "draft-role", "miller", "paused-role"], (await ValuesAsync(OptionKind.Role, "", Rita)).Order());
        Assert.Contains((await _suggestions.SuggestAsync(OptionKind.Role, "draft", Rita, default)), c => c.Label == "Draft Carter (draft)");
    }

    [Theory]
    [InlineData("NIGHT", "baker")]
    [InlineData("bak", "baker")]
    [InlineData(" mil ", "miller")]
    [InlineData("ller", "miller")]
    public async Task A_role_is_found_by_title_or_id(string typed, string role) =>
        Assert.Equal(role, Assert.Single(await ValuesAsync(OptionKind.Role, typed, Alice)));

    [Fact]
    public async Task What_begins_so_comes_before_what_holds_it() =>
        Assert.Equal("draft-role", (await ValuesAsync(OptionKind.Role, "dr", Rita))[0]);

    [Fact]
    public async Task Applications_are_offered_to_the_team_by_name_id_or_role_the_latest_first()
    {
        await _office.BeginAsync(Alice);
        await _office.BeginAsync(Bob, role: "miller");
        await _office.SayAsync(Alice, "Where does the flour come from?");
        var (alice, bob) = ((await _office.StateAsync(Alice)).Id, (await _office.StateAsync(Bob, "miller")).Id);
        Assert.Equal([alice, bob], await ValuesAsync(OptionKind.Session, "", Rita));
        Assert.Equal([bob], await ValuesAsync(OptionKind.Session, "bo", Rita));
        Assert.Equal([alice], await ValuesAsync(OptionKind.Session, alice[..6], Rita));
        Assert.Equal([bob], await ValuesAsync(OptionKind.Session, "mill", Rita));
        Assert.Empty(await ValuesAsync(OptionKind.Session, new string('x', 5000), Rita));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Al")]
    [InlineData("baker")]
    public async Task A_candidate_is_offered_no_candidate_and_not_even_themselves(string typed)
    {
        await _office.HandInAsync(Alice);
        Assert.Empty(await ValuesAsync(OptionKind.Session, typed, Alice));
        Assert.Empty(await ValuesAsync(OptionKind.Session, typed, Bob));
    }

    [Fact]
    public async Task Stages_are_offered_by_name_and_by_words_and_the_command_takes_them()
    {
        Assert.Equal("submitted", Assert.Single(await ValuesAsync(OptionKind.Stage, "waiting", Rita)));
        Assert.Equal("submitted", Assert.Single(await ValuesAsync(OptionKind.Stage, "subm", Rita)));
        foreach (var stage in await ValuesAsync(OptionKind.Stage, "", Rita))
            Assert.DoesNotContain("no stage", (await _office.TypeAsync(Rita, "candidates", ("stage", stage))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Free_text_has_no_suggestions() => Assert.Empty(await ValuesAsync(OptionKind.Text, "", Rita));

    [Fact]
    public async Task There_are_never_more_or_longer_ones_than_a_platform_shows()
    {
        for (var i = 0; i < 30; i++)
            await _office.TypeAsync(new Person($"test:p{i}", new string('N', 300)), "apply", ("role", "baker"));
        var offered = await _suggestions.SuggestAsync(OptionKind.Session, "n", Rita, default);
        Assert.Equal(25, offered.Count);
        Assert.All(offered, c => Assert.InRange(c.Label.Length, 1, 100));
        Assert.All(offered, c => Assert.InRange(c.Value.Length, 1, 100));
        var heads = await _office.Store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, Limit = 25 }, default);
        Assert.Equal(heads.Select(h => h.SessionId), offered.Select(c => c.Value));
    }

    private async Task<List<string>> ValuesAsync(OptionKind kind, string typed, Person who) =>
        (await _suggestions.SuggestAsync(kind, typed, who, CancellationToken.None)).Select(c => c.Value).ToList();
}
