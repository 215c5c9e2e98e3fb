using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Verbs;

/// <summary>Legal holds and purging at the command line.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task A_hold_stops_erase_until_it_is_released_and_what_was_asked_meanwhile_is_done_then()
    {
        await using var folder = new ProgramFolder();
        (await folder.RunAsync(["chat", "--user", "alice"], "/apply\n1\nhello\n/quit\n")).ExitsWell();
        Assert.Equal(1, (await folder.RunAsync("retention", "holds")).ExitCode);
        Assert.Equal(0, (await folder.RunAsync("retention", "hold", "console:alice", "--by", "Lea of Legal", "--why", "case 12/26")).ExitCode);
        Assert.Contains("case 12/26", (await folder.RunAsync("retention", "holds")).Well().Out, StringComparison.Ordinal);

        (await folder.RunAsync("erase", "console:alice", "--yes")).Refused("legal hold", "retention release");
        var chat = await folder.RunAsync(["chat", "--user", "alice"], "/erase\n1\n/policy\n/quit\n");
        Assert.Contains("Nothing is deleted yet", chat.Out, StringComparison.Ordinal);
        Assert.NotEmpty(await folder.SessionsAsync());

        Assert.Contains("erased as its person had asked", (await folder.RunAsync("retention", "release", "console:alice", "--by", "Lea of Legal", "--why", "settled")).Well().Out, StringComparison.Ordinal);
        Assert.Empty(await folder.SessionsAsync());
        Assert.Equal(1, (await folder.RunAsync("retention", "release", "console:alice", "--by", "x", "--why", "x")).ExitCode);
    }

    [Fact]
    public async Task Purging_lists_first_and_says_when_there_is_nothing_to_do()
    {
        await using var folder = new ProgramFolder();
        (await folder.RunAsync("retention", "purge")).Refused("--dry-run");
        Assert.Contains("Retention:KeepMonths is not set", (await folder.RunAsync("retention", "purge", "--dry-run")).Well().Out, StringComparison.Ordinal);
        folder.Environment["Retention__KeepMonths"] = "5";
        Assert.Contains("Nothing is due", (await folder.RunAsync("retention", "purge", "--yes")).Well().Out, StringComparison.Ordinal);
        folder.Environment["Retention__Jurisdictions"] = "eu";
        (await folder.RunAsync("retention", "purge", "--dry-run")).Refused("Retention:KeepMonths", "European Union");
    }
}
