using RecruitBot.Simulator;

namespace RecruitBot.Tests.Simulator;

/// <summary>The way from a person to the bot and back.</summary>
public sealed class ConversationTests
{
    private static readonly object Apply = new { name = "apply", description = "Apply", options = new[] { new { type = 3, name = "role", description = "Which", required = true, autocomplete = true } } };

    [Fact]
    public async Task A_person_writes_and_the_bot_hears_it_and_answers()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        using var events = await bench.FollowAsync("alex");
        var general = await bench.ChannelAsync("general");
        (await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content = "Hello there" })).Expect(200);
        var heard = await bot.DispatchAsync("MESSAGE_CREATE");
        Assert.Equal("Hello there", (string?)heard["content"]);
        Assert.Equal("alex", (string?)heard["author"]!["username"]);
        Assert.NotNull(heard["guild_id"]);
        Assert.NotNull(heard["member"]!["joined_at"]);
        (await bench.BotAsync("POST", $"channels/{general}/messages", new { content = "Good day" })).Expect(200);
        await events.NextAsync("message");
        Assert.Equal("Good day", (string?)(await events.NextAsync("message"))["message"]!["content"]);
        var list = (await bench.AsAsync("alex", "GET", $"channels/{general}/messages")).Expect(200).Body!.AsArray();
        Assert.Equal(["Hello there", "Good day"], list.Select(m => (string?)m!["content"]));
    }

    [Fact]
    public async Task A_command_is_deferred_and_finished_for_its_user_only()
    {
        await using var bench = await Bench.StartAsync();
        await bench.RegisterAsync(Apply);
        await using var bot = await bench.ConnectAsync();
        using var events = await bench.FollowAsync("alex");
        var channel = await bench.ChannelAsync("apply");
        var id = (string?)(await bench.AsAsync("alex", "POST", $"channels/{channel}/commands", new { name = "apply", options = new { role = "baker" } })).Expect(200).Body!["interaction_id"];
        var made = await bot.DispatchAsync("INTERACTION_CREATE");
        Assert.Equal(id, (string?)made["id"]);
        Assert.Equal("baker", (string?)made["data"]!["options"]![0]!["value"]);
        var token = (string?)made["token"];
        (await bench.BotAsync("POST", $"interactions/{id}/{token}/callback", new { type = 5, data = new { flags = 64 } })).Expect(204);
        Assert.Equal("acknowledged", (string?)(await events.NextAsync("interaction"))["state"]);
        (await bench.BotAsync("PATCH", $"webhooks/{made["application_id"]}/{token}/messages/@original", new { content = "Just for you" })).Expect(200);
        Assert.Equal("answered", (string?)(await events.NextAsync("interaction"))["state"]);
        var mine = (await bench.AsAsync("alex", "GET", $"channels/{channel}/messages")).Body!.AsArray();
        Assert.Equal(64, mine.Single()!["flags"]!.GetValue<int>());
        Assert.Empty((await bench.AsAsync("robin", "GET", $"channels/{channel}/messages")).Body!.AsArray());
        Assert.Empty((await bench.BotAsync("GET", $"channels/{channel}/messages")).Body!.AsArray());
    }

    [Fact]
    public async Task A_button_shows_a_form_and_the_form_updates_its_message()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        using var events = await bench.FollowAsync("robin");
        var channel = await bench.ChannelAsync("recruiting-review");
        var row = new { type = 1, components = new[] { new { type = 2, style = 4, label = "Decline", custom_id = "rb:decline:1" } } };
        var card = (await bench.BotAsync("POST", $"channels/{channel}/messages", new { content = "Card", components = new[] { row } })).Expect(200).Id;
        (await bench.AsAsync("robin", "POST", $"channels/{channel}/messages/{card}/press", new { custom_id = "rb:decline:1" })).Expect(200);
        var press = await bot.DispatchAsync("INTERACTION_CREATE");
        Assert.Equal(card, (string?)press["message"]!["id"]);
        var input = new { type = 18, label = "Reason", component = new { type = 4, style = 2, custom_id = "text", max_length = 10 } };
        var form = new { type = 9, data = new { custom_id = "rb:why:1", title = "Decline", components = new[] { input } } };
        (await bench.BotAsync("POST", $"interactions/{press["id"]}/{press["token"]}/callback", form)).Expect(204);
        var shown = await events.NextAsync("form");
        Assert.Equal("rb:why:1", (string?)shown["custom_id"]);
        (await bench.AsAsync("robin", "POST", $"forms/{shown["interaction_id"]}", new { fields = new { text = "" } })).Refused(400, 50035);
        (await bench.AsAsync("robin", "POST", $"forms/{shown["interaction_id"]}", new { fields = new { text = "far too long" } })).Refused(400, 50035);
        (await bench.AsAsync("robin", "POST", $"forms/{shown["interaction_id"]}", new { fields = new { text = "no" } })).Expect(200);
        var sent = await bot.DispatchAsync("INTERACTION_CREATE");
        Assert.Equal("no", (string?)sent["data"]!["components"]![0]!["component"]!["value"]);
        Assert.Equal(card, (string?)sent["message"]!["id"]);
        (await bench.BotAsync("POST", $"interactions/{sent["id"]}/{sent["token"]}/callback", new { type = 7, data = new { content = "Declined", components = Array.Empty<object>() } })).Expect(204);
        Assert.Equal("Declined", (string?)(await events.NextAsync("message_updated"))["message"]!["content"]);
        Assert.Equal("Declined", (string?)(await bot.DispatchAsync("MESSAGE_UPDATE"))["content"]);
    }

    [Fact]
    public async Task What_is_typed_is_answered_with_choices()
    {
        await using var bench = await Bench.StartAsync();
        await bench.RegisterAsync(Apply);
        await using var bot = await bench.ConnectAsync();
        var channel = await bench.ChannelAsync("apply");
        var typing = bench.AsAsync("alex", "POST", $"channels/{channel}/autocomplete", new { name = "apply", option = "role", value = "ba", options = new { } });
        var made = await bot.DispatchAsync("INTERACTION_CREATE");
        Assert.Equal(4, made["type"]!.GetValue<int>());
        Assert.True(made["data"]!["options"]![0]!["focused"]!.GetValue<bool>());
        var choices = new { type = 8, data = new { choices = new[] { new { name = "Baker", value = "baker" } } } };
        (await bench.BotAsync("POST", $"interactions/{made["id"]}/{made["token"]}/callback", choices)).Expect(204);
        Assert.Equal("baker", (string?)(await typing).Expect(200).Body!["choices"]![0]!["value"]);
    }

    [Fact]
    public async Task A_private_thread_is_seen_by_those_who_were_let_in()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        using var events = await bench.FollowAsync("alex");
        var channel = await bench.ChannelAsync("apply");
        var thread = (await bench.BotAsync("POST", $"channels/{channel}/threads", new { name = "Alex", type = 12, invitable = false })).Expect(201).Id;
        (await bench.AsAsync("alex", "GET", $"channels/{thread}/messages")).Refused(403, 50001);
        (await bench.BotAsync("PUT", $"channels/{thread}/thread-members/{await bench.UserAsync("alex")}")).Expect(204);
        Assert.Equal(thread, (string?)(await events.NextAsync("channel"))["channel"]!["id"]);
        (await bench.AsAsync("alex", "POST", $"channels/{thread}/messages", new { content = "I am in" })).Expect(200);
        (await bench.AsAsync("sam", "GET", $"channels/{thread}/messages")).Refused(403, 50001);
        (await bench.AsAsync("robin", "GET", $"channels/{thread}/messages")).Expect(200);
        var alex = (await bench.AsAsync("alex", "GET", "view")).Body!["channels"]!.AsArray().Select(c => (string?)c!["id"]);
        var sam = (await bench.AsAsync("sam", "GET", "view")).Body!["channels"]!.AsArray().Select(c => (string?)c!["id"]);
        Assert.Contains(thread, alex);
        Assert.DoesNotContain(thread, sam);
    }

    [Fact]
    public async Task Direct_messages_go_both_ways_with_files()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        var dm = (await bench.AsAsync("alex", "POST", "dm")).Expect(200);
        Assert.Equal("RecruitBot", (string?)dm.Body!["recipients"]![0]!["username"]);
        using var upload = new MultipartFormDataContent { { new StringContent("My CV"), "content" }, { new ByteArrayContent([1, 2, 3]), "files[0]", "cv.pdf" } };
        (await bench.AsAsync("alex", "POST", $"channels/{dm.Id}/messages", upload)).Expect(200);
        var heard = await bot.DispatchAsync("MESSAGE_CREATE");
        Assert.Null(heard["guild_id"]);
        Assert.Equal("My CV", (string?)heard["content"]);
        var url = (string)heard["attachments"]![0]!["url"]!;
        Assert.Equal([1, 2, 3], await bench.Page.GetByteArrayAsync(new Uri(url)));
        using var forged = await bench.Page.GetAsync(new Uri(url.Replace("hm=", "hm=0", StringComparison.Ordinal)));
        Assert.Equal(404, (int)forged.StatusCode);
        var same = (await bench.BotAsync("POST", "users/@me/channels", new { recipient_id = await bench.UserAsync("alex") })).Expect(200);
        Assert.Equal(dm.Id, same.Id);
    }

    [Fact]
    public async Task The_address_of_a_file_is_good_for_a_day_and_then_asked_for_again()
    {
        var time = new SteppedTime();
        await using var bench = await Bench.StartAsync(time);
        var general = await bench.ChannelAsync("general");
        using var upload = new MultipartFormDataContent { { new ByteArrayContent([7]), "files[0]", "cv.pdf" } };
        var message = (await bench.BotAsync("POST", $"channels/{general}/messages", upload)).Expect(200);
        var first = new Uri((string)message.Body!["attachments"]![0]!["url"]!);
        Assert.Equal(["ex", "hm", "is"], first.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(q => q.Split('=')[0]).Order(StringComparer.Ordinal));
        time.Advance(TimeSpan.FromHours(25));
        using var late = await bench.Page.GetAsync(first);
        Assert.Equal(404, (int)late.StatusCode);
        var again = (await bench.BotAsync("GET", $"channels/{general}/messages/{message.Id}")).Body!["attachments"]![0]!["url"]!;
        Assert.Equal([7], await bench.Page.GetByteArrayAsync(new Uri((string)again!)));
    }

    [Fact]
    public async Task Every_part_of_the_page_is_served()
    {
        await using var bench = await Bench.StartAsync();
        var parts = typeof(SimulatorServer).Assembly.GetManifestResourceNames();
        Assert.Contains("Page/index.html", parts);
        foreach (var part in parts)
        {
            using var response = await bench.Page.GetAsync(new Uri(part["Page".Length..], UriKind.Relative));
            Assert.True((int)response.StatusCode == 200, part);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task The_page_is_served_with_a_strict_policy()
    {
        await using var bench = await Bench.StartAsync();
        using var page = await bench.Page.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(200, (int)page.StatusCode);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
    }
}
