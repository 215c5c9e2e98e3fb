using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.Simulator.Acting;
using static RecruitBot.EndToEnd.Conversations.CandidateScript;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>A candidate and a recruiter on Discord, from the panel to the outcome and until everything is erased.</summary>
public sealed class ApplicationTests
{
    [Fact]
    public async Task What_the_bot_opens_says_why_in_the_audit_log()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying.Take(3))
            await step.PlayAsync(play);
        var opened = Assert.Single(await bench.Control.RequestsAsync(), r => r.GetProperty("method").GetString() == "POST" && r.GetProperty("path").GetString()!.EndsWith("/threads", StringComparison.Ordinal));
        var reason = Uri.UnescapeDataString(opened.GetProperty("headers").GetProperty("X-Audit-Log-Reason").GetString()!);
        Assert.Equal("A conversation with a candidate", reason);
    }

    [Fact]
    public async Task An_application_goes_from_the_panel_to_the_outcome()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var play = await new Play(bench).JoinAsync();
        var sam = await bench.JoinAsync("sam");
        foreach (var step in Script.Applying)
            await step.PlayAsync(play);

        // The thread is the candidate's and the team's.
        Assert.DoesNotContain((await sam.ViewAsync()).Channels, c => c.Type == ChannelType.PrivateThread);
        await Assert.ThrowsAsync<ActingException>(() => sam.MessagesAsync(play.Thread.Id));
        Assert.Contains((await play.Robin.ViewAsync()).Channels, c => c.Id == play.Thread.Id);
        Assert.DoesNotContain((await sam.ViewAsync()).Channels, c => c.Name == "recruiting-review");

        var card = (await play.CardAsync())!;
        var embed = Assert.Single(card.Embeds);
        Assert.Equal("Alex Kim: Query Gardener", embed.Title);
        var fields = embed.Fields!.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        Assert.Contains("work-permit: meets", fields["Facts"], StringComparison.Ordinal);
        Assert.Contains("days: meets, “4”", fields["Facts"], StringComparison.Ordinal);
        Assert.Matches("^[0-9]+ min$", fields["Time taken"]);
        var levels = fields.Where(f => f.Key.EndsWith(" of 5", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Database query optimisation", "Testing a change"], levels.Select(f => f.Key.Split(':')[0]));
        // Each level stands on the candidate's own words.
        Assert.All(levels, f => Assert.Contains(Quoted(f.Value), (ChangedAnswer + SecondAnswer + Probe).Replace("_", "\\_", StringComparison.Ordinal), StringComparison.Ordinal));

        await TranscriptAsync(play);
        await WrongPersonAsync(play, card);
        foreach (var step in Script.Deciding)
        {
            await step.PlayAsync(play);
            Assert.Equal(card.Id, (await play.CardAsync())!.Id);
        }
        await WhileClaimedAsync(play);
        // One card, whatever was decided.
        Assert.Single(await play.Review.AllAsync(), m => !Room.IsForOne(m));
        var decided = (await play.ApplicationAsync()).All<SessionDecided>();
        Assert.Equal([Outcome.Hold, Outcome.Advance, Outcome.Decline], decided.Select(d => d.Outcome));
        Assert.All(decided, d => Assert.Equal(DiscordPerson(play.Robin), d.By.Id));

        foreach (var step in Script.Erasing)
            await step.PlayAsync(play);
        Assert.DoesNotContain(await play.Direct.AllAsync(), m => m.Author?.Bot == true);
    }

    private static async Task TranscriptAsync(Play play)
    {
        var since = await Play.PressAsync(play.Review, "Transcript");
        var message = await play.Review.SeeAsync(m => m.Attachments.Count > 0, "the transcript", since);
        Assert.True(Room.IsForOne(message));
        using var http = new HttpClient();
        var text = await http.GetStringAsync(message.Attachments[0].Url!);
        Assert.Contains("> " + FirstAnswer.Replace("_", "\\_", StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.Contains("pressed “Continue with AI scoring”", text, StringComparison.Ordinal);
        Assert.Contains("How many hours a week do people work?", text, StringComparison.Ordinal);
    }

    /// <summary>The candidate learns the card's buttons from somewhere: their clicks are refused and nothing changes.</summary>
    private static async Task WrongPersonAsync(Play play, Message card)
    {
        var before = await play.ApplicationAsync();
        foreach (var button in SimulatedPerson.Parts(card.Components).Where(c => c.CustomId is not null))
        {
            var since = Play.InteractionOf(
                await play.Bench.Control.PostAsync(
                    "control/interaction",
                    new { user = "alex", type = 3, channel_id = play.Thread.Id.ToString(), data = new { custom_id = button.CustomId, component_type = 2 } }
                )
            );
            var refusal = await play.Thread.HearAsync("Only a recruiter can use", since);
            Assert.True(Room.IsForOne(refusal));
        }
        Assert.Equal(before.Log.Count, (await play.ApplicationAsync()).Log.Count);
        Assert.Equal(SimulatedPerson.TextOf(card), SimulatedPerson.TextOf((await play.CardAsync())!));
    }

    /// <summary>Between the claim and the release the bot said nothing, and the record has the words of both.</summary>
    private static async Task WhileClaimedAsync(Play play)
    {
        var messages = (await play.ThreadOfTeam.AllAsync()).Where(m => Room.IsSaid(m) && !Room.IsForOne(m)).ToList();
        var claimed = messages.FindIndex(m => Room.Says(m, "is here now"));
        var released = messages.FindIndex(m => Room.Says(m, "You are back with me"));
        Assert.Equal([Script.WordsOfTeam, Script.WordsWhileClaimed], messages[(claimed + 1)..released].Select(m => m.Content));
        var application = await play.ApplicationAsync();
        var lines = Transcript.Of(application.Log).Select(l => (l.Who, l.Text)).ToList();
        Assert.Contains(("Robin Meyer", Script.WordsOfTeam), lines);
        Assert.Contains(("Alex Kim", Script.WordsWhileClaimed), lines);
    }

    private static string Quoted(string field) => field[(field.IndexOf('“', StringComparison.Ordinal) + 1)..field.IndexOf('”', StringComparison.Ordinal)];

    private static string DiscordPerson(SimulatedPerson person) => $"discord:{person.Me.Id}";
}
