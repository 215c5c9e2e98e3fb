using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>Where a private thread cannot be had, or is gone, the application is held another way, and nobody is left without a word.</summary>
public sealed class FallbackTests
{
    [Fact]
    public async Task Without_private_threads_the_application_is_held_in_direct_messages()
    {
        await using var bench = await DiscordBench.RunningAsync();
        await bench.Control.AllowAsync("RecruitBot", p => p & ~Permissions.CreatePrivateThreads);
        await ThreadlessAsync(bench);
    }

    [Fact]
    public async Task Without_room_for_another_thread_the_application_is_held_in_direct_messages()
    {
        await using var bench = await DiscordBench.RunningAsync();
        await bench.Control.PostAsync("control/limits", new { active_threads = 0 });
        await ThreadlessAsync(bench);
    }

    [Fact]
    public async Task Without_message_content_the_application_is_held_in_direct_messages()
    {
        await using var bench = await DiscordBench.OpenAsync();
        await bench.Control.PostAsync("control/application", new { message_content = false });
        await bench.StartBotAsync();
        var play = await new Play(bench).JoinAsync();
        var since = await PickAsync(play);
        await play.Direct.HearAsync("I cannot read messages in the server, so we go on here, where I can.", since);
        await ToReviewAsync(play, play.Direct);
        await bench.LoggedAsync("message-content intent is off");
    }

    [Fact]
    public async Task Without_message_content_and_direct_messages_answers_are_sent_by_a_form()
    {
        await using var bench = await DiscordBench.OpenAsync();
        await bench.Control.PostAsync("control/application", new { message_content = false });
        await bench.Control.PatchAsync("people/alex", new { dms_open = false });
        await bench.StartBotAsync();
        var play = await new Play(bench).JoinAsync();
        var since = await PickAsync(play);
        await play.Panel.HearAsync("I cannot read plain messages there", since);
        var thread = await Eventually.SeeAsync(play.FindThreadAsync, () => Task.FromResult("There is no thread."));
        play.Thread = new Room(play.Alex, thread.Id);
        await Play.PressAsync(play.Thread, "Continue with AI scoring");
        await Play.PressAsync(play.Thread, "Yes");
        await FillAsync(play, "Fact 2 of 3", "4");
        await Play.PressAsync(play.Thread, "Europe");
        await FillAsync(play, "Question 1 of 2", FirstAnswer);
        await play.Thread.HearAsync("How did you measure the effect?");
        Assert.Equal([FirstAnswer], (await play.ApplicationAsync()).All<AnswerGiven>().Select(a => a.Text));
    }

    [Fact]
    public async Task Without_threads_and_direct_messages_the_candidate_is_told_what_to_do()
    {
        await using var bench = await DiscordBench.OpenAsync();
        await bench.Control.AllowAsync("RecruitBot", p => p & ~Permissions.CreatePrivateThreads);
        await bench.Control.PatchAsync("people/alex", new { dms_open = false });
        await bench.StartBotAsync();
        var play = await new Play(bench).JoinAsync();
        var since = await PickAsync(play);
        var told = await play.Panel.HearAsync("Please allow direct messages from members of this server", since);
        Assert.True(Room.IsForOne(told));
        Assert.DoesNotContain(await bench.Folder.SessionsAsync(), s => s.Head.Purpose == SessionPurpose.Application);
    }

    [Fact]
    public async Task While_Discord_lets_neither_threads_nor_direct_messages_be_opened_whoever_writes_first_can_apply()
    {
        await using var bench = await DiscordBench.RunningAsync();
        await bench.Control.PostAsync("control/limits", new { active_threads = 0 });
        await bench.Control.PostAsync("control/quotas", new { new_directs = 0 });
        var alex = await bench.JoinAsync("alex");
        var panel = new Room(alex, alex.Channel("apply").Id);
        for (var time = 0; time < 2; time++)
        {
            await Play.PressAsync(panel, "Apply");
            var menu = await panel.SeeAsync(m => Room.IsForOne(m) && m.Components is { Count: > 0 }, "the menu of roles");
            await panel.HearAsync("Write me a direct message that says apply", Play.InteractionOf(await alex.PickAsync(menu, RoleId)));
        }
        Assert.DoesNotContain(await bench.Folder.SessionsAsync(), s => s.Head.Purpose == SessionPurpose.Application);
        var direct = new Room(alex, (await alex.DirectAsync()).Id);
        await alex.SayAsync(direct.Id, "apply");
        await alex.PickAsync(await direct.SeeAsync(m => m.Components is { Count: > 0 }, "the menu of roles"), RoleId);
        await ToReviewAsync(await new Play(bench).JoinAsync(), direct);
    }

