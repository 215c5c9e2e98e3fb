using System.Text;
using RecruitBot.Core.Sessions;
using RecruitBot.EndToEnd.Discord.Lost;
using RecruitBot.EndToEnd.Discord.Support;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>A résumé on Discord: attached in the thread, also while the bot is away, kept, read by the team alone and erased with the rest.</summary>
public sealed class ResumeTests
{
    private const string Text = "Alex Kim\n\nNationality: Ruritanian\n\nNine years of tending queries at the botanical index.\n";

    [Fact]
    public async Task What_is_attached_while_the_bot_is_away_is_taken_once_and_shown_to_the_team_masked()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await LostPlay.InThreadAsync(bench);
        await bench.KillBotAsync();
        var sent = await play.Alex.SendFileAsync(play.Thread.Id, "Here is my CV", "cv.txt", "text/plain", Encoding.UTF8.GetBytes(Text));
        await bench.StartBotAsync();
        await play.Thread.HearAsync("I have your r\u00e9sum\u00e9 for Query Gardener: cv.txt", sent.Id);
        await bench.KillBotAsync();
        await bench.StartBotAsync();
        var picture = await play.Alex.SendFileAsync(play.Thread.Id, "", "me.pdf", "application/pdf", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        await play.Thread.HearAsync("me.pdf was not taken. It is a picture", picture.Id);
        var application = await play.ApplicationAsync();
        Assert.Equal("cv.txt", Assert.Single(application.All<ResumeGiven>()).Resume.Name);
        Assert.Empty(application.All<AnswerGiven>());

        await play.Robin.CommandAsync(play.Review.Id, "cv", new() { ["session"] = application.State.Id });
        var shown = await play.Review.WithButtonAsync("Original file");
        Assert.True(Room.IsForOne(shown), "only whoever asked reads it");
        var read = await FetchAsync(shown.Attachments[0].Url!);
        Assert.Contains("botanical index", read, StringComparison.Ordinal);
        Assert.Contains("[withheld: origin]", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Ruritanian", read, StringComparison.Ordinal);
        await play.Robin.PressAsync(shown, "Original file");
        var original = await play.Review.HearAsync("Nothing in it is masked", shown.Id);
        Assert.Equal(Text, await FetchAsync(original.Attachments[0].Url!));

        await play.Alex.CommandAsync(play.Direct.Id, "resume", new() { ["do"] = "remove" });
        await play.Direct.HearAsync("Taken back");
        Assert.Null((await play.ApplicationAsync()).State.Resume);
    }

    [Fact]
    public async Task By_command_it_survives_a_kill_and_erasing_leaves_no_byte_of_it_in_the_store()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await LostPlay.InDirectAsync(bench);
        var json = Encoding.UTF8.GetBytes("{\"basics\":{\"name\":\"Alex Kim\",\"summary\":\"Gardener of quinquennial queries.\"},\"work\":[]}");
        await play.Alex.CommandAsync(play.Direct.Id, "resume", [], "file", "cv.json", json);
        await play.Direct.HearAsync("I have your r\u00e9sum\u00e9 for Query Gardener: cv.json");
        await bench.KillBotAsync();
        Assert.True(await TracesAsync(bench) > 0, "the test must find what it looks for while it is there");
        await bench.StartBotAsync();
        await play.Alex.CommandAsync(play.Direct.Id, "erase");
        await play.Alex.PressAsync(await play.Direct.WithButtonAsync("Yes, delete everything"), "Yes, delete everything");
        await play.Direct.HearAsync("everything that was stored about you is deleted");
        await bench.KillBotAsync();
        Assert.Equal(0, await TracesAsync(bench));
    }

    private static async Task<int> TracesAsync(DiscordBench bench)
    {
        var found = 0;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(bench.Folder.Database)!, "recruitbot.db*"))
            found += Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).Split("quinquennial").Length - 1;
        return found;
    }

    private static async Task<string> FetchAsync(string address)
    {
        using var http = new HttpClient();
        return Encoding.UTF8.GetString(await http.GetByteArrayAsync(address));
    }
}
