using System.Text.Json.Nodes;

namespace RecruitBot.Tests.Simulator;

/// <summary>What may be registered as a command: how long, how much of it, and of which shape (interactions/application-commands).</summary>
public sealed class CommandLimitTests(CommandLimitTests.Shared shared) : IClassFixture<CommandLimitTests.Shared>
{
    /// <summary>One simulator for all of them.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public Bench Bench { get; private set; } = null!;
        public string Path { get; private set; } = "";

        public async Task InitializeAsync()
        {
            Bench = await Bench.StartAsync(limits: new() { Messages = 10_000, Others = 10_000, Global = 10_000 });
            Path = $"applications/{await Bench.ApplicationAsync()}/commands";
        }

        public async Task DisposeAsync() => await Bench.DisposeAsync();
    }

    public static TheoryData<string, int> Commands =>
        new()
        {
            { """{"name":"#","description":"x"}""", 32 },
            { """{"name":"a","description":"#"}""", 100 },
            { """{"name":"a","description":"x","options":[*{"type":3,"name":"o@","description":"x"}]}""", 25 },
            { """{"name":"a","description":"x","options":[{"type":3,"name":"#","description":"x"}]}""", 32 },
            { """{"name":"a","description":"x","options":[{"type":3,"name":"o","description":"#"}]}""", 100 },
            { """{"name":"a","description":"x","options":[{"type":3,"name":"o","description":"x","choices":[*{"name":"c@","value":"v@"}]}]}""", 25 },
            { """{"name":"a","description":"x","options":[{"type":3,"name":"o","description":"x","choices":[{"name":"#","value":"v"}]}]}""", 100 },
            { """{"name":"a","description":"x","options":[{"type":3,"name":"o","description":"x","choices":[{"name":"c","value":"#"}]}]}""", 100 },
            { """{"name":"a","description":"x","options":[{"type":1,"name":"s","description":"x","options":[*{"type":3,"name":"o@","description":"x"}]}]}""", 25 },
            { """{"name":"a","description":"x","name_localizations":{"de":"#"}}""", 32 },
            { """{"name":"a","description":"x","description_localizations":{"de":"#"}}""", 100 },
            { """{"type":2,"name":"#"}""", 32 },
        };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task What_fits_is_registered_and_one_more_is_not(string command, int limit)
    {
        (await shared.Bench.BotAsync("PUT", shared.Path, new JsonArray(Template.Filled(command, limit)))).Expect(200);
        (await shared.Bench.BotAsync("PUT", shared.Path, new JsonArray(Template.Filled(command, limit + 1)))).Refused(400, 50035);
    }

    public static TheoryData<string> Shapes =>
        [
            """{"name":"Apply","description":"x"}""",
            """{"name":"a b","description":"x"}""",
            """{"name":"a","description":""}""",
            """{"name":"a"}""",
            """{"description":"x"}""",
            """{"name":"a","description":"x","type":5}""",
            """{"name":"a","description":"x","type":4}""",
            """{"name":"a","description":"x","nsfw":"yes"}""",
            """{"name":"a","description":"x","default_member_permissions":"all"}""",
            """{"name":"a","description":"x","contexts":[9]}""",
            """{"name":"a","description":"x","contexts":[]}""",
            """{"name":"a","description":"x","contexts":[0,0]}""",
            """{"name":"a","description":"x","integration_types":[9]}""",
            """{"name":"a","description":"x","name_localizations":{"de":"Bewerben"}}""",
            """{"name":"a","description":"x","name_localizations":{"xx":"b"}}""",
            """{"name":"a","description":"x","name_localizations":["b"]}""",
            """{"name":"a","description":"x","description_localizations":{"de":""}}""",
            """{"name":"a","description":"x","description_localizations":{"de":5}}""",
            """{"type":2,"name":" "}""",
            """{"type":2,"name":"a","description":"x"}""",
            """{"type":3,"name":"a","options":[{"type":3,"name":"o","description":"x"}]}""",
        ];

    public static TheoryData<string> Options =>
        [
            // Order and names.
            """{"type":3,"name":"p","description":"x"},{"type":3,"name":"q","description":"x","required":true}""",
            """{"type":3,"name":"p","description":"x"},{"type":3,"name":"p","description":"x"}""",
            """{"type":3,"name":"p","description":"x"},{"type":3,"name":"q","description":"x","name_localizations":{"de":"p"}}""",
            """{"type":3,"name":"p","description":"x","name_localizations":{"de":"r"}},{"type":3,"name":"q","description":"x","name_localizations":{"de":"r"}}""",
            """{"type":3,"name":"P","description":"x"}""",
            """{"type":12,"name":"p","description":"x"}""",
            // What stands in what.
            """{"type":2,"name":"g","description":"x","options":[{"type":2,"name":"h","description":"x","options":[{"type":1,"name":"s","description":"x"}]}]}""",
            """{"type":2,"name":"g","description":"x","options":[]}""",
            """{"type":2,"name":"g","description":"x"}""",
            """{"type":2,"name":"g","description":"x","options":[{"type":3,"name":"p","description":"x"}]}""",
            """{"type":1,"name":"s","description":"x","options":[{"type":1,"name":"t","description":"x"}]}""",
            """{"type":1,"name":"s","description":"x","options":[{"type":3,"name":"p","description":""}]}""",
            """{"type":1,"name":"s","description":"x"},{"type":3,"name":"p","description":"x"}""",
            """{"type":3,"name":"p","description":"x","options":[{"type":3,"name":"q","description":"x"}]}""",
            // What only some types have.
            """{"type":1,"name":"s","description":"x","required":true}""",
            """{"type":4,"name":"p","description":"x","min_length":1}""",
            """{"type":3,"name":"p","description":"x","min_value":1}""",
            """{"type":6,"name":"p","description":"x","choices":[{"name":"c","value":"v"}]}""",
            """{"type":5,"name":"p","description":"x","autocomplete":true}""",
            """{"type":3,"name":"p","description":"x","channel_types":[0]}""",
            """{"type":3,"name":"p","description":"x","file_types":[".pdf"]}""",
            // Bounds.
            """{"type":3,"name":"p","description":"x","min_length":5,"max_length":4}""",
            """{"type":3,"name":"p","description":"x","max_length":6001}""",
            """{"type":4,"name":"p","description":"x","min_value":5,"max_value":4}""",
            """{"type":4,"name":"p","description":"x","min_value":0.5}""",
            """{"type":7,"name":"p","description":"x","channel_types":[99]}""",
            """{"type":3,"name":"p","description":"x","required":"yes"}""",
            // Choices.
            """{"type":3,"name":"p","description":"x","choices":[{"name":"c","value":5}]}""",
            """{"type":4,"name":"p","description":"x","choices":[{"name":"c","value":"5"}]}""",
            """{"type":4,"name":"p","description":"x","choices":[{"name":"c","value":0.5}]}""",
            """{"type":4,"name":"p","description":"x","choices":[{"name":"c","value":9007199254740992}]}""",
            """{"type":3,"name":"p","description":"x","choices":[{"name":"c"}]}""",
            """{"type":3,"name":"p","description":"x","choices":[{"name":" ","value":"v"}]}""",
            """{"type":3,"name":"p","description":"x","choices":[{"name":"c","value":"v"},{"name":"c","value":"w"}]}""",
            """{"type":3,"name":"p","description":"x","autocomplete":true,"choices":[{"name":"c","value":"v"}]}""",
        ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task What_is_no_command_is_refused(string command)
    {
        (await shared.Bench.BotAsync("PUT", shared.Path, new JsonArray(JsonNode.Parse(command)))).Refused(400, 50035);
        (await shared.Bench.BotAsync("POST", shared.Path, JsonNode.Parse(command))).Refused(400, 50035);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public Task What_is_no_option_is_refused(string options) =>
        What_is_no_command_is_refused("""{"name":"a","description":"x","options":[""" + options + "]}");

    [Theory]
    [InlineData("""{"name":"a-1_b'ä","description":"x","contexts":[0,1,2],"integration_types":[0,1],"nsfw":true,"default_member_permissions":"0"}""")]
    [InlineData("""{"name":"a","description":"x","options":[{"type":2,"name":"g","description":"x","options":[{"type":1,"name":"s","description":"x"}]},{"type":1,"name":"t","description":"x"}]}""")]
    [InlineData("""{"name":"a","description":"x","options":[{"type":3,"name":"p","description":"x","required":true,"min_length":4,"max_length":4,"options":[],"choices":[],"autocomplete":true}]}""")]
    [InlineData("""{"name":"a","description":"x","options":[{"type":10,"name":"p","description":"x","min_value":0.5,"max_value":0.5,"choices":[{"name":"c","value":0.5}]}]}""")]
    [InlineData("""{"name":"a","description":"x","options":[{"type":5,"name":"p","description":"x","autocomplete":false,"name_localizations":{"de":"p"}}]}""")]
    [InlineData("""{"type":2,"name":"High Five","description":""}""")]
    public async Task What_is_a_command_is_taken(string command) => (await shared.Bench.BotAsync("PUT", shared.Path, new JsonArray(JsonNode.Parse(command)))).Expect(200);

    [Theory]
    [InlineData(61, 200)]
    [InlineData(62, 400)]
    public async Task All_texts_of_a_command_have_8000_characters_at_most_with_the_longest_translations(int description, int status)
    {
        // Thirty-nine choices of 200 characters, the longer translation of the name counted, are 7800; 200 are left for the rest.
        var choices = Enumerable.Range(0, 13).Select(c => new { name = $"c{c}", name_localizations = new { de = Long(100, c) }, value = Long(100, c) });
        var options = Enumerable.Range(0, 3).Select(o => new { type = 3, name = $"o{o}", description = Long(40, o), choices });
        var command = new { name = "c", description = "x", description_localizations = new { de = Long(description + 12, 0) }, options };
        (await shared.Bench.BotAsync("PUT", shared.Path, new[] { command })).Expect(status);
    }

    private static string Long(int length, int number) => number.ToString("00", null).PadRight(length, 'x');
}
