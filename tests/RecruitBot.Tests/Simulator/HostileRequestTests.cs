using System.Net.Http.Headers;
using RecruitBot.Simulator;

namespace RecruitBot.Tests.Simulator;

/// <summary>Whatever is sent, the simulator refuses it and never fails itself.</summary>
public sealed class HostileRequestTests
{
    private static readonly string[] Bodies =
    [
        "",
        "null",
        "5",
        "\"text\"",
        "[]",
        "[[[[]]]]",
        "[null]",
        "{}",
        "{",
        new string('[', 5000),
        """{"content":null}""",
        """{"content":{"a":1},"embeds":5,"components":"x","nonce":[],"flags":"x","attachments":{}}""",
        """{"content":"x","embeds":[null,5,"x",[]],"components":[null,5,[]]}""",
        """{"content":"x","components":[{"type":1,"components":[null]}],"allowed_mentions":{"parse":5,"users":{"a":1}}}""",
        """{"content":"x","message_reference":{"message_id":"x"},"attachments":[null]}""",
        """{"content":"x","nonce":1e400}""",
        """{"type":9,"data":{"custom_id":"x","title":"x","components":[null,{"type":18},{"type":18,"label":"x","component":null}]}}""",
        """{"type":4,"data":null}""",
        """{"type":4,"data":5}""",
        """{"type":"4"}""",
        """{"name":"x","options":{"a":{"b":[]}},"description":{"x":1},"type":1e10}""",
        """{"name":"\ud800","username":"\udfff","content":"\ud800x"}""",
        """{"name":"status","option":"x","value":{"a":1},"options":[]}""",
        """{"custom_id":{"x":1},"values":"x"}""",
        """{"fields":{"a":null}}""",
        """{"recipient_id":-1}""",
        """{"recipient_id":"99999999999999999999999999"}""",
        """{"action":5,"code":"x","seconds":-5}""",
        """{"action":"close","code":1}""",
        """{"status":"x","times":-1,"delay_ms":-5}""",
        """{"roles":[null],"joined_at":"soon","account_created":"1900-01-01T00:00:00Z"}""",
        """{"username":"old","account_created":"0001-01-01T00:00:00Z"}""",
        """{"permissions":"-1","overwrites":[null]}""",
        """{"t":null,"d":null}""",
        """{"event":-5}""",
        """{"content":"a","content":"b"}""",
    ];

    private static readonly (string Method, string Path)[] Endpoints =
    [
        ("POST", "api/v10/channels/{general}/messages"), ("PATCH", "api/v10/channels/{general}/messages/{message}"),
        ("POST", "api/v10/channels/{general}/threads"), ("PATCH", "api/v10/channels/{general}"), ("POST", "api/v10/users/@me/channels"),
        ("PUT", "api/v10/applications/{app}/commands"), ("POST", "api/v10/applications/{app}/commands"),
        ("POST", "api/v10/interactions/{interaction}/{token}/callback"), ("POST", "api/v10/webhooks/{app}/{token}"),
        ("PATCH", "api/v10/webhooks/{app}/{token}/messages/@original"), ("GET", "api/v10/channels/{general}/messages?limit=x&after=-1"),
        ("PUT", "api/v10/channels/{general}/thread-members/x"), ("POST", "sim/people"), ("PATCH", "sim/people/sam"),
        ("POST", "sim/as/alex/channels/{general}/messages"), ("POST", "sim/as/alex/channels/{general}/commands"),
        ("POST", "sim/as/alex/channels/x/messages"), ("POST", "sim/as/alex/channels/{general}/autocomplete"),
        ("POST", "sim/as/alex/channels/{general}/messages/{message}/press"), ("POST", "sim/as/alex/forms/{interaction}"),
        ("POST", "sim/as/alex/forms/x"), ("GET", "sim/as/%00/view"), ("POST", "sim/control/rest"), ("POST", "sim/control/gateway"),
        ("POST", "sim/control/event"), ("POST", "sim/control/limits"), ("POST", "sim/control/replay"), ("POST", "sim/control/interaction"),
        ("POST", "sim/control/application"), ("POST", "sim/control/channel/{general}"), ("POST", "sim/control/roles/x"),
        ("GET", "attachments/1/2/%2e%2e"), ("GET", "gateway"), ("GET", "../../etc/passwd"), ("GET", "Page/index.html"),
    ];

    [Fact]
    public async Task Nothing_that_is_sent_makes_it_fail()
    {
        await using var bench = await Bench.StartAsync(limits: new RateLimitOptions { Messages = 100_000, Others = 100_000, Global = 100_000 });
        await bench.RegisterAsync(new { name = "status", description = "Status" });
        await using var bot = await bench.ConnectAsync();
        var general = await bench.ChannelAsync("general");
        var message = (await bench.BotAsync("POST", $"channels/{general}/messages", new { content = "x" })).Id;
        var app = await bench.ApplicationAsync();
        var made = (await bench.SimAsync("POST", "control/interaction", new { type = 2 })).Body!;
        using var client = Client(bench);
        foreach (var (method, path) in Endpoints)
        {
            var filled = path.Replace("{general}", general, StringComparison.Ordinal)
                .Replace("{message}", message, StringComparison.Ordinal)
                .Replace("{app}", app, StringComparison.Ordinal)
                .Replace("{interaction}", (string)made["interaction_id"]!, StringComparison.Ordinal)
                .Replace("{token}", (string)made["token"]!, StringComparison.Ordinal);
            foreach (var body in Bodies)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), filled);
                if (method != "GET")
                    request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
                using var response = await client.SendAsync(request);
                Assert.True((int)response.StatusCode < 500, $"{method} {path} with {body} gave {(int)response.StatusCode}");
                // A scripted fault that was let in is not to fall on the next request.
                if (path == "sim/control/rest")
                    await bench.SimAsync("DELETE", "control/rest");
            }
        }
        (await bench.AsAsync("alex", "GET", "view")).Expect(200);
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        await using var bench = await Bench.StartAsync();
        var general = await bench.ChannelAsync("general");
        using var large = new MultipartFormDataContent { { new ByteArrayContent(new byte[10 * 1024 * 1024 + 1]), "files[0]", "a.bin" } };
        (await bench.BotAsync("POST", $"channels/{general}/messages", large)).Refused(413, 40005);
        using var fits = new MultipartFormDataContent { { new ByteArrayContent(new byte[10 * 1024 * 1024]), "files[0]", "../../a.bin" } };
        var sent = (await bench.BotAsync("POST", $"channels/{general}/messages", fits)).Expect(200);
        Assert.Equal("a.bin", (string?)sent.Body!["attachments"]![0]!["filename"]);
        using var broken = new ByteArrayContent("--x\r\n"u8.ToArray());
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        (await bench.BotAsync("POST", $"channels/{general}/messages", broken)).Refused(400, 50035);
        using var unbounded = new ByteArrayContent([1]);
        unbounded.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data");
        (await bench.BotAsync("POST", $"channels/{general}/messages", unbounded)).Refused(400, 50035);
    }

    private static HttpClient Client(Bench bench)
    {
        var client = new HttpClient { BaseAddress = bench.Server.Page };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1)");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", SimulatorServer.BotToken);
        return client;
    }
}
