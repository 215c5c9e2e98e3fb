using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>S-15: a work sample may come in several messages and in code, is kept exactly, and is followed up by what speaks for and against it.</summary>
public sealed class WorkSampleTests : IDisposable
{
    private const string Code = "```py\ndef weigh(salt):\n    # grams\n    return salt * 2\n```";

    private readonly TemporaryFolder _folder = new();
    private readonly Office _office;

    public WorkSampleTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Conversations", "Data", "bakery", "roles"), "baker.md"))
            _folder.Write(
                "roles/baker.md",
                File.ReadAllText(file)
                    .Replace("  - id: rescue\n", "  - id: rescue\n    kind: work-sample\n", StringComparison.Ordinal)
                    .Replace("when: action, ask: \"What exactly", "when: tests, ask: \"What exactly", StringComparison.Ordinal)
            );
        _office = new Office(roles: RoleCatalog.Load(_folder.Path));
    }

    public void Dispose()
    {
        _office.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_complete_when_its_writer_says_so_and_kept_as_it_was_written()
    {
        await _office.ToFirstQuestionAsync(Alice);
        foreach (var words in (string[])["I would write this:", Code, "Is it clear why? I hope so, since the salt is weighed twice."])
            Assert.Contains("press That is all", (await _office.SayAsync(Alice, words)).Text, StringComparison.Ordinal);
        var asked = await _office.SayAsync(Alice, "That is all.");
        var state = await _office.StateAsync(Alice);
        Assert.Equal($"I would write this:\n{Code}\nIs it clear why? I hope so, since the salt is weighed twice.", state.AnswersTo("rescue").Texts[0]);
        // The story's probe ("result") is never asked of it; the one for tests is, since nothing was said of them.
        Assert.Contains("What exactly did you do to the dough?", asked.Text, StringComparison.Ordinal);
        var next = await _office.SayAsync(Alice, "I bake a test loaf that shows it.");
        Assert.Contains("Question 2 of 2", next.Text, StringComparison.Ordinal);
        await ReplaysAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Putting_a_part_right_loses_nothing_and_closes_nothing(bool claimed)
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, "I would write this:");
        if (claimed)
            await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        await _office.EditAsync(Alice, id, "I would write that:");
        if (claimed)
            await _office.TypeAsync(Rita, "release", ("session", "Alice"));
        await _office.SayAsync(Alice, Code);
        await CompleteAsync($"I would write that:\n{Code}");
    }

    [Fact]
    public async Task A_question_in_between_that_was_part_of_it_is_added_once()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "I would write this:");
        var (id, _) = await _office.WriteAsync(Alice, "Why is the salt weighed twice?");
        var button = _office.ButtonOf(Alice, "That was my answer").Action;
        Assert.Contains("press That is all", (await _office.SendAsync(Alice, button)).Text, StringComparison.Ordinal);
        await _office.SendAsync(Alice, button);
        await _office.SayAsync(Alice, Code);
        await _office.EditAsync(Alice, id, "Why is the salt weighed two times?");
        await CompleteAsync($"I would write this:\nWhy is the salt weighed two times?\n{Code}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_question_in_between_that_is_changed_into_a_part_is_added(bool claimed)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "I would write this:");
        var (id, _) = await _office.WriteAsync(Alice, "Why is the salt weighed twice?");
        if (claimed)
            await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        await _office.EditAsync(Alice, id, Code);
        if (claimed)
            await _office.TypeAsync(Rita, "release", ("session", "Alice"));
        await _office.SayAsync(Alice, "It weighs the salt.");
        await CompleteAsync($"I would write this:\n{Code}\nIt weighs the salt.");
    }

    [Fact]
    public async Task What_comes_by_the_form_goes_on_as_well()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var form = Core.Conversations.ActionId.Of("answer", (await _office.StateAsync(Alice)).Id, "q.rescue");
        foreach (var words in (string[])["I would write this:", Code])
            Assert.Contains("press That is all", (await _office.FillAsync(Alice, form, ("text", words))).Text, StringComparison.Ordinal);
        await _office.SayAsync(Alice, "It weighs the salt.");
        await CompleteAsync($"I would write this:\n{Code}\nIt weighs the salt.");
    }

    [Fact]
    public async Task A_brace_or_a_fence_alone_is_a_part_of_it()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "```js\nfunction weigh(salt) {");
        foreach (var mark in (string[])["}", "```"])
            Assert.Contains("press That is all", (await _office.SayAsync(Alice, mark)).Text, StringComparison.Ordinal);
        var brace = (await _office.StateAsync(Alice)).AnswerTo(ScriptItem.Main("rescue"))!.Parts[1].MessageId;
        await _office.EditAsync(Alice, brace, "};");
        await CompleteAsync("```js\nfunction weigh(salt) {\n};\n```");
    }

    [Theory]
    [InlineData("SELECT grams FROM salt WHERE id = ?")]
    [InlineData("is salted = ?")]
    [InlineData("Would use select_related here")]
    [InlineData("Does not scale beyond one writer")]
    [InlineData("weigh(salt) ? 1 : is_salted(dough)?")]
    public async Task Code_and_notes_that_look_like_questions_are_parts_of_it(string part)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "I would write this:");
        Assert.Contains("press That is all", (await _office.SayAsync(Alice, part)).Text, StringComparison.Ordinal);
        await CompleteAsync($"I would write this:\n{part}");
    }

    [Theory]
    [InlineData("How many people work there?")]
    [InlineData("May I use `select_related`?")]
    public async Task A_question_in_between_is_answered_and_the_sample_goes_on(string question)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "I would write this:");
        await _office.SayAsync(Alice, question);
        Assert.Contains(await _office.EventsAsync(Alice), e => e.Event is QuestionAnswered { Question: var asked } && asked == question);
        await _office.SayAsync(Alice, Code);
        await CompleteAsync($"I would write this:\n{Code}");
    }

    [Theory]
    [InlineData("pass")]
    [InlineData("break")]
    [InlineData("continue")]
    [InlineData("next")]
    public async Task A_keyword_alone_is_a_line_of_it(string keyword)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "for loaf in oven:");
        Assert.Contains("press That is all", (await _office.SayAsync(Alice, keyword)).Text, StringComparison.Ordinal);
        Assert.False((await _office.StateAsync(Alice)).IsPaused);
        await CompleteAsync($"for loaf in oven:\n{keyword}");
    }

    [Fact]
    public async Task A_break_is_ended_and_a_person_asked_for_in_plain_words()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "for loaf in oven:");
        await _office.SayAsync(Alice, "Take a break");
        Assert.True((await _office.StateAsync(Alice)).IsPaused);
        Assert.Contains("press That is all", (await _office.SayAsync(Alice, "go on")).Text, StringComparison.Ordinal);
        await _office.SayAsync(Alice, "I want to talk to a person");
        var state = await _office.StateAsync(Alice);
        Assert.True(state.WantsPerson);
        Assert.Equal("for loaf in oven:", state.AnswersTo("rescue").Texts[0]);
        await ReplaysAsync();
    }

    [Fact]
    public async Task Changing_it_at_the_review_replaces_it()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "I weigh the salt and I tested it with a loaf.");
        await _office.PressAsync(Alice, "That is all");
        await _office.SayAsync(Alice, Paths.HygieneStory);
        await _office.SendAsync(Alice, Core.Conversations.ActionId.Of("change", (await _office.StateAsync(Alice)).Id), "q.rescue");
        await _office.SayAsync(Alice, "I weigh the flour and I tested it with a loaf.");
        await _office.SayAsync(Alice, "done");
        var state = await _office.StateAsync(Alice);
        Assert.Equal("I weigh the flour and I tested it with a loaf.", state.AnswersTo("rescue").Texts[0]);
        Assert.Equal(Stage.Review, state.Stage);
        await ReplaysAsync();
    }

    [Theory]
    [InlineData("sample.txt")]
    [InlineData("sample.md")]
    [InlineData("sample.py")]
    [InlineData("message.txt")]
    public async Task A_file_with_it_is_no_resume_and_its_writer_hears_what_to_do(string name)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("cv.txt", "Nine years of sourdough."));
        foreach (var words in (string[])["", "I would write this:"])
        {
            var (_, heard) = await _office.AttachAsync(Alice, words, _office.Files.Put(name, Code));
            Assert.Contains($"{name} was not taken", heard.Text, StringComparison.Ordinal);
            Assert.Contains("Please paste its text here", heard.Text, StringComparison.Ordinal);
            Assert.Contains("type /resume", heard.Text, StringComparison.Ordinal);
        }
        var state = await _office.StateAsync(Alice);
        Assert.Equal(("cv.txt", 1), (state.Resume!.File.Name, _office.Files.Fetched));
        Assert.Equal("I would write this:", state.AnswersTo("rescue").Texts[0]);
        await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("cv2.txt", "Ten years of sourdough."));
        Assert.Equal("cv2.txt", (await _office.StateAsync(Alice)).Resume!.File.Name);
        await ReplaysAsync();
    }

    [Fact]
    public async Task A_document_beside_it_is_the_resume()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (_, heard) = await _office.AttachAsync(Alice, "", _office.Files.Put("message.txt", Code), _office.Files.Put("cv.pdf", "%PDF-1.4"));
        Assert.Contains("left out message.txt", heard.Text, StringComparison.Ordinal);
        Assert.Equal("cv.pdf", (await _office.StateAsync(Alice)).Resume!.File.Name);
    }

    [Fact]
    public async Task Reviewers_see_code_as_code()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, $"*This*:\n{Code}\n# done");
        var markdown = Transcript.Markdown(await _office.StateAsync(Alice), await _office.EventsAsync(Alice));
        Assert.Contains("> \\*This\\*:\n> ```\n> def weigh(salt):\n>     # grams\n>     return salt * 2\n> ```\n> \\# done\n", markdown, StringComparison.Ordinal);
    }

    private async Task CompleteAsync(string text)
    {
        Assert.Equal("q.rescue", (await _office.StateAsync(Alice)).Pending!.Item.ToString());
        await _office.SayAsync(Alice, "That is all.");
        var state = await _office.StateAsync(Alice);
        Assert.NotEqual("q.rescue", state.Pending!.Item.ToString());
        Assert.Equal(text, state.AnswersTo("rescue").Texts[0]);
        await ReplaysAsync();
    }

    private async Task ReplaysAsync() => Assert.Empty((await _office.Replay.RunAsync(await _office.EventsAsync(Alice), CancellationToken.None)).Differences);
}
