using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;
using static RecruitBot.EndToEnd.Discord.Lost.LostPlay;

namespace RecruitBot.EndToEnd.Discord.Lost;

/// <summary>Roles and channels deleted and made again, the bot removed and invited again: what was open goes on, and nothing is out of the team's sight.</summary>
public sealed class LostServerTests
{
    private const string Missing = "Something is missing in this server.";
    private const string Mended = "All that was missing in this server is there again";

    [Fact]
    public async Task Without_the_recruiter_role_the_team_is_told_and_a_new_one_is_taken_into_use()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        var review = new Room(await bench.JoinAsync("olivia"), play.Review.Id);
        await bench.Control.DeleteRoleAsync("Recruiter");
        await review.HearAsync("The server has no role called Recruiter");
        await AnswerAsync(play.Thread, FirstAnswer, "How did you measure the effect?");

        // Another id, and nobody has it: each step that is missing is said.
        await bench.Control.CreateRoleAsync("Recruiter");
        await review.HearAsync("Nobody has the role Recruiter yet");
        await bench.Control.ChangeAsync("robin", new { roles = new[] { "Recruiter" } });
        await bench.Control.AllowInAsync("recruiting-review", Permissions.ViewChannel | Permissions.SendMessages, "Recruiter");
        await bench.Control.AllowInAsync("apply", Permissions.ManageThreads, "Recruiter");
        await review.HearAsync(Mended);
        var since = Play.InteractionOf(await play.Robin.CommandAsync(play.Panel.Id, "ask", new() { ["question"] = QuestionBetween }));
        await new Room(play.Robin, play.Panel.Id).HearAsync("32 hours", since);
        Assert.Single((await review.AllAsync()), m => Room.Says(m, Missing) || Room.Says(m, Mended));
    }

    [Fact]
    public async Task What_the_team_has_not_decided_is_shown_again_in_a_new_review_channel_once()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench, Script.Applying.Count - 1);
        await play.Alex.CommandAsync(play.Thread.Id, "human");
        await play.Review.HearAsync("wants to talk to a person");
        var sam = await ApplyAsync(bench, "sam");
        await bench.Control.DeleteChannelAsync("recruiting-review");
        await bench.LoggedAsync("There is no text channel called recruiting-review");
        // Handed in while there is nowhere to show it.
        await Play.PressAsync(play.Thread, "Hand in");
        await play.Thread.HearAsync("Handed in");
        Assert.Contains(await DoctorAsync(bench), l => l.StartsWith("bad   review channel: There is no text channel", StringComparison.Ordinal));

        await bench.Control.CreateChannelAsync("recruiting-review", "Recruiter", OwnerActions.BotRole);
        var review = new Room(play.Robin, (await bench.Control.ChannelAsync("recruiting-review")).Id);
        await review.HearAsync("Alex Kim: Query Gardener");
        await review.HearAsync("Sam Okafor: Query Gardener");
        await review.HearAsync("wants to talk to a person");
        await bench.KillBotAsync();
        await bench.StartBotAsync();
        Assert.Equal(2, (await review.AllAsync()).Count(m => Room.Has(m, "Transcript")));
        await sam.HearAsync("Handed in");
        await Play.PressAsync(review, "Advance");
    }

    [Fact]
    public async Task A_bot_that_was_removed_goes_on_where_it_was_when_it_is_invited_again()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        // A reply that is on its way when the bot is removed, and words written while it is not there.
        await bench.Control.PostAsync("control/rest", new { match = $"/channels/{play.Thread.Id}/messages", status = 500, times = 1000 });
        await play.Alex.SayAsync(play.Thread.Id, FirstAnswer);
        await Eventually.BeAsync(async () => (await play.AnswersAsync()).Count == 1, () => Task.FromResult("The answer is not on record."));
        await bench.Control.KickBotAsync();
        await bench.LoggedAsync($"permissions={(ulong)BotPermissions.All}");
        await ClearFaultsAsync(bench);
        await play.Alex.SayAsync(play.Thread.Id, Probe);
        Assert.Contains(await DoctorAsync(bench), l => l.StartsWith("bad   discord server: The bot is in no server yet; open this link", StringComparison.Ordinal));

        await bench.Control.InviteBotAsync(BotPermissions.All);
        await play.Thread.HearAsync("Question 2 of 2");
        Assert.Equal([FirstAnswer, Probe], await play.AnswersAsync());
        // The channel's own settings went with the old role; they are named, and once they are there the team is told what it missed.
        await bench.LoggedAsync("The bot lacks View Channel in #recruiting-review");
        await bench.Control.AllowInAsync("recruiting-review", Permissions.ViewChannel | Permissions.SendMessages);
        await bench.Control.AllowInAsync("apply", Permissions.ViewChannel | Permissions.SendMessages);
        await AnswerAsync(play.Thread, SecondAnswer, "Please look your answers over");
        await Play.PressAsync(play.Thread, "Hand in");
        await Eventually.SeeAsync(play.CardAsync, () => Task.FromResult($"There is no card.\n{bench.Bot.Error}"));
        Assert.Equal(0, await play.CountAsync(Whose));
    }

    [Fact]
    public async Task A_bot_that_was_removed_and_invited_again_while_it_was_down_is_in_its_threads_again()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await InThreadAsync(bench);
        await bench.KillBotAsync();
        await bench.Control.KickBotAsync();
        await play.Alex.SayAsync(play.Thread.Id, FirstAnswer);
        await bench.Control.InviteBotAsync(BotPermissions.All);
        await bench.StartBotAsync();
        await play.Thread.HearAsync("How did you measure the effect?");
        await AnswerAsync(play.Thread, Probe, "Question 2 of 2");
        Assert.True(await bench.Control.CountAsync($"PUT /channels/{play.Thread.Id}/thread-members/@me") > 0);
    }

    private static async Task<IReadOnlyList<string>> DoctorAsync(DiscordBench bench) => (await bench.Folder.RunAsync("doctor")).Lines;

    private static async Task ClearFaultsAsync(DiscordBench bench)
    {
        using var http = new HttpClient();
        using var answer = await http.DeleteAsync(new Uri(bench.Page, "/sim/control/rest"));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Somebody else hands an application in, in direct messages.</summary>
    private static async Task<Room> ApplyAsync(DiscordBench bench, string who)
    {
        var person = await bench.JoinAsync(who);
        var room = new Room(person, (await person.DirectAsync()).Id);
        await person.SayAsync(room.Id, "I want to apply for Query Gardener");
        await Play.PressAsync(room, "Continue with AI scoring");
        await Play.PressAsync(room, "Yes");
        foreach (var (question, words) in ((string, string)[])[("Fact 2 of 3", "4"), ("Fact 3 of 3", "Europe"), ("Question 1 of 2", FirstAnswer), ("one more thing", Probe), ("Question 2 of 2", SecondAnswer)])
        {
            await room.HearAsync(question);
            await person.SayAsync(room.Id, words);
        }
        await Play.PressAsync(room, "Hand in");
        await room.HearAsync("Handed in");
        return room;
    }
}
