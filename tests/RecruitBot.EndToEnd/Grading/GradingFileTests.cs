using RecruitBot.Benchmarks.Grading;

namespace RecruitBot.EndToEnd.Grading;

/// <summary>What people have in files of graded answers.</summary>
public sealed class GradingFileTests : IDisposable
{
    private const string Header = "question\treference\tanswer\tscore\n";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    private List<GradedRow> Read(string text, double max = 5)
    {
        File.WriteAllText(_file, text);
        return GradingFile.Read(_file, max);
    }

    [Fact]
    public void Rows_are_read_with_their_references_and_what_spreadsheets_quoted_is_what_was_meant()
    {
        var row = Assert.Single(Read(Header + "Why?\tIt is open | There is a gap\t\"because it \"\"isn\"\"t\"\" closed\"\t2.5\n\n"));
        Assert.Equal(["It is open", "There is a gap"], row.References);
        Assert.Equal("because it 'isn't' closed", row.Answer);
        Assert.Equal(2.5, row.Score);
    }

    [Theory]
    [InlineData("question\tanswer\n", "header")]
    [InlineData(Header, "no rows")]
    [InlineData(Header + "Why?\tThat\tThis\n", "Line 2")]
    [InlineData(Header + "Why?\tThat\tThis\t5\nWhy?\tThat\tThis\tgood\n", "Line 3")]
    [InlineData(Header + "Why?\tThat\tThis\t6\n", "Line 2")]
    public void What_is_no_such_file_is_refused_with_the_line(string text, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);
}
