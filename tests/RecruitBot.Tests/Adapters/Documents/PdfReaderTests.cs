using RecruitBot.Adapters.Documents.Pdf;
using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Tests.Support;
using RecruitBot.Tests.Support.Documents;

namespace RecruitBot.Tests.Adapters.Documents;

public sealed class PdfReaderTests
{
    [FactWithPdfToText]
    public async Task Headings_paragraphs_lists_and_tables_are_kept()
    {
        PdfText[] page =
        [
            new(72, 720, 20, "Parental leave"),
            .. PdfFile.Lines(72, 690, "Every parent may take sixteen weeks of paid leave after a child is born, and", "the team plans the time together with the person in the mean-", "time."),
            new(72, 620, 14, "What is paid"),
            .. new[] { ("Level", "Weeks"), ("Junior", "16"), ("Senior", "18"), ("Lead", "20") }.SelectMany((r, i) => (PdfText[])[new(72, 598 - 16 * i, 11, r.Item1), new(220, 598 - 16 * i, 11, r.Item2)]),
            new(72, 500, 11, "• Tell your lead."),
            new(72, 486, 11, "• Fill in the form."),
        ];
        var read = await RealReaders.OfAsync("a.pdf", PdfFile.Of(page));
        Assert.Equal(
            "# Parental leave\n\nEvery parent may take sixteen weeks of paid leave after a child is born, and the team plans the time together with the person in the meantime.\n\n"
                + "## What is paid\n\n| Level | Weeks |\n| --- | --- |\n| Junior | 16 |\n| Senior | 18 |\n| Lead | 20 |\n\n- Tell your lead.\n- Fill in the form.\n",
            read.Text);
    }

    [FactWithPdfToText]
    public async Task Columns_are_read_one_after_the_other()
    {
        PdfText[] page =
        [
            .. PdfFile.Lines(72, 700, "Working here means working with", "people who care about bread and", "each other, every day of the week."),
            .. PdfFile.Lines(320, 700, "The second column talks about tools", "that the bakers use in the night", "and that are cleaned each morning."),
        ];
        Assert.Equal(
            "Working here means working with people who care about bread and each other, every day of the week.\n\nThe second column talks about tools that the bakers use in the night and that are cleaned each morning.\n",
            (await RealReaders.OfAsync("a.pdf", PdfFile.Of(page))).Text);
    }

    [FactWithPdfToText]
    public async Task Running_titles_and_page_numbers_are_left_out_and_a_sentence_goes_on_over_the_page()
    {
        var pages = Enumerable.Range(1, 4).Select(n => (PdfText[])[new(72, 770, 9, "Acme handbook"), new(72, 700, 11, n == 1 ? "The first page ends in the middle of a" : n == 2 ? "sentence that the second page ends." : $"Page number {n} has this sentence of its own."), new(300, 30, 9, $"Page {n} of 4")]).ToArray();
        var read = await RealReaders.OfAsync("a.pdf", PdfFile.Of(pages));
        Assert.StartsWith("The first page ends in the middle of a sentence that the second page ends.\n", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("handbook", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("of 4", read.Text, StringComparison.Ordinal);
        Assert.Contains(read.Notes, n => n.Contains("page numbers", StringComparison.Ordinal));
    }

    [FactWithPdfToText]
    public async Task A_scanned_page_is_told_what_it_needs() => Assert.Contains("OCR", await RealReaders.RefusalAsync("scan.pdf", PdfFile.Of([[]])), StringComparison.Ordinal);

    [FactWithPdfToText]
    public async Task A_protected_file_is_told_of_its_password() =>
        Assert.Contains("password", await RealReaders.RefusalAsync("a.pdf", PdfFile.Protected()), StringComparison.Ordinal);

    [FactWithPdfToText]
    public async Task A_damaged_file_is_refused() => Assert.Contains("damaged", await RealReaders.RefusalAsync("a.pdf", "%PDF-1.7\nnothing of the kind"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public async Task A_missing_program_is_named_with_what_to_install()
    {
        var program = new PdfToText(TimeProvider.System, "no-such-program-here");
        Assert.Null(await program.VersionAsync(CancellationToken.None));
        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(async () => await new PdfReader(program).ReadAsync("%PDF-"u8.ToArray(), new DocumentLimits(), CancellationToken.None));
        Assert.Contains("poppler-utils", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var script = folder.Write("hang", "#!/bin/sh\necho $$ > \"$(dirname \"$0\")/pid\"\nexec tail -f /dev/null\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var reader = new PdfReader(new PdfToText(TimeProvider.System, script));
        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(async () =>
            await reader.ReadAsync("%PDF-"u8.ToArray(), new DocumentLimits { Time = TimeSpan.FromSeconds(2) }, CancellationToken.None));
        Assert.Contains("2 seconds", refused.Message, StringComparison.Ordinal);
        if (File.Exists(folder["pid"]) && int.TryParse(await File.ReadAllTextAsync(folder["pid"]), out var id))
            Assert.True(await IsGoneAsync(id), "the program still runs");
    }

    private static async Task<bool> IsGoneAsync(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
            return true;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
