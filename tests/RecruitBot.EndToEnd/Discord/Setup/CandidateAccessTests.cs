using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Conversations;
using RecruitBot.EndToEnd.Discord.Support;

namespace RecruitBot.EndToEnd.Discord.Setup;

/// <summary>Where the server keeps candidates from writing, the team is told, and nobody is left in a thread in which they cannot answer.</summary>
public sealed class CandidateAccessTests
{
    [Fact]
    public async Task Candidates_who_may_not_write_in_threads_are_screened_in_direct_messages_until_they_may()
    {
        await using var bench = await DiscordBench.OpenAsync();
        await bench.Control.AllowAsync("@everyone", p => p & ~Permissions.SendMessagesInThreads);
        Assert.Contains(
            (await bench.Folder.RunAsync("doctor")).Lines,
            l => l.StartsWith("note  panel: Candidates cannot write in threads below #apply, so screening runs in direct messages.", StringComparison.Ordinal)
        );
        await bench.StartBotAsync();
        var play = await new Play(bench).JoinAsync();
        await play.Review.HearAsync("Candidates cannot write in threads below #apply");
        await Script.Applying[1].PlayAsync(play);
        var menu = await play.Panel.SeeAsync(m => Room.IsForOne(m) && m.Components is { Count: > 0 }, "the menu of roles");
        await play.Alex.PickAsync(menu, CandidateScript.RoleId);
        await Play.PressAsync(play.Direct, "Continue with AI scoring");
        await Play.PressAsync(play.Direct, "Yes");
        await play.Direct.HearAsync("Fact 2 of 3");

        await bench.Control.AllowAsync("@everyone", p => p | Permissions.SendMessagesInThreads);
        await play.Review.HearAsync("there is nothing to do");
    }

    [Fact]
    public async Task A_panel_that_candidates_cannot_see_is_noticed()
    {
        await using var bench = await DiscordBench.OpenAsync();
        var doctor = await bench.Folder.RunAsync("doctor", "--Discord:PanelChannel", "recruiting-review", "--Discord:ReviewChannel", "general");
        Assert.Contains(doctor.Lines, l => l.StartsWith("note  panel: Candidates cannot see #recruiting-review and its panel", StringComparison.Ordinal));
    }
}
