using System.Text.Json;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.EndToEnd.Support;
using RecruitBot.Simulator.Acting;
using static RecruitBot.EndToEnd.Discord.Gaps.GapPlay;

namespace RecruitBot.EndToEnd.Discord.Gaps;

/// <summary>What the guides do not answer is answered once by the team on Discord, and told to everybody who asked, where they are, once.</summary>
public sealed class GapTests
{
    [Fact]
    public async Task A_recruiters_answer_reaches_everybody_who_asked_and_is_quoted_from_then_on()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var gaps = await AskedAsync(bench);
        var review = gaps.Play.Review;

        var form = await OpenFormAsync(review);
        var sent = await FillAsync(review, form);
        var saved = await review.HearAsync("Saved as version 1", sent);

        Assert.True(Room.IsForOne(saved));
        await gaps.BothToldAsync();
        // The open question stands there again, and is still the one that is open.
        var told = await gaps.Play.Thread.HearAsync(Quoted);
        await gaps.Play.Thread.HearAsync("Question 1 of 2", told.Id);
        Assert.Contains("guides/answered-", SimulatedPerson.TextOf(told), StringComparison.Ordinal);
        await gaps.ToldOnceAsync();
        var listed = Play.InteractionOf(await gaps.Play.Robin.CommandAsync(review.Id, "gaps"));
        await review.HearAsync("Nothing waits", listed);

