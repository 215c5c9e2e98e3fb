namespace RecruitBot.EndToEnd.Support;

/// <summary>A run of the program that has ended.</summary>
/// <param name="ExitCode">As the shell sees it.</param>
/// <param name="Out">All of standard output.</param>
/// <param name="Error">All of standard error.</param>
public sealed record Finished(int ExitCode, string Out, string Error)
{
    /// <summary>Standard output line by line, without the empty ones.</summary>
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails unless the program ended well and had nothing to complain about.</summary>
    public Finished Well()
    {
        Assert.True(ExitCode == 0 && Error.Length == 0, ToString());
        return this;
    }

    /// <summary>Fails unless a chat ended well: exit code 0 and no word on standard error but the log's own.</summary>
    public void ExitsWell()
    {
        Assert.True(ExitCode == 0, ToString());
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
    }

    /// <summary>Fails unless the program refused: exit code 2, one line on standard error that holds these words, nothing on standard output.</summary>
    public void Refused(params string[] words)
    {
        Assert.True(ExitCode == 2, $"Exit code 2 was due.\n{this}");
        Assert.True(Out.Length == 0, $"Nothing was due on standard output.\n{this}");
        Assert.True(Error.StartsWith("recruitbot: ", StringComparison.Ordinal) && Error.IndexOf('\n', StringComparison.Ordinal) == Error.Length - 1, $"One line was due.\n{this}");
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        foreach (var word in words)
            Assert.Contains(word, Error, StringComparison.Ordinal);
    }

    public override string ToString() => $"exit code {ExitCode}\n--- out\n{Out}\n--- error\n{Error}";
}
