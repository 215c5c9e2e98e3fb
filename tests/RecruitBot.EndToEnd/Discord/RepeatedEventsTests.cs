using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>Discord may tell things twice and people click twice: neither changes anything.</summary>
public sealed class RepeatedEventsTests
{
    [Fact]
    public async Task Events_that_come_again_at_every_step_change_nothing()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Concat(Script.Deciding))
        {
            await step.PlayAsync(play);
            await bench.Control.PostAsync("control/replay", new { @event = 25 });
        }
        (await UndisturbedPlay.RecordAsync()).Matches(await Record.OfAsync(play));
    }

    [Fact]
    public async Task A_double_click_does_what_one_click_does()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        await Script.Applying[1].PlayAsync(play);
        var menu = await play.Panel.SeeAsync(m => Room.IsForOne(m) && m.Components is { Count: > 0 }, "the menu of roles");
        await Task.WhenAll(play.Alex.PickAsync(menu, RoleId), play.Alex.PickAsync(menu, RoleId));
        await Eventually.BeAsync(() => Script.Applying[2].IsDone(play), () => Task.FromResult($"There is no thread.\n{bench.Bot.Error}"));

        await TwiceAsync(play.Thread, "Continue with AI scoring", "Fact 1 of 3");
        await TwiceAsync(play.Thread, "Yes", "Fact 2 of 3");
        foreach (var step in Script.Applying.Skip(5).SkipLast(1))
            await step.PlayAsync(play);
        await TwiceAsync(play.Thread, "Hand in", "Handed in");
        var card = await Eventually.SeeAsync(play.CardAsync, () => Task.FromResult("There is no card."));
        await Task.WhenAll(play.Robin.PressAsync(card, "Advance"), play.Robin.PressAsync(card, "Advance"));
        await play.Thread.HearAsync("Good news about your application");
        await play.Review.HearAsync("advanced already");

        Assert.Single((await play.Alex.ViewAsync()).Channels, c => c.Type == ChannelType.PrivateThread);
        var application = await play.ApplicationAsync();
        Assert.Equal(["yes", "4", "I live in Europe"], application.All<KnockoutAnswered>().Select(a => a.Quote));
        Assert.Single(application.All<SessionSubmitted>());
        Assert.Single(application.All<SessionDecided>());
        Assert.Single(await play.Thread.AllAsync(), m => Room.Says(m, "Good news about your application"));
        Assert.Single(await play.Review.AllAsync(), m => !Room.IsForOne(m));
    }

    private static async Task TwiceAsync(Room room, string label, string next)
    {
        var message = await room.WithButtonAsync(label);
        await Task.WhenAll(room.Person.PressAsync(message, label), room.Person.PressAsync(message, label));
        await room.HearAsync(next);
    }
}
