using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Tests.Support;
using RecruitBot.Tests.Support.Documents;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Recruiting.Resumes;

/// <summary>What is not taken as a résumé, and that it is said in one clear sentence; what cannot be read is kept for people.</summary>
public sealed class RefusalTests : IDisposable
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    public static TheoryData<string, string, byte[], string> Files() =>
        new()
        {
            { "empty", "cv.pdf", [], "The file is empty." },
            { "picture", "me.png", Png, "It is a picture" },
            { "picture that passes for a PDF", "cv.pdf", Png, "It is a picture, whatever its name says" },
            { "text that passes for a PDF", "cv.pdf", WordFile.Bytes("Ten years of bread."), "not what its ending .pdf says" },
            { "program", "cv.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 0], "none of them" },
            { "table", "cv.csv", WordFile.Bytes("a,b"), "none of them" },
            { "web page", "cv.html", WordFile.Bytes("<html><body>me</body></html>"), "none of them" },
            { "RTF", "cv.txt", WordFile.Bytes(@"{\rtf1 me}"), "RTF" },
            { "old Word", "cv.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old or a protected Office file" },
            { "archive", "cv.docx", WordFile.Zip(("cv.txt", [65])), "an archive and no Word document" },
            { "broken archive", "cv.docx", [0x50, 0x4B, 3, 4, 1, 2, 3], "damaged Word file" },
            { "macros", "cv.docx", WordFile.Of(WordFile.Paragraph("Me"), ("word/vbaProject.bin", [1])), "macros" },
            { "zip bomb", "cv.docx", WordFile.Whole(new string(' ', 60_000_000)), "unpacks to far more" },
            { "JSON", "cv.json", WordFile.Bytes("{\"basics\":1}"), "no JSON Resume" },
            { "nested JSON", "cv.json", WordFile.Bytes("{\"basics\":" + string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5001)), "no JSON Resume" },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Files_that_are_none_are_refused_and_nothing_is_kept(string what, string name, byte[] bytes, string reason)
    {
        await _office.ToFirstQuestionAsync(Alice);
        var heard = await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put(name, bytes));
        var said = Assert.Single(heard.Here, r => r.Text.Contains("was not taken", StringComparison.Ordinal)).Text;
        Assert.StartsWith($"{name} was not taken. ", said, StringComparison.Ordinal);
        Assert.True(said.Contains(reason, StringComparison.Ordinal), $"{what}: {said}");
        Assert.DoesNotContain("Knowledge:", said, StringComparison.Ordinal);
        Assert.Equal((null, 0), ((await _office.StateAsync(Alice)).Resume, (await _office.StateAsync(Alice)).ResumesGiven));
    }

    [FactWithPdfToText]
    public async Task A_PDF_with_a_password_is_refused_and_one_without_text_is_kept_for_people()
    {
        await _office.HandInAsync(Alice);
        Assert.Contains("protected by a password", (await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("cv.pdf", PdfFile.Protected()))).Text, StringComparison.Ordinal);
        var heard = await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("scan.pdf", PdfFile.Of([])));
        Assert.Contains("no text in it that can be read", heard.Text, StringComparison.Ordinal);
        Assert.Contains("no text in it that can be read", Heard.Words(heard.Reviewers), StringComparison.Ordinal);
        var shown = Assert.Single((await _office.PressAsync(Rita, "R\u00e9sum\u00e9")).Shown);
        Assert.Null(shown.File);
        Assert.NotEmpty(Assert.Single((await _office.PressAsync(Rita, "Original file")).Shown).File!.Bytes!);
    }

    [FactWithPdfToText]
    public async Task A_PDF_and_a_Word_file_are_read()
    {
        await _office.ToFirstQuestionAsync(Alice);
        foreach (var file in new[] { _office.Files.Put("cv.pdf", PdfFile.Of(PdfFile.Lines(72, 700, "Nine years of sourdough.", "Nationality: Ruritanian"))), _office.Files.Put("cv.docx", WordFile.Of(WordFile.Paragraph("Nine years of sourdough.") + WordFile.Paragraph("Nationality: Ruritanian"))) })
        {
            await _office.TypeWithFileAsync(Alice, "resume", file);
            var kept = (await _office.StateAsync(Alice)).Resume!;
            Assert.Equal(file.Name, kept.File.Name);
            var text = (await _office.Store.FileAsync((await _office.StateAsync(Alice)).Id, kept.Version, CancellationToken.None))!.Text!;
            Assert.Contains("Nine years of sourdough.", text, StringComparison.Ordinal);
            Assert.Equal("Nationality: Ruritanian", Assert.Single(kept.File.Sealed).Of(text));
        }
    }

    [Fact]
    public async Task What_is_stated_or_turns_out_to_be_too_large_is_refused()
    {
        _office.ResumeLimits = new ResumeLimits { FileBytes = 1024 * 1024 };
        _office.Restart();
        await _office.ToFirstQuestionAsync(Alice);
        var large = _office.Files.Put("cv.txt", new string('a', 1024 * 1024 + 1));
        Assert.Contains("larger than 1 MB", (await _office.TypeWithFileAsync(Alice, "resume", large)).Text, StringComparison.Ordinal);
        Assert.Equal(0, _office.Files.Fetched);
        Assert.Contains("larger than 1 MB", (await _office.TypeWithFileAsync(Alice, "resume", large with { Size = 5 })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_has_expired_is_said_and_the_words_are_taken()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var file = _office.Files.Put("cv.txt", "Bread.");
        _office.Files.Expire(file);
        var (_, heard) = await _office.AttachAsync(Alice, Paths.WholeStory, file);
        Assert.Contains("cv.txt was not taken. I could not fetch it; send it again. What you wrote is taken.", heard.Text, StringComparison.Ordinal);
        Assert.NotNull((await _office.StateAsync(Alice)).LastAnswered);
    }

    [Fact]
    public async Task A_reader_that_breaks_takes_no_words_with_it()
    {
        await _office.ToFirstQuestionAsync(Alice);
        _office.Files.Gate = (_, _) => throw new InvalidOperationException("words of the candidate");
        var (_, heard) = await _office.AttachAsync(Alice, Paths.WholeStory, _office.Files.Put("cv.txt", "Bread."));
        Assert.Contains("went wrong on my side", heard.Text, StringComparison.Ordinal);
        Assert.NotNull((await _office.StateAsync(Alice)).LastAnswered);
    }

    [Fact]
    public async Task A_hundred_from_one_person_are_bounded()
    {
        await _office.ToFirstQuestionAsync(Alice);
        for (var i = 0; i < 100; i++)
            await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put($"cv{i}.txt", $"Version {i}"));
        var state = await _office.StateAsync(Alice);
        Assert.Equal((10, 10, "cv9.txt"), (state.ResumesGiven, _office.Files.Fetched, state.Resume!.File.Name));

        await _office.ToFirstQuestionAsync(Bob);
        var before = _office.Files.Fetched;
        var at = _office.Time.GetUtcNow();
        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Task.Run(() => _office.Router.HandleAsync(new TextTurn($"burst:{i}", at, Bob, PlaceOf(Bob), "") { Files = [_office.Files.Put($"b{i}.txt", $"B {i}")] }, CancellationToken.None)))
        );
        Assert.Equal(before + 5, _office.Files.Fetched);
        Assert.Equal(5, (await _office.StateAsync(Bob)).ResumesGiven);
    }

    [Fact]
    public async Task A_message_that_comes_again_because_it_could_not_be_recorded_counts_once()
    {
        using var intake = _office.Files.IntakeOf(new ResumeLimits(), _office.Time);
        var file = _office.Files.Put("cv.txt", "Bread.");
        for (var i = 0; i < 20; i++)
            Assert.NotNull((await intake.TakeAsync(Alice, "again", [file], 0, CancellationToken.None)).Given.Taken);
    }

    [Fact]
    public async Task However_much_of_it_is_personal_the_log_stays_short_and_all_of_it_is_withheld()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put("cv.md", string.Concat(Enumerable.Range(0, 5000).Select(i => $"Age: {i:00000}\n\nBread {i}.\n\n"))));
        var state = await _office.StateAsync(Alice);
        Assert.InRange(state.Resume!.File.Sealed.Count, 2, 301);
        var text = Assert.Single((await _office.TypeAsync(Rita, "cv", ("session", "Alice"))).Shown).File!.Content;
        Assert.Contains("Bread 100.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("04999", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_lose_what_nobody_sees_and_all_that_is_said_fits()
    {
        await _office.ToFirstQuestionAsync(Alice);
        foreach (var name in new[] { "..\\..\\etc/cv\u202Efdp.txt", new string('n', 300) + ".txt", "\u200B\u200D.txt", "@everyone **cv**.txt" })
        {
            var heard = await _office.TypeWithFileAsync(Alice, "resume", _office.Files.Put(name, "About " + name.Length));
            foreach (var reply in heard.All)
                DiscordFit.Check(reply);
            var kept = (await _office.StateAsync(Alice)).Resume!.File.Name;
            Assert.InRange(kept.Length, 1, 100);
            Assert.DoesNotContain('\u202E', kept);
            Assert.DoesNotContain('/', kept);
        }
    }

    [Fact]
    public async Task While_a_file_is_fetched_others_in_the_conversation_are_served()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var arrived = new TaskCompletionSource();
        var goes = new TaskCompletionSource();
        _office.Files.Gate = async (_, ct) =>
        {
            arrived.SetResult();
            await goes.Task.WaitAsync(ct);
        };
        var file = _office.Files.Put("cv.txt", "Bread.");
        var at = _office.Time.GetUtcNow();
        var giving = Task.Run(() => _office.Router.HandleAsync(new TextTurn("slow", at, Alice, PlaceOf(Alice), "") { Files = [file] }, CancellationToken.None));
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Contains("Baker", (await _office.TypeAsync(Alice, "status").WaitAsync(TimeSpan.FromSeconds(30))).Text, StringComparison.Ordinal);
        Assert.Null((await _office.StateAsync(Alice)).Resume);
        goes.SetResult();
        await giving;
        Assert.NotNull((await _office.StateAsync(Alice)).Resume);
    }

    [Fact]
    public async Task What_a_crash_cut_short_leaves_nothing_and_the_same_message_is_taken_afterwards()
    {
        await _office.ToFirstQuestionAsync(Alice);
        using var stopped = new CancellationTokenSource();
        _office.Files.Gate = async (_, ct) =>
        {
            await stopped.CancelAsync();
            ct.ThrowIfCancellationRequested();
        };
        var turn = new TextTurn("cut", _office.Time.GetUtcNow(), Alice, PlaceOf(Alice), "") { Files = [_office.Files.Put("cv.txt", "Bread.")] };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _office.Router.HandleAsync(turn, stopped.Token));
        Assert.Null(await _office.Store.FindMessageAsync("cut", CancellationToken.None));

        _office.Files.Gate = (_, _) => Task.CompletedTask;
        _office.Restart();
        await _office.TakeAsync(turn);
        await _office.TakeAsync(turn);
        Assert.Equal(1, (await _office.StateAsync(Alice)).ResumesGiven);
    }
}