        // Whoever asks later is answered at once, in any process that reads the same folders.
        var later = (await gaps.Direct.Person.SayAsync(gaps.Direct.Id, "Is there a car park?")).Id;
        await gaps.Direct.HearAsync(Quoted, later);
        var asked = await bench.Folder.RunAsync("ask", "--json", "Is there a car park?");
        var citation = JsonElement.Parse(asked.Out).GetProperty("citations")[0];
        var file = Path.Combine(Path.GetDirectoryName(bench.Folder.Database)!, "knowledge", citation.GetProperty("source").GetString()!);
        Assert.Contains(citation.GetProperty("quote").GetString()!, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Contains("version: 1\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Contains("author: Robin Meyer\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        foreach (var session in await bench.Folder.SessionsAsync())
            Assert.Equal(0, (await bench.Folder.RunAsync("replay", session.Head.SessionId)).ExitCode);
        // What candidates wrote is in no log.
        Assert.DoesNotContain("car park", bench.Bot.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_candidate_who_learns_the_buttons_from_somewhere_can_do_nothing_with_them()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var gaps = await AskedAsync(bench);
        var command = Play.InteractionOf(await bench.Control.PostAsync("control/interaction", new { user = "sam", type = 2, channel_id = gaps.Panel.Id.ToString(), data = new { name = "gaps", type = 1 } }));
        await gaps.Panel.HearAsync("Only a recruiter can use", command);
        var about = (await GapsAsync(bench)).First(g => g.RoleId is null).First.Key;
        foreach (var verb in new[] { "gap-answer", "gap-aside", "gap-apart", "gaps", "answers" })
        {
            var since = Play.InteractionOf(
                await bench.Control.PostAsync(
                    "control/interaction",
                    new { user = "sam", type = 3, channel_id = gaps.Panel.Id.ToString(), data = new { custom_id = $"rb:{verb}:{about.SessionId}:{about.Version}", component_type = 2 } }
                )
            );
            await gaps.Panel.HearAsync("Only a recruiter can use", since);
        }
        Assert.Equal(2, (await GapsAsync(bench)).Count);
    }

    [Fact]
    public async Task Of_two_recruiters_who_answer_at_once_both_versions_are_kept_and_everybody_is_told_once()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var gaps = await AskedAsync(bench);
        var olivia = await bench.JoinAsync("olivia");
        Room[] reviews = [gaps.Play.Review, new Room(olivia, olivia.Channel("recruiting-review").Id)];
        var forms = await Task.WhenAll(reviews.Select(OpenFormAsync));
        var sent = await Task.WhenAll(reviews.Zip(forms).Select((f, i) => FillAsync(f.First, f.Second, $"{Answer} This was written by number {i}.")));
        await Task.WhenAll(reviews.Zip(sent).Select(f => f.First.HearAsync("Saved as version", f.Second)));
        await gaps.BothToldAsync();
        await gaps.ToldOnceAsync();
        await using var store = SqliteSessionStore.Open(bench.Folder.Database);
        var entries = await new SqliteGapStore(store).EntriesAsync(CancellationToken.None);
        Assert.Equal([1, 2], entries.Select(e => e.Version));
        Assert.Single(entries.Select(e => e.EntryId).Distinct());
        var file = Path.Combine(Path.GetDirectoryName(bench.Folder.Database)!, "knowledge", entries[0].Source);
        foreach (var i in new[] { 0, 1 })
            Assert.Contains($"written by number {i}", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_between_saving_and_telling_it_tells_after_the_next_start()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var gaps = await AskedAsync(bench);
        await bench.KillBotAsync();
        // As a process leaves it that was killed right after its transaction.
        await using (var store = SqliteSessionStore.Open(bench.Folder.Database))
        {
            var kept = new SqliteGapStore(store);
            var robin = new Person($"discord:{gaps.Play.Robin.Me.Id}", "Robin Meyer", Authority.Recruiter);
            var questions = (await kept.WaitingAsync(10, CancellationToken.None)).Select(q => q.Key).ToList();
            var now = TimeProvider.System.GetUtcNow();
            Assert.Equal(2, (await kept.DecideAsync(new GapClosing(robin, now, "k7", null), new EntryDraft("k7", "form", "guides/answered-car-park-k7.md", Published, Answer, null, robin, now), questions, CancellationToken.None))!.Questions);
        }
        await bench.StartBotAsync();
        await gaps.BothToldAsync();
        await bench.KillBotAsync();
        await bench.StartBotAsync();
        // Something that is said after anything else that would be said.
        await gaps.Direct.HearAsync("Query Gardener", Play.InteractionOf(await gaps.Direct.Person.CommandAsync(gaps.Direct.Id, "jobs")));
        await gaps.ToldOnceAsync();
    }

    [Fact]
    public async Task Killed_at_any_moment_after_the_form_was_sent_nothing_is_lost_and_nothing_said_twice()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var gaps = await AskedAsync(bench);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var review = gaps.Play.Review;
        var form = await OpenFormAsync(review);
        await FillAsync(review, form);
        try
        {
            // The moment itself is what is tried: no condition marks it.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 150)));
            await bench.KillBotAsync();
            await bench.StartBotAsync();
            await using (var store = SqliteSessionStore.Open(bench.Folder.Database))
                if ((await new SqliteGapStore(store).EntriesAsync(CancellationToken.None)).Count == 0)
                    form = null!;
            // Whoever saw nothing come of it sends it again.
            if (form is null)
                await FillAsync(review, await OpenFormAsync(review));
            await gaps.BothToldAsync();
            await gaps.Direct.HearAsync("Query Gardener", Play.InteractionOf(await gaps.Direct.Person.CommandAsync(gaps.Direct.Id, "jobs")));
            await gaps.ToldOnceAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Seed {seed}: {e.Message}", e);
        }
    }

    [Fact]
    public async Task Whoever_erased_everything_is_not_told_and_none_of_their_words_are_left()
    {
        await using var bench = await DiscordBench.RunningAsync();
        var gaps = await AskedAsync(bench);
        const string own = "Is there a car park for my turquoise tractor?";
        await gaps.Direct.HearAsync("The guides don't say", (await gaps.Direct.Person.SayAsync(gaps.Direct.Id, own)).Id);
        await gaps.Direct.Person.CommandAsync(gaps.Direct.Id, "erase");
        var erased = await Play.PressAsync(gaps.Direct, "Yes, delete everything");
        await gaps.Direct.HearAsync("Done: everything", erased);
        Assert.DoesNotContain(await GapsAsync(bench), g => g.Wordings.Any(w => w.Contains("tractor", StringComparison.Ordinal)));

        var review = gaps.Play.Review;
        var listed = Play.InteractionOf(await review.Person.CommandAsync(review.Id, "gaps"));
        var list = await review.SeeAsync(m => Room.Says(m, "without an answer"), "the list", listed);
        var card = await review.SeeAsync(m => Room.Has(m, "Answer"), "the card", Play.InteractionOf(await review.Person.PickAsync(list, SimulatedPerson.Parts(list.Components).First(c => c.Type == ComponentType.StringSelect).Options![0].Value)));
        await review.Person.PressAsync(card, "Answer");
        await FillAsync(review, await review.Person.ExpectFormAsync());
        await gaps.Play.Thread.HearAsync(Quoted);
        Assert.DoesNotContain(await gaps.Direct.AllAsync(), m => Room.Says(m, Quoted));
        await bench.KillBotAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(bench.Folder.Database)!, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("tractor", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Gap>> GapsAsync(DiscordBench bench)
    {
        await using var store = SqliteSessionStore.Open(bench.Folder.Database);
        var reader = new Core.Knowledge.Meaning.MeaningReader([]);
        return GapGrouping.Group(await new SqliteGapStore(store).WaitingAsync(100, CancellationToken.None), q => reader.Read(q.Text));
    }
}
