using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;

namespace RecruitBot.EndToEnd.Discord.Lost;

/// <summary>What all these tests ask of an application that something happens to.</summary>
internal static class LostPlay
{
    /// <summary>How the team is told whose application it is.</summary>
    public const string Whose = "Alex Kim, Query Gardener (session ";

    /// <summary>An application in its thread, with the first question open, and the bot running.</summary>
    public static async Task<Play> InThreadAsync(DiscordBench bench, int steps = 7)
    {
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Take(steps))
            await step.PlayAsync(play);
        return play;
    }

    /// <summary>Applies in direct messages, without a word in the server; the first question is open then.</summary>
    public static async Task<Play> InDirectAsync(DiscordBench bench)
    {
        var play = await new Play(bench).JoinAsync();
        await play.Alex.SayAsync(play.Direct.Id, "I want to apply for Query Gardener");
        await Play.PressAsync(play.Direct, "Continue with AI scoring");
        await Play.PressAsync(play.Direct, "Yes");
        foreach (var (question, words) in ((string, string)[])[("Fact 2 of 3", "4"), ("Fact 3 of 3", "Europe")])
        {
            await play.Direct.HearAsync(question);
            await play.Alex.SayAsync(play.Direct.Id, words);
        }
        await play.Direct.HearAsync("Question 1 of 2");
        return play;
    }

    /// <summary>Waits until the team has read the words; whose application it is stands before them.</summary>
    public static Task ToldAsync(this Play play, string words) =>
        play.Review.SeeAsync(m => Room.Says(m, words) && Room.Says(m, Whose), $"of {Whose}: {words}");

    /// <summary>How many messages of the team's channel say something.</summary>
    public static async Task<int> CountAsync(this Play play, string words) => (await play.Review.AllAsync()).Count(m => Room.Says(m, words));

    /// <summary>The newest thread of the application, once it is another than before.</summary>
    public static async Task<Room> NewThreadAsync(this Play play)
    {
        var before = play.Thread?.Id ?? default;
        var thread = await Eventually.SeeAsync(
            async () => await play.FindThreadAsync() is { } found && found.Id != before ? found : null,
            () => Task.FromResult($"There is no new thread.\n{play.Bench.Bot.Error}")
        );
        return play.Thread = new Room(play.Alex, thread.Id);
    }

    /// <summary>The candidate writes, and hears how it goes on, in one place.</summary>
    public static async Task AnswerAsync(Room room, string words, string next)
    {
        var said = await room.Person.SayAsync(room.Id, words);
        await room.HearAsync(next, said.Id);
    }

    /// <summary>The answers on record.</summary>
    public static async Task<IReadOnlyList<string>> AnswersAsync(this Play play) => [.. (await play.ApplicationAsync()).All<AnswerGiven>().Select(a => a.Text)];
}
