using System.Text.Json.Nodes;

namespace RecruitBot.Tests.Simulator;

/// <summary>Commands by kind and place, and what comes back of them (interactions/application-commands, Registering a Command, Localization).</summary>
public sealed class CommandKindTests : IAsyncLifetime
{
    private const string Birthday = """
        {"name":"birthday","description":"Wish somebody well","nsfw":true,"name_localizations":{"el":"γενέθλια"},"description_localizations":{"de":"Gratuliere"},
         "options":[{"type":2,"name":"send","description":"Sends","options":[{"type":1,"name":"card","description":"A card","name_localizations":{"de":"karte"},
           "options":[{"type":4,"name":"age","description":"How old","required":true,"min_value":1,"max_value":120,
             "choices":[{"name":"Eighteen","name_localizations":{"de":"Achtzehn"},"value":18}]},
             {"type":7,"name":"where","description":"Where","channel_types":[0,5]}]}]}]}
        """;

    private static readonly object[] None = [];
    private Bench _bench = null!;
    private string _everywhere = "";
    private string _server = "";

    public async Task InitializeAsync()
    {
        _bench = await Bench.StartAsync(limits: new() { Messages = 10_000, Others = 10_000, Global = 10_000 });
        var application = await _bench.ApplicationAsync();
        _everywhere = $"applications/{application}/commands";
        _server = $"applications/{application}/guilds/{(await _bench.SimAsync("GET", "world")).Body!["guild"]!["id"]}/commands";
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 15)]
    [InlineData(3, 15)]
    public async Task Of_each_kind_there_are_so_many_everywhere_and_as_many_in_the_server(int type, int most)
    {
        object Command(int i) => new { type, name = $"c{i}", description = type == 1 ? "x" : "" };
        object[] All(int count) => [.. Enumerable.Range(0, count).Select(Command)];
        foreach (var path in new[] { _everywhere, _server })
        {
            (await _bench.BotAsync("PUT", path, All(most + 1))).Refused(400, 30032);
            (await _bench.BotAsync("PUT", path, All(most))).Expect(200);
            (await _bench.BotAsync("POST", path, Command(most))).Refused(400, 30032);
            (await _bench.BotAsync("POST", path, Command(most - 1))).Expect(200);
            (await _bench.BotAsync("POST", path, new { type = type % 3 + 1, name = "other", description = type == 3 ? "x" : "" })).Expect(201);
            (await _bench.BotAsync("PUT", path, None)).Expect(200);
        }
    }

    [Fact]
    public async Task Commands_of_two_kinds_may_have_one_name_and_each_keeps_its_id()
    {
        var both = new object[] { new { type = 1, name = "dup", description = "x" }, new { type = 2, name = "dup" } };
        var first = Ids(await _bench.BotAsync("PUT", _everywhere, both));
        Assert.Equal(2, first.Distinct().Count());
        Assert.Equal(first, Ids(await _bench.BotAsync("PUT", _everywhere, both)));
        Assert.Equal(first[1], (await _bench.BotAsync("POST", _everywhere, new { type = 2, name = "dup" })).Expect(200).Id);
        Assert.NotEqual(first[0], (await _bench.BotAsync("POST", _everywhere, new { type = 3, name = "dup" })).Expect(201).Id);
        Assert.Equal([first[0]], Ids(await _bench.BotAsync("PUT", _everywhere, both[..1])));
        (await _bench.BotAsync("PUT", _everywhere, new[] { both[1], both[1] })).Refused(400, 50035);
    }

    [Fact]
    public async Task Only_what_is_typed_can_be_typed()
    {
        (await _bench.BotAsync("PUT", _everywhere, new object[] { new { type = 2, name = "dup" } })).Expect(200);
        var path = $"channels/{await _bench.ChannelAsync("general")}/commands";
        (await _bench.AsAsync("alex", "POST", path, new { name = "dup" })).Refused(404, 10063);
        (await _bench.BotAsync("POST", _everywhere, new { name = "dup", description = "x" })).Expect(201);
        (await _bench.AsAsync("alex", "POST", path, new { name = "dup" })).Expect(200);
    }

    [Theory]
    [InlineData("""{"name":"a","description":"x","contexts":[0]}""")]
    [InlineData("""{"name":"a","description":"x","integration_types":[0]}""")]
    public async Task A_command_of_a_server_is_used_there_and_says_nothing_of_other_places(string command)
    {
        (await _bench.BotAsync("POST", _server, JsonNode.Parse(command))).Refused(400, 50035);
        (await _bench.BotAsync("PUT", _server, new JsonArray(JsonNode.Parse(command)))).Refused(400, 50035);
        (await _bench.BotAsync("POST", _everywhere, JsonNode.Parse(command))).Expect(201);
    }

    [Fact]
    public async Task A_command_comes_back_whole()
    {
        var written = (JsonObject)JsonNode.Parse(Birthday)!;
        foreach (var shown in new[]
        {
            (await _bench.BotAsync("POST", _server, written.DeepClone())).Expect(201).Body!,
            (await _bench.BotAsync("PUT", _server, new JsonArray(written.DeepClone()))).Expect(200).Body![0]!,
            (await _bench.BotAsync("GET", _server + "?with_localizations=true")).Expect(200).Body![0]!,
        })
        {
            foreach (var (field, value) in written)
                Assert.True(JsonNode.DeepEquals(value, shown[field]), $"{field}: {shown[field]?.ToJsonString()}");
            Assert.Equal(_server.Split('/')[3], (string?)shown["guild_id"]);
        }
    }

    [Fact]
    public async Task An_option_that_can_have_no_options_of_its_own_comes_back_without_any()
    {
        var written = JsonNode.Parse("""{"name":"a","description":"x","options":[{"type":3,"name":"b","description":"y","options":[],"choices":[],"channel_types":[]}]}""");
        var option = (JsonObject)(await _bench.BotAsync("POST", _everywhere, written)).Expect(201).Body!["options"]![0]!;
        Assert.Equal(["type", "name", "description"], option.Select(f => f.Key));
    }

    [Theory]
    [InlineData("X-Discord-Locale", "de", null, "Gratuliere", "karte", "Achtzehn")]
    [InlineData("X-Discord-Locale", "el", "γενέθλια", null, null, null)]
    [InlineData("Accept-Language", "de;q=0.9, en", null, "Gratuliere", "karte", "Achtzehn")]
    [InlineData("X-Other", "de", null, null, null, null)]
    public async Task A_list_tells_only_the_language_of_who_asks(string header, string locale, string? name, string? description, string? inner, string? choice)
    {
        (await _bench.BotAsync("POST", _everywhere, JsonNode.Parse(Birthday))).Expect(201);
        var shown = (await _bench.BotAsync("GET", _everywhere, headers: new() { [header] = locale })).Expect(200).Body![0]!;
        var card = shown["options"]![0]!["options"]![0]!;
        Assert.Equal((name, description), ((string?)shown["name_localized"], (string?)shown["description_localized"]));
        Assert.Equal((inner, choice), ((string?)card["name_localized"], (string?)card["options"]![0]!["choices"]![0]!["name_localized"]));
        Assert.DoesNotContain("_localizations", shown.ToJsonString(), StringComparison.Ordinal);
    }

    private static string[] Ids(Reply commands) => [.. commands.Expect(200).Body!.AsArray().Select(c => (string)c!["id"]!)];
}
