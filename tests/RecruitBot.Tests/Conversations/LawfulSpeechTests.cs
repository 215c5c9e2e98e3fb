using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>L-04: whatever way words take to a candidate, what must not be asked is not among them; it is told to the team and lost to nobody.</summary>
public sealed class LawfulSpeechTests
{
    private const string Unlawful = "How old are you, and do you have kids?";
    private const string Instead = "of legal working age";

    private static readonly Person Ada = new("test:ada", "Ada", Authority.Admin);

    [Theory]
    [InlineData("advance")]
    [InlineData("hold")]
    [InlineData("decline")]
    public async Task A_decision_with_such_words_is_refused_with_what_to_say_instead(string command)
    {
        using var office = new Office();
        await office.HandInAsync(Alice);
        var id = (await office.StateAsync(Alice)).Id;
        var heard = await office.TypeAsync(Rita, command, ("session", id), ("message", Unlawful), ("reason", "Other"));
        Assert.Contains("Nothing was sent or changed", heard.Text, StringComparison.Ordinal);
        Assert.Contains(Instead, heard.Text, StringComparison.Ordinal);
        Assert.Empty(heard.At(PlaceOf(Alice)));
        var state = await office.StateAsync(Alice);
        Assert.Equal(Stage.Submitted, state.Stage);
        Assert.Equal(["age", "family"], (await office.EventsAsync(Alice)).Select(e => e.Event).OfType<SpeechStopped>().Single().Found.Select(f => f.Category));
        // A recruiter's own reason is not enough.
        await office.TypeAsync(Rita, command, ("session", id), ("message", Unlawful), ("reason", "Other"), ("override", "It is fine."));
        Assert.Equal(Stage.Submitted, (await office.StateAsync(Alice)).Stage);
        Assert.Empty((await office.Replay.RunAsync(await office.EventsAsync(Alice), CancellationToken.None)).Differences);
    }

    [Fact]
    public async Task An_administrators_written_reason_lets_it_pass_and_stands_in_log_and_transcript()
    {
        using var office = new Office();
        await office.HandInAsync(Alice);
        var id = (await office.StateAsync(Alice)).Id;
        await office.TypeAsync(Ada, "advance", ("session", id), ("message", Unlawful));
        Assert.Equal(Stage.Submitted, (await office.StateAsync(Alice)).Stage);
        var heard = await office.TypeAsync(Ada, "advance", ("session", id), ("message", Unlawful), ("override", "The youth protection act, section 3."));
        Assert.Contains(Unlawful, Heard.Words(heard.At(PlaceOf(Alice))), StringComparison.Ordinal);
        var log = await office.EventsAsync(Alice);
        Assert.Equal("The youth protection act, section 3.", log.Select(e => e.Event).OfType<SpeechAllowed>().Single().Because);
        Assert.Contains(Transcript.Of(log), l => l.Who == "Ada" && l.Text.Contains("section 3", StringComparison.Ordinal));
        Assert.Empty((await office.Replay.RunAsync(log, CancellationToken.None)).Differences);
    }

    [Fact]
    public async Task The_form_of_a_decline_is_looked_at_too()
    {
        using var office = new Office();
        await office.HandInAsync(Alice);
        var form = (await office.PressAsync(Rita, "Decline")).Shown[0].Form!;
        await office.FillAsync(Rita, form.Action, ("kind", "other"), ("reason", "Not the right match."), ("message", Unlawful));
        Assert.Equal(Stage.Submitted, (await office.StateAsync(Alice)).Stage);
        await office.FillAsync(Rita, form.Action, ("kind", "other"), ("reason", "Not the right match."), ("message", "Thank you for your time."));
        Assert.Equal(Stage.Declined, (await office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task The_bot_does_not_carry_the_teams_words_into_a_private_conversation_when_they_ask_such_things()
    {
        using var office = new Office();
        await office.ToFirstQuestionAsync(Alice);
        await office.TypeAsync(Rita, "claim", ("session", (await office.StateAsync(Alice)).Id));
        var heard = await office.SayAsync(Rita, Unlawful);
        Assert.Contains(Instead, heard.Text, StringComparison.Ordinal);
        Assert.Empty(heard.At(PlaceOf(Alice)));
        var passed = await office.SayAsync(Rita, "When could you begin?");
        Assert.Contains("When could you begin?", Heard.Words(passed.At(PlaceOf(Alice))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_from_a_guide_that_asks_such_things_is_left_out_and_told_to_the_team()
    {
        using var office = new Office(new AskingAnswerer());
        await office.ToFirstQuestionAsync(Alice);
        var heard = await office.SayAsync(Alice, "Where does the flour come from?");
        Assert.DoesNotContain("How old are you", heard.Text, StringComparison.Ordinal);
        Assert.Contains("I leave out", heard.Text, StringComparison.Ordinal);
        // The open question is put again, and the team reads what was left out.
        Assert.Contains("Tell me about a time when you rescued a dough", heard.Text, StringComparison.Ordinal);
        Assert.Contains("How old are you", Heard.Words(heard.Reviewers), StringComparison.Ordinal);
        var log = await office.EventsAsync(Alice);
        Assert.Contains(log, e => e.Event is QuestionAnswered { Answer.Text: AskingAnswerer.Text });
        Assert.Empty((await office.Replay.RunAsync(log, CancellationToken.None)).Differences);
    }

    [Fact]
    public async Task A_role_file_that_asks_such_things_is_asked_without_them_and_the_card_says_so()
    {
        using var folder = new TemporaryFolder();
        var bakery = Path.Combine(AppContext.BaseDirectory, "Conversations", "Data", "bakery", "roles", "baker.md");
        Directory.CreateDirectory(Path.Combine(folder.Path, "roles"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "roles", "baker.md"),
            (await File.ReadAllTextAsync(bakery)).Replace("Are you legally allowed to work in this town?", Unlawful, StringComparison.Ordinal)
        );
        using var office = new Office(roles: RoleCatalog.Load(folder.Path, rubric: false));
        await office.BeginAsync(Alice);
        await office.SayAsync(Alice, "4");
        await office.SayAsync(Alice, "employee");
        await office.SayAsync(Alice, Paths.WholeStory);
        await office.SayAsync(Alice, Paths.HygieneStory);
        var heard = await office.PressAsync(Alice, "Hand in");
        Assert.All(office.Platform.All.Where(d => d.Reply.To != ReplyTo.Reviewers), d => Assert.DoesNotContain("How old are you", d.Reply.Text, StringComparison.Ordinal));
        Assert.Contains("k.permit: Age is protected", Heard.Words(heard.Reviewers), StringComparison.Ordinal);
        var state = await office.StateAsync(Alice);
        Assert.Equal(Unlawful, Assert.Single(state.Unasked).Ask);
        Assert.Equal(RoleScript.Sha256(state.Role!), state.ScriptSha256);
    }

    private sealed class AskingAnswerer : ScriptedAnswerer
    {
        private const string Asked = "How old are you?";
        public const string Text = "In the interview we ask: How old are you?";

        protected override Answer Answer(Question question) => new(true, Text, 0.9, "offline", [new Citation("guides/bakery.md", "Flour", Asked, "2024", 0)], []);
    }
}
