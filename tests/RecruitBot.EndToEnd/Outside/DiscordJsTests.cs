using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Outside.Support;
using RecruitBot.Simulator.Acting;

namespace RecruitBot.EndToEnd.Outside;

/// <summary>
/// The simulator as discord.js sees it: a library that thousands of bots use with Discord itself takes it for Discord. What discord.js would
/// stumble over is told by it as trouble, which fails the test that waits.
/// </summary>
public sealed class DiscordJsTests(WitnessStage stage) : IClassFixture<WitnessStage>
{
    [WitnessFact]
    public void It_logs_in_and_finds_the_server_and_its_rights()
    {
        var ready = stage.Ready;
        Assert.Equal("Acme", (string?)ready["guild"]);
        Assert.Equal(["welcome", "apply", "general", "recruiting-review"], Texts(ready["channels"]!));
        Assert.Equal(["@everyone", "Recruiter", "RecruitBot"], Texts(ready["roles"]!));
        Assert.Equal(5, (int)ready["members"]!);
        Assert.True((bool)ready["messageContent"]!);
        Assert.True((bool)ready["writes"]!);
        Assert.False((bool)ready["everyoneWrites"]!);
    }

    [WitnessFact]
    public async Task Its_commands_are_offered_to_those_who_may_use_them()
    {
        string[] open = ["file", "slow", "survey", "thread", "write"];
        Assert.Equal(open, (await stage.Alex.ViewAsync()).Commands.Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["blunder", .. open], (await stage.Robin.ViewAsync()).Commands.Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    [WitnessFact]
    public async Task A_command_a_button_a_form_and_what_follows()
    {
        var alex = stage.Alex;
        var general = alex.Channel("general").Id;
        await alex.CommandAsync(general, "survey", new() { ["topic"] = "bread", ["count"] = "3" });
        var used = await stage.Bot.HearAsync("interaction");
        Assert.Equal(("survey", "alex", "general"), ((string)used["name"]!, (string)used["user"]!, (string)used["channel"]!));
        Assert.False((bool)used["mayManage"]!);
        Assert.True((bool)used["botMaySend"]!);
        var survey = await alex.ExpectAsync("A survey about bread (3).");
        Assert.Contains("Two ways to answer", SimulatedPerson.TextOf(survey), StringComparison.Ordinal);
        var answered = await stage.Bot.HearAsync("answered");
        Assert.Equal((survey.Id.ToString(), 2), ((string)answered["id"]!, (int)answered["buttons"]!));

        await alex.PressAsync(survey, "Answer");
        var form = await alex.ExpectFormAsync();
        Assert.Equal("Your answer", form.Title);
        await alex.FillAsync(form, new() { ["words"] = "Sourdough <@1>, “rye” 🍞", ["often"] = new[] { "weekly" } });
        var noted = await alex.ExpectAsync("Noted: Sourdough <@1>, “rye” 🍞, weekly.");
        Assert.Equal(MessageFlags.Ephemeral, noted.Flags & MessageFlags.Ephemeral);
        var thanks = await alex.ExpectAsync("Thank you.");
        Assert.Equal(MessageFlags.Ephemeral, thanks.Flags & MessageFlags.Ephemeral);
        Assert.DoesNotContain(await stage.Robin.MessagesAsync(general), m => m.Id == noted.Id || m.Id == thanks.Id);

        await alex.PickAsync(survey, "often");
        await alex.ExpectAsync("Picked often.");
        Assert.Empty((await alex.MessagesAsync(general)).Single(m => m.Id == survey.Id).Components!);
    }

    [WitnessFact]
    public async Task Suggestions_come_while_somebody_types()
    {
        var choices = await stage.Alex.SuggestAsync(stage.Alex.Channel("general").Id, "survey", "topic", "br");
        Assert.Equal([("About bread", "bread"), ("About brewing", "brewing")], choices.Select(c => (c.Name, c.Value)));
    }

    [WitnessFact]
    public async Task An_answer_that_takes_its_time_is_edited_followed_and_read_again()
    {
        var alex = stage.Alex;
        var general = alex.Channel("general").Id;
        await alex.CommandAsync(general, "slow");
        await alex.ExpectAsync("And a little more.");
        var fetched = await stage.Bot.HearAsync("fetched");
        Assert.Equal(("Here it is.", true), ((string)fetched["content"]!, (bool)fetched["ephemeral"]!));
        await alex.ExpectEventAsync(e => e.Type == "message_deleted", "that the further message is taken back");
        Assert.DoesNotContain(await alex.MessagesAsync(general), m => m.Content == "And a little more.");
    }

    [WitnessFact]
    public async Task Direct_messages_go_both_ways()
    {
        var alex = stage.Alex;
        await alex.CommandAsync(alex.Channel("general").Id, "write");
        var day = await alex.ExpectAsync("Good day.");
        await alex.SayAsync(day.ChannelId, "Good day to you.");
        var heard = await stage.Bot.HearAsync("message", m => (string?)m["author"] == "alex");
        Assert.Equal("Good day to you.", (string?)heard["content"]);
        Assert.True((bool)heard["direct"]!);
        await alex.CommandAsync(day.ChannelId, "slow");
        await stage.Bot.HearAsync("interaction", i => i["mayManage"] is null && (string?)i["name"] == "slow");
        await stage.Bot.HearAsync("fetched");
    }

    [WitnessFact]
    public async Task A_private_thread_is_opened_renamed_read_and_archived()
    {
        var alex = stage.Alex;
        await alex.CommandAsync(alex.Channel("general").Id, "thread");
        var opened = await stage.Bot.HearAsync("thread");
        Assert.Equal("Between us", (string?)opened["name"]);
        var told = await alex.ExpectAsync("messages.");
        Assert.Contains($"<#{opened["id"]}>", told.Content, StringComparison.Ordinal);
        await stage.Bot.HearAsync("threadChanged", t => (bool)t["archived"]!);
        var thread = Snowflake.TryParse((string)opened["id"]!, out var id) ? id : default;
        var said = await alex.MessagesAsync(thread);
        Assert.Contains(said, m => m.Content == "Welcome.");
        Assert.Contains(said, m => m.Content == "An answer." && m.MessageReference is not null);
        Assert.DoesNotContain((await stage.Alex.ViewAsync()).Channels, c => c.Name == "Between us");

        await alex.SayAsync(thread, "I am back.");
        await stage.Bot.HearAsync("threadChanged", t => !(bool)t["archived"]!);
        await stage.Bot.HearAsync("message", m => (string?)m["content"] == "I am back." && (string?)m["member"] == "Alex Kim");
    }

    [WitnessFact]
    public async Task Files_go_both_ways()
    {
        var alex = stage.Alex;
        var general = alex.Channel("general").Id;
        await alex.CommandAsync(general, "file");
        var sent = await alex.ExpectAsync("Here.");
        var file = Assert.Single(sent.Attachments);
        Assert.Equal(("recipe.txt", "A recipe", 17L), (file.Filename, file.Description, file.Size));
        using var http = new HttpClient();
        Assert.Equal("rye, water, salt\n", await http.GetStringAsync(file.Url));

        await alex.SendFileAsync(general, "My letter", "letter.txt", "text/plain", "Dear all"u8.ToArray());
        var heard = await stage.Bot.HearAsync("message", m => (string?)m["content"] == "My letter");
        Assert.Equal(("letter.txt", 8, "Dear all"), ((string)heard["files"]![0]!["name"]!, (int)heard["files"]![0]!["size"]!, (string)heard["files"]![0]!["text"]!));
    }

    [WitnessFact]
    public async Task What_Discord_refuses_is_refused_with_its_codes()
    {
        var robin = stage.Robin;
        await robin.CommandAsync(robin.Channel("general").Id, "blunder");
        foreach (var (what, code) in new[] { ("too long", 50035), ("empty", 50006), ("unknown message", 10008), ("unknown channel", 10003), ("second answer", 40060) })
            Assert.Equal((what, code), await RefusedAsync());
    }

    [WitnessFact]
    public async Task A_change_of_the_server_reaches_it()
    {
        await stage.ControlAsync("roles/Recruiter", new { permissions = "1024" });
        await stage.Bot.HearAsync("role", r => (string?)r["name"] == "Recruiter" && (string?)r["permissions"] == "1024");
    }

    [WitnessFact]
    public async Task A_lost_connection_is_resumed_and_what_was_missed_comes_once()
    {
        var alex = stage.Alex;
        var general = alex.Channel("general").Id;
        // Held back first, so that the words are on their way when the line is cut.
        await stage.ControlAsync("gateway", new { action = "stall", seconds = 30 });
        var missed = (await alex.SayAsync(general, "Said into the void")).Id.ToString();
        await stage.ControlAsync("gateway", new { action = "drop" });
        Assert.NotEqual(0, (int)(await stage.Bot.HearAsync("resumed"))["replayed"]!);
        var after = (await alex.SayAsync(general, "Said afterwards")).Id.ToString();
        await stage.Bot.HearAsync("message", m => (string?)m["id"] == after);
        Assert.Single(stage.Bot.All, t => (string?)t["event"] == "message" && (string?)t["id"] == missed);
        Assert.Single(await stage.SentOpcodesAsync(), op => op == (int)GatewayOpcode.Identify);
    }

    [WitnessFact]
    public async Task It_comes_back_when_Discord_asks_for_a_new_connection()
    {
        var before = (await stage.SentOpcodesAsync()).Count(op => op == (int)GatewayOpcode.Resume);
        await stage.ControlAsync("gateway", new { action = "reconnect" });
        await stage.Bot.HearAsync("resumed");
        Assert.Equal(before + 1, (await stage.SentOpcodesAsync()).Count(op => op == (int)GatewayOpcode.Resume));
    }

    private async Task<(string, int)> RefusedAsync()
    {
        var refused = await stage.Bot.HearAsync("refused");
        return ((string)refused["what"]!, (int)refused["code"]!);
    }

    private static string[] Texts(System.Text.Json.Nodes.JsonNode list) => [.. list.AsArray().Select(t => (string)t!)];
}
