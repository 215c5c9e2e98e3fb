using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Recruiting.Resumes;

/// <summary>Candidates give, replace and take back their résumé.</summary>
public sealed class GivingTests : IDisposable
{
    private const string Text = "Alice Baker\n\nNine years of sourdough at the mill in Ghent.";

    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Attached_to_a_message_it_is_taken_kept_and_answers_no_question()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var asked = (await _office.StateAsync(Alice)).Pending;
        var (id, heard) = await _office.AttachAsync(Alice, "", _office.Files.Put("my cv.txt", Text));

        Assert.Contains($"I have your r\u00e9sum\u00e9 for Night Baker: my cv.txt ({Text.Length} bytes). People of the team read it; no AI scores it", heard.Text, StringComparison.Ordinal);
        var state = await _office.StateAsync(Alice);
        Assert.Equal(asked, state.Pending);
        Assert.Contains(asked!.Text, heard.Text, StringComparison.Ordinal);
        Assert.Equal((id, "my cv.txt", ResumeKind.Text), (state.Resume!.MessageId, state.Resume.File.Name, state.Resume.File.Kind));
        var content = await _office.Store.FileAsync(state.Id, state.Resume.Version, CancellationToken.None);
        Assert.Equal(Text, System.Text.Encoding.UTF8.GetString(content!.Bytes));
        Assert.Contains("Nine years of sourdough", content.Text, StringComparison.Ordinal);
        // The log is read at every turn: it holds neither the bytes nor the words.
        Assert.DoesNotContain("sourdough at the mill", string.Concat((await _office.EventsAsync(Alice)).Select(e => SessionJson.Write(e.Event))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Here is my CV")]
    [InlineData("hi, please find my r\u00e9sum\u00e9 attached")]
    [InlineData("See the attached document.")]
    [InlineData("Yes, here's my updated CV for the Night Baker role. Thank you very much!")]
    [InlineData("As requested, I have attached my cover letter and r\u00e9sum\u00e9 (PDF)")]
    public async Task Words_that_only_go_along_with_it_are_no_answer(string words)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.AttachAsync(Alice, words, _office.Files.Put("cv.txt", Text));
        var events = await _office.EventsAsync(Alice);
        Assert.DoesNotContain(events, e => e.Event is AnswerGiven);
        Assert.Contains(events, e => e.Event is CandidateWrote { Text: var kept } && kept == words);
    }

    [Theory]
    [InlineData("We had to resume the failed job, and I did.")]
    [InlineData("I attached a debugger and found it.")]
    [InlineData("I attached my CV; I led the Postgres migration in 2021.")]
    [InlineData("My CV has it: 400 loaves a night")]
    [InlineData("Here is the file that broke.")]
    public async Task An_answer_that_only_sounds_like_it_is_one(string words)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.AttachAsync(Alice, words, _office.Files.Put("cv.txt", Text));
        Assert.Equal(words, Assert.Single((await _office.EventsAsync(Alice)).Select(e => e.Event).OfType<AnswerGiven>()).Text);
    }

    [Fact]
    public async Task A_yes_to_a_fact_is_one_whatever_file_comes_with_it()
    {
        await _office.BeginAsync(Alice);
        await _office.AttachAsync(Alice, "Yes, see my CV", _office.Files.Put("cv.txt", Text));
        var state = await _office.StateAsync(Alice);
        Assert.Equal("Yes, see my CV", Assert.Single(state.Facts.Values).Quote);
        Assert.Equal("cv.txt", state.Resume!.File.Name);
    }

