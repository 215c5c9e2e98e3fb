using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.Simulator.Acting;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>Story 17 on Discord: what a candidate volunteers is withheld from whoever rates and reads, kept for the candidate, and gone when they want it gone.</summary>
public sealed class WithheldWordsTests
{
    private const string Trait = "I'm pregnant, due in May.";
    private const string Notice = "personal and plays no part here";

    [Fact]
    public async Task A_pregnancy_is_masked_on_card_and_transcript_and_stays_in_the_candidates_own_data()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Take(7))
            await step.PlayAsync(play);
        var since = (await play.Alex.SayAsync(play.Thread.Id, $"{Trait} {ChangedAnswer}")).Id;
        await play.Thread.HearAsync(Notice, since);
        since = await SkipAsync(play, since);
        // The bot does not repeat it where the team reads along.
        Assert.All(await play.Thread.SaidAsync(default), m => Assert.False(Room.Says(m, "pregnant")));
        Assert.Single(await play.Thread.SaidAsync(default), m => Room.Says(m, Notice));
        await Play.PressAsync(play.Thread, "Hand in");
        await play.Thread.HearAsync("Handed in", since);

        var card = await Eventually.SeeAsync(play.CardAsync, () => Task.FromResult("There is no card."));
        Assert.False(Room.Says(card, "pregnant"));
        Assert.True(Room.Says(card, " of 5"));
        var transcript = await TranscriptAsync(play);
        Assert.Contains("withheld: family", transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("pregnant", transcript, StringComparison.Ordinal);

        since = Play.InteractionOf(await play.Alex.CommandAsync(play.Thread.Id, "mydata"));
        var own = await play.Thread.SeeAsync(m => m.Attachments.Count > 0, "their own data", since);
        Assert.Contains(Trait, await FileAsync(own), StringComparison.Ordinal);

        foreach (var step in Script.Erasing)
            await step.PlayAsync(play);
        Assert.Empty(await bench.Folder.SessionsAsync());
    }

    [Fact]
    public async Task Human_review_only_shows_the_reviewers_the_answer_with_the_mask()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Take(3))
            await step.PlayAsync(play);
        await Play.PressAsync(play.Thread, "Continue, human review only");
        await play.Thread.HearAsync("Fact 1 of 3");
        await Play.PressAsync(play.Thread, "Yes");
        await play.Thread.HearAsync("Fact 2 of 3");
        await play.Alex.SayAsync(play.Thread.Id, "4");
        await play.Thread.HearAsync("Fact 3 of 3");
        await play.Alex.SayAsync(play.Thread.Id, "Europe");
        await play.Thread.HearAsync("Question 1 of 2");
        var since = (await play.Alex.SayAsync(play.Thread.Id, $"{Trait} {FirstAnswer}")).Id;
        since = await SkipAsync(play, since);
        await Play.PressAsync(play.Thread, "Hand in");
        await play.Thread.HearAsync("Handed in", since);
        var card = await Eventually.SeeAsync(play.CardAsync, () => Task.FromResult("There is no card."));
        Assert.True(Room.Says(card, "[withheld: family] In my last job") || Room.Says(card, "\\[withheld: family\\] In my last job"), SimulatedPerson.TextOf(card));
        Assert.False(Room.Says(card, "pregnant"));
    }

    private static async Task<Snowflake> SkipAsync(Play play, Snowflake since)
    {
        for (var turn = 0; turn < 8; turn++)
        {
            var prompt = await play.Thread.SeeAsync(m => Room.Has(m, "Skip") || Room.Has(m, "Hand in"), "the next question", since);
            if (Room.Has(prompt, "Hand in"))
                return since;
            since = Play.InteractionOf(await play.Alex.PressAsync(prompt, "Skip"));
        }
        throw new InvalidOperationException("The questions do not end.");
    }

    private static async Task<string> TranscriptAsync(Play play)
    {
        var since = await Play.PressAsync(play.Review, "Transcript");
        return await FileAsync(await play.Review.SeeAsync(m => m.Attachments.Count > 0, "the transcript", since));
    }

    private static async Task<string> FileAsync(Message message)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(message.Attachments[0].Url!);
    }
}
