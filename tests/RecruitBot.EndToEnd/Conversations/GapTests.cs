using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Conversations;

/// <summary>The same queue in a terminal: whoever asked hears the answer when they next come by.</summary>
public sealed class GapTests
{
    private const string Question = "Is there a car park?";

    [Fact]
    public async Task A_recruiter_answers_in_a_terminal_and_the_candidate_hears_it_once_on_their_return()
    {
        await using var folder = new ProgramFolder();
        (await folder.RunAsync(["chat", "--user", "Alice"], Question + "\n")).Well();

        var rita = folder.Start("chat", "--as", "recruiter", "--user", "Rita");
        var list = await rita.SayAsync("/gaps");
        Assert.Contains("“Is there a car park?” asked by 1 person", list, StringComparison.Ordinal);
        var card = await rita.SayAsync(Shown.Key(list, Shown.Labels(list).Single(l => l.Contains("car park", StringComparison.Ordinal))));
        await rita.SendAsync(Shown.Key(card, "Answer"), "The question, in your words:");
        await rita.SendAsync("Is there a car park here?", "The answer, in sentences:");
        await rita.SendAsync("Yes, for 40 cars.", "Holds for:");
        await rita.SendAsync("1", "Saved as version 1");
        Assert.Contains("Nothing waits", await rita.SayAsync("/gaps"), StringComparison.Ordinal);
        var answers = await rita.SayAsync("/answers");
        Assert.Contains("“Is there a car park here?” version 1, Rita", answers, StringComparison.Ordinal);
        (await rita.EndAsync()).ExitsWell();

        var back = (await folder.RunAsync(["chat", "--user", "Alice"], "/status\n")).Well().Out;
        Assert.Contains("You asked: “Is there a car park?”", back, StringComparison.Ordinal);
        Assert.Contains("Yes, for 40 cars.", back, StringComparison.Ordinal);
        Assert.Contains("guides/answered-is-there-a-car-park-here-", back, StringComparison.Ordinal);
        Assert.DoesNotContain("40 cars", (await folder.RunAsync(["chat", "--user", "Alice"], "/status\n")).Well().Out, StringComparison.Ordinal);
        Assert.Contains("Yes, for 40 cars.", (await folder.RunAsync(["chat", "--user", "Bob"], Question + "\n")).Well().Out, StringComparison.Ordinal);
        Assert.Contains("40 cars", (await folder.RunAsync("ask", Question)).Well().Out, StringComparison.Ordinal);
        Assert.DoesNotContain("answered-", (await folder.RunAsync("lint")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_into_the_knowledge_folder_so_it_need_not_be_writable()
    {
        await using var folder = new ProgramFolder();
        var knowledge = folder.Copy(folder.Environment["Knowledge__Path"], "knowledge");
        Allow(knowledge, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        folder.Environment["Knowledge__Path"] = knowledge;
        try
        {
            (await folder.RunAsync(["chat", "--user", "Alice"], Question + "\n")).Well();
            var rita = folder.Start("chat", "--as", "recruiter", "--user", "Rita");
            var list = await rita.SayAsync("/gaps");
            var card = await rita.SayAsync(Shown.Key(list, Shown.Labels(list).Single(l => l.Contains("car park", StringComparison.Ordinal))));
            await rita.SendAsync(Shown.Key(card, "Answer"), "The question, in your words:");
            await rita.SendAsync("Is there a car park here?", "The answer, in sentences:");
            await rita.SendAsync("Yes, for 40 cars.", "Holds for:");
            await rita.SendAsync("1", "Told in 1 conversation.");
            Assert.Contains("40 cars", (await folder.RunAsync("ask", Question)).Well().Out, StringComparison.Ordinal);
            Assert.Single(Directory.GetFiles(folder["data/knowledge/guides"]));
            // Root may write everywhere, so it is also looked at.
            Assert.DoesNotContain(Directory.EnumerateFiles(knowledge, "*", SearchOption.AllDirectories), f => f.Contains("answered-", StringComparison.Ordinal));
        }
        finally
        {
            Allow(knowledge, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }

    private static void Allow(string folder, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder).ToList())
                File.SetUnixFileMode(path, mode);
    }
}