    [Fact]
    public async Task A_paste_that_became_a_file_is_never_taken_from_a_message()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (_, heard) = await _office.AttachAsync(Alice, "", _office.Files.Put("message.txt", Paths.WholeStory));
        Assert.Contains("message.txt was not taken", heard.Text, StringComparison.Ordinal);
        Assert.Equal((null, 0), ((await _office.StateAsync(Alice)).Resume, _office.Files.Fetched));
        await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("message.txt", Text));
        Assert.Equal("message.txt", (await _office.StateAsync(Alice)).Resume!.File.Name);
    }

    [Fact]
    public async Task In_a_thread_whoever_states_personal_things_hears_that_the_file_itself_stands_there()
    {
        var thread = new Place("test", "ch:1");
        await _office.ToFirstQuestionAsync(Alice);
        Task<Heard> GiveAsync(string text) =>
            _office.TakeAsync(new TextTurn(_office.NewMessage(), _office.Time.GetUtcNow(), Alice, thread, "") { Files = [_office.Files.Put("cv.txt", text)] });
        Assert.DoesNotContain("stands in this thread", (await GiveAsync(Text)).Text, StringComparison.Ordinal);
        Assert.Contains("is masked in the text that the team is shown. Your message with the file stands in this thread", (await GiveAsync(Text + "\n\nAge: 34")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_comes_with_it_is_the_answer()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (_, heard) = await _office.AttachAsync(Alice, Paths.WholeStory, _office.Files.Put("cv.txt", Text));
        Assert.Contains("I have your r\u00e9sum\u00e9", heard.Text, StringComparison.Ordinal);
        Assert.Equal(Paths.WholeStory, Assert.Single((await _office.EventsAsync(Alice)).Select(e => e.Event).OfType<AnswerGiven>()).Text);
    }

    [Fact]
    public async Task By_command_it_is_given_seen_replaced_and_taken_back()
    {
        await _office.ToFirstQuestionAsync(Alice);
        Assert.Contains("You have given no r\u00e9sum\u00e9 for Night Baker", (await _office.TypeAsync(Alice, "resume")).Text, StringComparison.Ordinal);
        await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("one.md", Text));
        Assert.Contains("one.md", (await _office.TypeAsync(Alice, "resume")).Text, StringComparison.Ordinal);
        var heard = await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("two.txt", Text + " More."));
        Assert.Contains("takes the place of the one before", heard.Text, StringComparison.Ordinal);
        Assert.Equal("two.txt", (await _office.StateAsync(Alice)).Resume!.File.Name);
        Assert.Contains("have already", (await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("again.txt", Text + " More."))).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await _office.StateAsync(Alice)).ResumesGiven);

        Assert.Contains("Taken back", (await _office.TypeAsync(Alice, "resume", ("do", "remove"))).Text, StringComparison.Ordinal);
        Assert.Null((await _office.StateAsync(Alice)).Resume);
        Assert.Contains("no r\u00e9sum\u00e9 to take back", (await _office.TypeAsync(Alice, "resume", ("do", "Remove"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_a_file_is_never_recorded_whatever_comes_of_it()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var file = _office.Files.Put("cv.txt", Text) with { Option = "file" };
        await _office.TypeWithFileAsync(Alice, "resume", file);
        var both = new Dictionary<string, string> { ["file"] = file.Name, ["do"] = "remove" };
        var heard = await _office.TakeAsync(new CommandTurn(_office.NewMessage(), _office.Time.GetUtcNow(), Alice, PlaceOf(Alice), "resume", both) { Files = [file] });
        Assert.Contains("Taken back", heard.Text, StringComparison.Ordinal);
        await _office.AttachAsync(Alice, "", file with { Option = "" });
        await _office.AttachAsync(Alice, "", file with { Name = "message.txt" });
        Assert.DoesNotContain("files.test", string.Concat((await _office.EventsAsync(Alice)).Select(e => SessionJson.Write(e.Event))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_takes_it_back_and_only_its_owners()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("cv.txt", Text));
        var button = _office.ButtonOf(Alice, "Take the r\u00e9sum\u00e9 back").Action;
        await _office.SendAsync(Bob, button);
        await _office.SendAsync(Rita, button);
        Assert.NotNull((await _office.StateAsync(Alice)).Resume);
        _office.Restart();
        await _office.SendAsync(Alice, button);
        Assert.Null((await _office.StateAsync(Alice)).Resume);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_button_of_one_that_was_replaced_leaves_the_newer_alone(bool claimed)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("one.txt", Text));
        var stale = _office.ButtonOf(Alice, "Take the r\u00e9sum\u00e9 back").Action;
        await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("two.txt", Text + " More."));
        if (claimed)
            await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        Assert.Contains("was replaced already; nothing has changed", Heard.Words((await _office.SendAsync(Alice, stale)).Here), StringComparison.Ordinal);
        Assert.Equal("two.txt", (await _office.StateAsync(Alice)).Resume!.File.Name);
        await _office.PressAsync(Alice, "Take the r\u00e9sum\u00e9 back");
        Assert.Null((await _office.StateAsync(Alice)).Resume);
    }

    [Fact]
    public async Task After_handing_in_it_comes_onto_the_card()
    {
        await _office.HandInAsync(Alice);
        var (_, heard) = await _office.AttachAsync(Alice, "", _office.Files.Put("late.txt", Text));
        Assert.Contains("I have your r\u00e9sum\u00e9", heard.Text, StringComparison.Ordinal);
        var card = Assert.Single(heard.Reviewers);
        Assert.True(card.IsUpdate);
        Assert.Contains("late.txt", Heard.Words([card]), StringComparison.Ordinal);
        Assert.Contains(card.Buttons, b => b.Label == "R\u00e9sum\u00e9");
    }

    [Fact]
    public async Task Without_an_application_or_in_public_no_file_is_fetched_and_that_is_said()
    {
        var (_, heard) = await _office.AttachAsync(Bob, "", _office.Files.Put("cv.txt", Text));
        Assert.Contains("only as the r\u00e9sum\u00e9 of an open application", heard.Text, StringComparison.Ordinal);
        Assert.Contains("no open application", (await _office.TypeWithFileAsync(Bob, "resume", _office.Files.Put("cv.txt", Text))).Text, StringComparison.Ordinal);
        await _office.ToFirstQuestionAsync(Alice);
        var loud = await _office.TakeAsync(new TextTurn("loud", _office.Time.GetUtcNow(), Alice, PlaceOf(Alice), "") { InPublic = true, Files = [_office.Files.Put("cv.txt", Text)] });
        Assert.Contains("in private", loud.Text, StringComparison.Ordinal);
        Assert.Equal(0, _office.Files.Fetched);
        Assert.Null((await _office.StateAsync(Alice)).Resume);
    }

    [Fact]
    public async Task When_its_message_is_deleted_the_candidate_is_asked()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.AttachAsync(Alice, "", _office.Files.Put("cv.txt", Text));
        var heard = await _office.DeleteAsync(Alice, id);
        Assert.Contains("message with your r\u00e9sum\u00e9 was deleted", heard.Text, StringComparison.Ordinal);
        Assert.NotNull((await _office.StateAsync(Alice)).Resume);
        await _office.PressAsync(Alice, "Take the r\u00e9sum\u00e9 back");
        Assert.Null((await _office.StateAsync(Alice)).Resume);
        Assert.Empty((await _office.DeleteAsync(Alice, id)).Text);
    }

    [Fact]
    public async Task While_a_person_has_the_conversation_the_bot_is_silent_and_the_person_is_told()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        var (_, heard) = await _office.AttachAsync(Alice, "my cv", _office.Files.Put("cv.txt", Text));
        Assert.Empty(heard.Text);
        Assert.Contains("Alice", Heard.Words(heard.At(PlaceOf(Rita))), StringComparison.Ordinal);
        Assert.Contains("cv.txt", Heard.Words(heard.At(PlaceOf(Rita))), StringComparison.Ordinal);
        Assert.NotNull((await _office.StateAsync(Alice)).Resume);
    }

    [Fact]
    public async Task By_command_while_a_person_has_the_conversation_only_the_candidate_is_told_in_private()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        var heard = await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("cv.txt", Text));
        Assert.Contains("I have your r\u00e9sum\u00e9, cv.txt", Assert.Single(heard.Here).Text, StringComparison.Ordinal);
        Assert.True(heard.Here[0].Private);
        Assert.Contains("/cv", Heard.Words(heard.At(PlaceOf(Rita))), StringComparison.Ordinal);
        Assert.Contains("was not taken", Assert.Single((await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("cv.pdf", Text))).Here).Text, StringComparison.Ordinal);
        await _office.TypeAsync(Alice, "resume", ("do", "remove"));
        Assert.Null((await _office.StateAsync(Alice)).Resume);
    }

    [Fact]
    public async Task At_a_terminal_the_word_is_enough_to_take_it_back_and_the_open_question_keeps_its_numbers()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var heard = await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("cv.txt", Text));
        Assert.Contains(heard.Here[^1].Buttons, b => b.Label == "Skip");
        var named = new GivenFile("file", "remove", 0, "file:///nowhere/remove");
        var turn = new CommandTurn("typed", _office.Time.GetUtcNow(), Alice, PlaceOf(Alice), "resume", new Dictionary<string, string> { ["file"] = "remove" }) { Files = [named] };
        Assert.Contains("Taken back", (await _office.TakeAsync(turn)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_team_is_theirs_and_no_resume()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        await _office.AttachAsync(Rita, "Please read this.", _office.Files.Put("offer.pdf", Text));
        Assert.Equal($"Please read this.\n[file: offer.pdf, {Text.Length} bytes]", Assert.Single((await _office.EventsAsync(Alice)).Select(e => e.Event).OfType<StaffWrote>()).Text);
        Assert.Equal((null, 0), ((await _office.StateAsync(Alice)).Resume, _office.Files.Fetched));
    }

    [Fact]
    public async Task Of_several_files_the_one_that_can_be_a_resume_is_taken()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (_, heard) = await _office.AttachAsync(Alice, "", _office.Files.Put("me.png", [0x89, 0x50, 0x4E, 0x47]), _office.Files.Put("cv.txt", Text));
        Assert.Contains("left out me.png", heard.Text, StringComparison.Ordinal);
        Assert.Equal("cv.txt", (await _office.StateAsync(Alice)).Resume!.File.Name);
        Assert.Equal(1, _office.Files.Fetched);
    }

    [Fact]
    public async Task Everything_runs_again_to_the_same_without_the_file()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.AttachAsync(Alice, "Here is my CV", _office.Files.Put("cv.txt", Text + "\nMarital status: single"));
        await _office.AttachAsync(Alice, Paths.WholeStory, _office.Files.Put("cv.exe", [0x4D, 0x5A, 0, 0]));
        await _office.TypeAsync(Alice, "resume", ("do", "remove"));
        await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("cv2.txt", Text));
        await _office.SayAsync(Alice, Paths.HygieneStory);
        await _office.PressAsync(Alice, "Hand in");
        var fetched = _office.Files.Fetched;

        var report = await _office.Replay.RunAsync(await _office.EventsAsync(Alice), CancellationToken.None);

        Assert.Empty(report.Differences);
        Assert.Equal(fetched, _office.Files.Fetched);
    }
}