    [Fact]
    public async Task After_its_thread_was_deleted_the_application_goes_on_in_direct_messages()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Take(7))
            await step.PlayAsync(play);
        await bench.Control.PostAsync($"control/channel/{play.Thread.Id}", new { delete = true });
        var said = await play.Alex.SayAsync(play.Direct.Id, FirstAnswer);
        await play.Direct.HearAsync("How did you measure the effect?", said.Id);
        await play.Alex.SayAsync(play.Direct.Id, Probe);
        await play.Direct.HearAsync("Question 2 of 2", said.Id);
        Assert.Equal([FirstAnswer, Probe], (await play.ApplicationAsync()).All<AnswerGiven>().Select(a => a.Text));
    }

    [Fact]
    public async Task Applying_again_from_the_panel_shows_where_the_application_goes_on()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Take(4))
            await step.PlayAsync(play);
        var since = await Play.PressAsync(play.Panel, "Apply");
        var where = await play.Panel.SeeAsync(m => Room.IsForOne(m) && Room.Has(m, "Open conversation"), "where it goes on", since);
        Assert.Contains(play.Thread.Id.ToString(), where.Components![^1].Components![^1].Url, StringComparison.Ordinal);
        await play.Thread.HearAsync("Fact 1 of 3", since);

        // With the thread gone there is a new one.
        await bench.Control.PostAsync($"control/channel/{play.Thread.Id}", new { delete = true });
        since = await Play.PressAsync(play.Panel, "Apply");
        await play.Panel.HearAsync("Your application goes on in a new private thread.", since);
        var thread = await Eventually.SeeAsync(play.FindThreadAsync, () => Task.FromResult("There is no new thread."));
        Assert.NotEqual(play.Thread.Id, thread.Id);
        await new Room(play.Alex, thread.Id).HearAsync("Fact 1 of 3", since);
        Assert.Single(await bench.Folder.SessionsAsync(), s => s.Head.Purpose == SessionPurpose.Application);
    }

    /// <summary>Applies where no thread can be opened, and goes all the way in direct messages.</summary>
    private static async Task ThreadlessAsync(DiscordBench bench)
    {
        var play = await new Play(bench).JoinAsync();
        var since = await PickAsync(play);
        await play.Panel.HearAsync("Your application goes on in our direct messages.", since);
        await play.Direct.HearAsync("I cannot open a private thread in the server, so we go on here.", since);
        await ToReviewAsync(play, play.Direct);
        Assert.Null(await play.FindThreadAsync());
    }

    /// <summary>Applies from the panel; returns when.</summary>
    private static async Task<Snowflake> PickAsync(Play play)
    {
        await Script.Applying[1].PlayAsync(play);
        var menu = await play.Panel.SeeAsync(m => Room.IsForOne(m) && m.Components is { Count: > 0 }, "the menu of roles");
        return Play.InteractionOf(await play.Alex.PickAsync(menu, RoleId));
    }

    private static async Task ToReviewAsync(Play play, Room room)
    {
        await Play.PressAsync(room, "Continue with AI scoring");
        await Play.PressAsync(room, "Yes");
        foreach (var (question, words) in ((string, string)[])[("Fact 2 of 3", "4"), ("Fact 3 of 3", "Europe"), ("Question 1 of 2", FirstAnswer), ("one more thing", Probe), ("Question 2 of 2", SecondAnswer)])
            await AnswerAsync(room, question, words);
        await Play.PressAsync(room, "Hand in");
        await room.HearAsync("Handed in");
        await Eventually.SeeAsync(play.CardAsync, () => Task.FromResult("There is no card."));
    }

    private static async Task AnswerAsync(Room room, string question, string words)
    {
        await room.HearAsync(question);
        await room.Person.SayAsync(room.Id, words);
    }

    private static async Task FillAsync(Play play, string question, string words)
    {
        var put = await play.Thread.HearAsync(question);
        await play.Thread.Person.PressAsync(put, "Write an answer");
        var form = await play.Alex.ExpectFormAsync();
        await play.Alex.FillAsync(form, new() { ["text"] = words });
    }
}
