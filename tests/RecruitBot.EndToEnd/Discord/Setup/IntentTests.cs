using RecruitBot.EndToEnd.Conversations;
using RecruitBot.EndToEnd.Discord.Support;

namespace RecruitBot.EndToEnd.Discord.Setup;

/// <summary>The message-content intent may be switched off at any time: the bot goes on in direct messages, and the team reads what to click.</summary>
public sealed class IntentTests
{
    [Fact]
    public async Task Switched_off_while_the_bot_runs_it_connects_again_without_it_and_screens_in_direct_messages()
    {
        await using var bench = await DiscordBench.RunningAsync();
        await bench.Control.PostAsync("control/application", new { message_content = false });
        await bench.Control.PostAsync("control/gateway", new { action = "invalid" });
        await bench.LoggedAsync("connecting again without it");
        await bench.OnlineAsync(true);

        var play = await new Play(bench).JoinAsync();
        await play.Review.HearAsync("switch on Message Content Intent");
        await Script.Applying[1].PlayAsync(play);
        var menu = await play.Panel.SeeAsync(m => Room.IsForOne(m) && m.Components is { Count: > 0 }, "the menu of roles");
        await play.Alex.PickAsync(menu, CandidateScript.RoleId);
        await play.Direct.HearAsync("I cannot read messages in the server, so we go on here, where I can.");
        Assert.Equal(1, (await play.Review.AllAsync()).Count(m => Room.Says(m, "switch on Message Content Intent")));
    }
}
