using System.Text;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>A recruiter makes a guide of a document on Discord, and candidates are answered from it at once.</summary>
public sealed class IngestTests
{
    private static readonly byte[] Leave = Encoding.UTF8.GetBytes("# Parental leave\n\nEvery baker may take sixteen weeks of paid parental leave after a child is born.\n\nTry Crumb Corp for free today.\n");

    [Fact]
    public async Task A_document_is_seen_first_and_answers_quote_it_once_it_is_in_force()
    {
        await using var bench = await OpenAsync();
        var play = await new Play(bench).JoinAsync();
        await AskAsync(play);
        await play.Direct.HearAsync("The guides don't say");

        await play.Robin.CommandAsync(play.Review.Id, "ingest", new() { ["as-of"] = "2025" }, "file", "Parental Leave.md", Leave);
        var preview = await play.Review.WithButtonAsync("Put in force");
        Assert.True(Room.IsForOne(preview));
        Assert.True(Room.Says(preview, "Answers could quote 1 of 2"), "the counts are said");
        Assert.True(Room.Says(preview, "sells something"), "what is not used is said");
        Assert.False(File.Exists(bench.Folder["knowledge/guides/parental-leave.md"]));

        await play.Robin.PressAsync(preview, "Put in force");
        await play.Review.HearAsync("The guide parental-leave is in force");
        Assert.Contains("addedBy: \"Robin", await File.ReadAllTextAsync(bench.Folder["knowledge/guides/parental-leave.md"]), StringComparison.Ordinal);
        await AskAsync(play);
        await play.Direct.HearAsync("Every baker may take sixteen weeks of paid parental leave");
    }

    [Fact]
    public async Task A_draft_outlives_a_restart_and_a_bad_file_is_told_of()
    {
        await using var bench = await OpenAsync();
        var play = await new Play(bench).JoinAsync();
        await play.Robin.CommandAsync(play.Review.Id, "ingest", [], "file", "program.md", [0x7f, 0x45, 0x4c, 0x46, 0, 0]);
        await play.Review.HearAsync("Its content is no text");
        await play.Robin.CommandAsync(play.Review.Id, "ingest", [], "file", "Parental Leave.md", Leave);
        var preview = await play.Review.WithButtonAsync("Put in force");
        await bench.KillBotAsync();
        await bench.StartBotAsync();
        await play.Robin.PressAsync(preview, "Put in force");
        await play.Review.HearAsync("The guide parental-leave is in force");

        await play.Robin.CommandAsync(play.Review.Id, "remove-guide", new() { ["name"] = "parental-leave" });
        await play.Robin.PressAsync(await play.Review.WithButtonAsync("Remove it"), "Remove it");
        await play.Review.HearAsync("was removed");
        Assert.True(File.Exists(bench.Folder["knowledge/history/parental-leave.v1.md"]));
    }

    private static Task AskAsync(Play play) => play.Alex.SayAsync(play.Direct.Id, "How much paid parental leave may a baker take?");

    private static async Task<DiscordBench> OpenAsync()
    {
        var bench = await DiscordBench.OpenAsync();
        bench.Folder.Environment["Knowledge__Path"] = bench.Folder.Copy(bench.Folder.Environment["Knowledge__Path"], "knowledge");
        await bench.StartBotAsync();
        return bench;
    }
}
