using System.Text.Json;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Verbs;

/// <summary>ingest, and what lint, ask and doctor make of it.</summary>
public sealed class IngestTests
{
    private const string Leave = "Parental leave\n\nEvery baker may take sixteen weeks of paid parental leave after a child is born.\n\nYou bring along the following papers:\n\nTry Crumb Corp for free today.\n";

    [Fact]
    public async Task A_document_is_reported_stored_and_quoted()
    {
        await using var folder = Knowledge();
        var file = folder.Write("Parental Leave.txt", Leave);

        var run = await folder.RunAsync("ingest", file, "--by", "Ada", "--as-of", "2025");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("became guides/parental-leave.md, version 1. Answers can quote 1 of 3", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains(run.Lines, l => l.StartsWith("guides/parental-leave.md:", StringComparison.Ordinal) && l.Contains("announces a list", StringComparison.Ordinal));
        Assert.Contains(run.Lines, l => l.Contains("sells something", StringComparison.Ordinal));

        var answer = JsonDocument.Parse((await folder.RunAsync("ask", "--json", "How much paid parental leave may a baker take?")).Lines[0]).RootElement;
        var citation = Assert.Single(answer.GetProperty("citations").EnumerateArray());
        Assert.Equal(("guides/parental-leave.md", "2025"), (citation.GetProperty("source").GetString(), citation.GetProperty("asOf").GetString()));
        Assert.Contains(citation.GetProperty("quote").GetString()!, await File.ReadAllTextAsync(folder["knowledge/guides/parental-leave.md"]), StringComparison.Ordinal);

        var lint = await folder.RunAsync("lint", "--json");
        Assert.Equal(1, lint.ExitCode);
        Assert.Contains(lint.Lines, l => JsonDocument.Parse(l).RootElement is var f && f.TryGetProperty("kind", out var kind) && kind.GetString() == "promotion" && f.GetProperty("unused").GetBoolean());
    }

    [Fact]
    public async Task The_same_again_is_no_change_and_another_text_is_a_version()
    {
        await using var folder = Knowledge();
        var file = folder.Write("leave.md", "# Leave\n\nIt is paid in full.\n");
        await folder.RunAsync("ingest", file);

        Assert.Equal("unchanged", await ResultAsync(folder, file));
        await File.WriteAllTextAsync(file, "# Leave\n\nIt is paid by half.\n");
        Assert.Equal("replaced", await ResultAsync(folder, file));

        var listed = (await folder.RunAsync("ingest", "--list", "--json")).Lines.Select(l => JsonDocument.Parse(l).RootElement).Single(g => g.GetProperty("name").GetString() == "leave");
        Assert.Equal((2, 1), (listed.GetProperty("version").GetInt32(), listed.GetProperty("earlier")[0].GetInt32()));
        Assert.Equal(0, (await folder.RunAsync("ingest", "--remove", "leave")).ExitCode);
        var again = await folder.RunAsync("ingest", "--remove", "leave");
        Assert.Equal((1, ""), (again.ExitCode, again.Out));
        Assert.True(File.Exists(folder["knowledge/history/leave.v2.md"]));
    }

    [Fact]
    public async Task A_document_that_is_refused_gets_one_line_and_the_others_are_taken()
    {
        await using var folder = Knowledge();
        var bad = folder.Write("program.md", "\u007fELF\0\0\0");
        var good = folder.Write("leave.md", "# Leave\n\nIt is paid in full.\n");

        var run = await folder.RunAsync("ingest", bad, good);

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.Contains("no text", run.Error, StringComparison.Ordinal);
        Assert.Contains("leave.md", Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_stores_nothing()
    {
        await using var folder = Knowledge();
        var run = await folder.RunAsync("ingest", "--check", folder.Write("leave.md", "# Leave\n\nIt is paid in full.\n"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("would become", run.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["knowledge/guides/leave.md"]));
    }

    [Theory]
    [InlineData]
    [InlineData("no-such-file.pdf")]
    [InlineData("--list", "--remove", "x")]
    [InlineData("appsettings.json", "--audience", "everybody")]
    [InlineData("appsettings.json", "--Knowledge:MaxFileMegabytes", "0")]
    public async Task Wrong_usage_is_one_line_and_exit_code_2(params string[] arguments)
    {
        await using var folder = Knowledge();
        folder.Write("appsettings.json", "{}");
        var run = await folder.RunAsync(["ingest", .. arguments]);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said()
    {
        await using var folder = Knowledge();
        File.Delete(folder.Write("knowledge/history/x", ""));
        Directory.Delete(folder["knowledge/history"]);
        folder.Write("knowledge/history", "a file where a folder should be");
        var run = await folder.RunAsync("ingest", folder.Write("leave.md", "# Leave\n\nIt is paid in full.\n"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cannot be written", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_whether_pdf_files_can_be_read()
    {
        await using var folder = Knowledge();
        folder.Environment["PATH"] = folder.Path;
        var run = await folder.RunAsync("doctor");
        Assert.Contains(run.Lines, l => l.StartsWith("note  pdf: ", StringComparison.Ordinal) && l.Contains("poppler-utils", StringComparison.Ordinal));
    }

    private static ProgramFolder Knowledge()
    {
        var folder = new ProgramFolder();
        folder.Copy(folder.Environment["Knowledge__Path"], "knowledge");
        folder.Environment.Remove("Knowledge__Path");
        return folder;
    }

    private static async Task<string?> ResultAsync(ProgramFolder folder, string file) =>
        JsonDocument.Parse((await folder.RunAsync("ingest", file, "--json")).Lines[0]).RootElement.GetProperty("result").GetString();
}
