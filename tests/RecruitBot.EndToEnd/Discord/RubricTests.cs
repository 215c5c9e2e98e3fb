using RecruitBot.EndToEnd.Discord.Support;

namespace RecruitBot.EndToEnd.Discord;

/// <summary>/rubric on Discord: versions compared, past answers tried under another one, a draft from a guide, and the gate between a file and candidates.</summary>
public sealed class RubricTests
{
    private const string Question = "Tell me about a time when you made a slow database-backed page fast.";

    [Fact]
    public async Task Versions_are_compared_and_tried_on_past_answers_without_changing_any()
    {
        await using var bench = await OpenAsync();
        var play = await new Play(bench).JoinAsync();
        foreach (var step in Script.Applying)
            await step.PlayAsync(play);
        var session = (await play.ApplicationAsync()).Head.SessionId;
        var events = (await play.ApplicationAsync()).Log.Count;
        var role = bench.Folder["knowledge/roles/query-gardener.md"];
        var text = await File.ReadAllTextAsync(role);
        await File.WriteAllTextAsync(role, text.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace(Question, "Tell me about a slow page that you made fast.", StringComparison.Ordinal));
        await bench.LoggedAsync("Knowledge read again");

        Assert.NotEmpty(await play.Robin.SuggestAsync(play.Review.Id, "rubric", "do", "di"));
        await RubricAsync(play, "diff", "query-gardener");
        var diff = await play.Review.HearAsync("from version 1 to version 2: 1 difference");
        Assert.True(Room.IsForOne(diff));
        Assert.True(Room.Says(diff, session), "who was scored under which version is said");
        await RubricAsync(play, "rescore", "query-gardener");
        await play.Review.HearAsync("Dry run, nothing was changed");
        Assert.Equal(events, (await play.ApplicationAsync()).Log.Count);
    }

    [Fact]
    public async Task A_version_whose_gold_answers_are_rated_otherwise_does_not_go_live_and_the_team_reads_why()
    {
        await using var bench = await OpenAsync();
        var play = await new Play(bench).JoinAsync();
        var role = bench.Folder["knowledge/roles/query-gardener.md"];
        var gold = string.Concat(Enumerable.Range(0, 6).Select(i => $"      - {{ level: 5, answer: \"I don't know, number {i}.\" }}\n"));
        var text = await File.ReadAllTextAsync(role);
        var cues = text.IndexOf("  - id: testing", StringComparison.Ordinal);
        await File.WriteAllTextAsync(role, text[..cues].Replace("version: 1", "version: 2", StringComparison.Ordinal) + "    gold:\n" + gold + text[cues..]);
        await bench.LoggedAsync("Version 2 of 'query-gardener' is not offered to candidates");

        await play.Robin.CommandAsync(play.Review.Id, "setup");
        await play.Review.HearAsync("is not offered to candidates");
        // The version before is still there, and is what candidates are asked.
        await play.Alex.CommandAsync(play.Panel.Id, "jobs");
        await play.Panel.HearAsync("Query Gardener");
        await RubricAsync(play, "calibration", "query-gardener");
        await play.Review.HearAsync("exact 0 of 6");
    }

    [Fact]
    public async Task A_draft_comes_from_a_guide_and_nobody_opens_it_before_it_is_done()
    {
        await using var bench = await OpenAsync();
        var play = await new Play(bench).JoinAsync();
        bench.Folder.Write("knowledge/guides/garden.md", "---\ntitle: Garden duties\naudience: recruiter\n---\n\n## Duties\n\nA gardener prunes slow queries every week.\n");
        await bench.LoggedAsync("Knowledge read again");

        await RubricAsync(play, "draft", "garden");
        await play.Review.HearAsync("Drafted roles/garden-draft.md from guides/garden.md: one criterion");
        Assert.Contains("quote: \"A gardener prunes slow queries every week.\"", await File.ReadAllTextAsync(bench.Folder["knowledge/roles/garden-draft.md"]), StringComparison.Ordinal);
        await RubricAsync(play, "approve", "garden-draft");
        await play.Review.HearAsync("Not approved, and nothing was changed");
        Assert.Empty(await play.Alex.SuggestAsync(play.Panel.Id, "apply", "role", "Draft"));
    }

    private static Task RubricAsync(Play play, string use, string role) => play.Robin.CommandAsync(play.Review.Id, "rubric", new() { ["do"] = use, ["role"] = role });

    private static async Task<DiscordBench> OpenAsync()
    {
        var bench = await DiscordBench.OpenAsync();
        bench.Folder.Environment["Knowledge__Path"] = bench.Folder.Copy(bench.Folder.Environment["Knowledge__Path"], "knowledge");
        await bench.StartBotAsync();
        return bench;
    }
}
