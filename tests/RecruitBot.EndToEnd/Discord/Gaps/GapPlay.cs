using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.EndToEnd.Discord.Gaps;

/// <summary>A question that the guides do not answer, asked in a thread and in direct messages, and a team that answers it.</summary>
internal sealed class GapPlay(Play play, Room direct, Room panel)
{
    public const string Question = "Is there a car park?";
    public const string Published = "Is there a car park here?";
    public const string Answer = "Yes, there is a car park for 40 cars behind the mill. It is free.";
    public const string Quoted = "car park for 40 cars behind the mill";

    /// <summary>The candidate in the middle of a screening, and the recruiter.</summary>
    public Play Play => play;

    /// <summary>The direct messages of Sam, who has not applied.</summary>
    public Room Direct => direct;

    /// <summary>The channel of the panel, as Sam sees it.</summary>
    public Room Panel => panel;

    /// <summary>Both have asked and were told that the guides don't say.</summary>
    public static async Task<GapPlay> AskedAsync(DiscordBench bench)
    {
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Take(7))
            await step.PlayAsync(play);
        var sam = await bench.JoinAsync("sam");
        var gaps = new GapPlay(play, new Room(sam, (await sam.DirectAsync()).Id), new Room(sam, sam.Channel("apply").Id));
        var inThread = (await play.Alex.SayAsync(play.Thread.Id, Question)).Id;
        await play.Thread.HearAsync("The guides don't say", inThread);
        await play.Thread.HearAsync("Question 1 of 2", inThread);
        await gaps.Direct.HearAsync("The guides don't say", (await sam.SayAsync(gaps.Direct.Id, "is there any car park, please")).Id);
        return gaps;
    }

    /// <summary>Opens the gap of those who asked outside applications, from the list to the form.</summary>
    public static async Task<SeenEvent> OpenFormAsync(Room review)
    {
        var listed = Play.InteractionOf(await review.Person.CommandAsync(review.Id, "gaps"));
        var list = await review.SeeAsync(m => Room.Says(m, "without an answer"), "the list", listed);
        var menu = SimulatedPerson.Parts(list.Components).First(c => c.Type == ComponentType.StringSelect);
        var entry = menu.Options!.First(o => o.Description!.Contains("no role in particular", StringComparison.Ordinal));
        var opened = Play.InteractionOf(await review.Person.PickAsync(list, entry.Value));
        var card = await review.SeeAsync(m => Room.Has(m, "Answer") && Room.Says(m, "car park"), "the card", opened);
        await review.Person.PressAsync(card, "Answer");
        return await review.Person.ExpectFormAsync();
    }

    /// <summary>Sends the form for all roles.</summary>
    public static async Task<Snowflake> FillAsync(Room review, SeenEvent form, string answer = Answer) =>
        Play.InteractionOf(await review.Person.FillAsync(form, new() { ["question"] = Published, ["answer"] = answer, ["role"] = new[] { "all" } }));

    /// <summary>How often each of the two was told.</summary>
    public async Task<(int InThread, int InDirect)> TimesToldAsync() => (await TimesAsync(play.Thread), await TimesAsync(direct));

    /// <summary>Waits until both were told.</summary>
    public Task BothToldAsync() =>
        Eventually.BeAsync(async () => await TimesToldAsync() is { InThread: > 0, InDirect: > 0 }, async () => $"Told {await TimesToldAsync()}.\n{play.Bench.Bot.Error}");

    /// <summary>Both were told once, the log of each says so, and each runs again to the same.</summary>
    public async Task ToldOnceAsync()
    {
        Assert.Equal((1, 1), await TimesToldAsync());
        var sessions = (await play.Bench.Folder.SessionsAsync()).Where(s => s.All<GapClosed>().Any()).ToList();
        Assert.Equal(2, sessions.Count);
        Assert.All(sessions, s => Assert.Single(s.All<GapClosed>()));
    }

    private static async Task<int> TimesAsync(Room room) => (await room.AllAsync()).Count(m => m.Author?.Bot == true && Room.Says(m, Quoted));
}
