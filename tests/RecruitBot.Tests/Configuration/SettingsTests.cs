using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Gating;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Configuration;

/// <summary>Options: where they come from, which wins, and what is said when one is wrong.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Defaults_stand_in_place()
    {
        var settings = Load();
        Assert.Equal(("sqlite", "builtin", "builtin", 5080), (settings.Storage.Provider, settings.Discord.Client, settings.Model.Orchestrator, settings.Simulator.Port));
        Assert.Equal(Path.Combine(_folder.Path, "data", "recruitbot.db"), settings.Storage.Path);
        Assert.Null(settings.Discord.Token);
        Assert.True(Directory.Exists(settings.Knowledge.Path));
        Assert.True(File.Exists(Path.Combine(settings.Prompts.Path!, "disclosure.yaml")));
    }

    [Fact]
    public void The_command_line_wins_over_the_environment_and_that_over_the_file()
    {
        _folder.Write("appsettings.json", """{ "Employer": { "Name": "File" }, "Simulator": { "Port": 1000 }, "Storage": { "Path": "file.db" }, "Logging": { "x": 1 } }""");
        var settings = Load(new() { ["Employer:Name"] = "Line" }, new() { ["Employer__Name"] = "Env", ["Simulator__Port"] = "2000", ["PATH"] = "/bin" });
        Assert.Equal(("Line", 2000, _folder["file.db"]), (settings.Employer.Name, settings.Simulator.Port, settings.Storage.Path));
    }

    [Theory]
    [InlineData(null, "is not set")]
    [InlineData("Database=d;Password=s3cr3t", "names no server")]
    [InlineData("postgres://u:s3cr3t@h/d", "cannot be read")]
    public void A_server_needs_a_connection_string_which_is_never_repeated(string? text, string told)
    {
        var options = new Dictionary<string, string> { ["Storage:Provider"] = "postgres" };
        if (text is not null)
            options["Storage:ConnectionString"] = text;
        var problem = Assert.Throws<SettingsException>(() => Composition.Build(Load(options)));
        Assert.Contains("Storage:ConnectionString", problem.Message, StringComparison.Ordinal);
        Assert.Contains(told, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_server_is_is_told_without_its_password_which_may_stand_in_a_file()
    {
        _folder.Write("secret", "Host=db.example;Database=people;Username=bot;Password=s3cr3t\n");
        var storage = Load(new() { ["Storage:Provider"] = "Postgres", ["Storage:ConnectionStringFile"] = "secret" }).Storage;
        Assert.Equal((true, "people on db.example:5432"), (storage.IsServer, storage.Where));
        Assert.False(storage.IsDefault);
    }

    [Fact]
    public void Processes_that_share_a_server_each_need_all_events()
    {
        var options = new Dictionary<string, string>
        {
            ["Storage:Provider"] = "postgres",
            ["Storage:ConnectionString"] = "Host=h;Database=d",
            ["Discord:Shards"] = "2",
            ["Discord:ShardIds"] = "0",
        };
        Assert.Contains("Discord:ShardIds", Assert.Throws<SettingsException>(() => Load(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gates_are_wired_from_their_settings()
    {
        using var host = Composition.Build(
            Load(
                new()
                {
                    ["Gates:CooldownDays"] = "1",
                    ["Gates:AccountAgeDays"] = "2",
                    ["Gates:ServerAgeDays"] = "3",
                    ["Gates:RequiredRoles"] = " Member , 42,",
                    ["Gates:BlockedRoles"] = "Muted",
                    ["Gates:OpenApplications"] = "4",
                    ["Gates:QuestionsPerMinute"] = "5",
                }
            )
        );
        var rules = host.Services.GetRequiredService<GateRules>();
        Assert.Equal((1, 2, 3, 4, 5), (rules.CooldownDays, rules.MinimumAccountAgeDays, rules.MinimumMemberDays, rules.MostOpenApplications, rules.QuestionsPerMinute));
        Assert.Equal(["Member", "42"], rules.RequiredRoles);
        Assert.Equal(["Muted"], rules.BlockedRoles);
    }

    [Fact]
    public void Knowledge_and_prompts_beside_the_caller_come_before_those_that_came_along()
    {
        Directory.CreateDirectory(_folder["knowledge/roles"]);
        _folder.Write("prompts/disclosure.yaml", "x");
        var settings = Load();
        Assert.Equal((_folder["knowledge"], _folder["prompts"]), (settings.Knowledge.Path, settings.Prompts.Path));
    }

    [Theory]
    [InlineData("0", null, "Discord:Shards must be a number from 1")]
    [InlineData("10001", null, "Discord:Shards must be a number from 1")]
    [InlineData(null, "0", "Discord:ShardIds needs Discord:Shards")]
    [InlineData("4", "4", "Discord:ShardIds must be different numbers from 0 to 3")]
    [InlineData("4", "0,0", "Discord:ShardIds must be different numbers")]
    [InlineData("4", "0,", "Discord:ShardIds must be different numbers")]
    [InlineData("4", "-1", "Discord:ShardIds must be different numbers")]
    public void Shards_that_cannot_be_are_refused(string? shards, string? ids, string says) =>
        Assert.Contains(says, Refused(() => Load(Shards(shards, ids))), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("4", null, 4, null)]
    [InlineData("4", " 3, 0 ", 4, "3 0")]
    public void Shards_that_run_here_can_be_named(string? shards, string? ids, int? count, string? here)
    {
        var choice = ShardSettings.Read(Load(Shards(shards, ids)).Discord);
        Assert.Equal((count, here), (choice.Count, choice.Ids is null ? null : string.Join(' ', choice.Ids)));
    }

    private static Dictionary<string, string> Shards(string? shards, string? ids)
    {
        var options = new Dictionary<string, string>();
        if (shards is not null)
            options["Discord:Shards"] = shards;
        if (ids is not null)
            options["Discord:ShardIds"] = ids;
        return options;
    }

    [Fact]
    public void A_folder_that_only_shares_the_name_is_not_taken_for_ours()
    {
        Directory.CreateDirectory(_folder["knowledge"]);
        Directory.CreateDirectory(_folder["prompts"]);
        var settings = Load();
        Assert.NotEqual(_folder["knowledge"], settings.Knowledge.Path);
        Assert.NotEqual(_folder["prompts"], settings.Prompts.Path);
    }

    [Theory]
    [InlineData("Storage:Pth", "Storage:Path")]
    [InlineData("Strage:Path", "Storage:Path")]
    [InlineData("Model:ChatModel", "Model:Chat")]
    public void A_key_that_does_not_exist_is_named_with_the_nearest(string key, string near)
    {
        var message = Refused(() => Load(new() { [key] = "x" }));
        Assert.Contains(key, message, StringComparison.Ordinal);
        Assert.Contains(near, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Simulator:Port", "many", "Simulator:Port must be a whole number")]
    [InlineData("Simulator:Port", "65536", "Simulator:Port must be a port")]
    [InlineData("Simulator:Port", "-1", "Simulator:Port must be a whole number")]
    [InlineData("Discord:Shards", "two", "Discord:Shards must be a whole number")]
    [InlineData("Discord:RequestsPerSecond", "0", "Discord:RequestsPerSecond must be a number from 1")]
    [InlineData("Discord:ReviewChannel", " ", "Discord:ReviewChannel must be the name or id")]
    [InlineData("Discord:PanelChannel", "", "Discord:PanelChannel must be the name or id")]
    [InlineData("Discord:RecruiterRoles", "", "Discord:RecruiterRoles must be names or ids")]
    [InlineData("Discord:Guild", "my server", "Discord:Guild must be the id of a server")]
    [InlineData("Gates:CooldownDays", "3651", "Gates:CooldownDays must be a number of days")]
    [InlineData("Gates:AccountAgeDays", "-1", "Gates:AccountAgeDays must be a whole number")]
    [InlineData("Gates:ServerAgeDays", "9999", "Gates:ServerAgeDays must be a number of days")]
    [InlineData("Gates:OpenApplications", "0", "Gates:OpenApplications must be a number from 1")]
    [InlineData("Gates:QuestionsPerMinute", "0", "Gates:QuestionsPerMinute must be a number from 1")]
    [InlineData("Discord:ApiBaseUrl", "ftp://x", "Discord:ApiBaseUrl must be an http or https address")]
    [InlineData("Discord:ApiBaseUrl", "nowhere", "Discord:ApiBaseUrl must be")]
    [InlineData("Employer:Name", " ", "Employer:Name must hold")]
    [InlineData("Storage:Path", "", "Storage:Path must not be empty")]
    [InlineData("Knowledge:Path", "nowhere", "Knowledge:Path: there is no folder")]
    [InlineData("Prompts:Path", "nowhere", "Prompts:Path: there is no folder")]
    [InlineData("Discord:TokenFile", "nowhere", "Discord:TokenFile: the file cannot be read")]
    [InlineData("Discord:TokenFile", "bad\0path", "Discord:TokenFile: the file cannot be read")]
    public void A_value_that_cannot_be_is_refused_by_the_name_of_its_key(string key, string value, string says) =>
        Assert.Contains(says, Refused(() => Load(new() { [key] = value })), StringComparison.Ordinal);

    [Fact]
    public void A_secret_comes_from_its_file_and_only_from_one_place()
    {
        _folder.Write("token", " secret\n");
        _folder.Write("empty", "\n");
        Assert.Equal("secret", Load(new() { ["Discord:TokenFile"] = "token" }).Discord.Token);
        var both = Refused(() => Load(new() { ["Discord:Token"] = "hidden", ["Discord:TokenFile"] = "token" }));
        Assert.Contains("both set", both, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", both, StringComparison.Ordinal);
        Assert.Contains("the file is empty", Refused(() => Load(new() { ["Model:ApiKeyFile"] = "empty" })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"Storage\": ", "line ")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{ \"Storage\": \"x\" }", "Storage must be a section")]
    [InlineData("{ \"Storage\": { \"Nope\": 1 } }", "Storage:Nope")]
    [InlineData("{ \"Stor\": { } }", "Stor")]
    public void A_file_that_is_wrong_says_where(string json, string says)
    {
        var path = _folder.Write("appsettings.json", json);
        var message = Refused(() => Load());
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains(says, message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_variable_of_our_sections_is_a_fault_and_others_are_not_ours()
    {
        Assert.Contains("the environment variable Storage__Pth", Refused(() => Load(null, new() { ["Storage__Pth"] = "x" })), StringComparison.Ordinal);
        Load(null, new() { ["Other__Thing"] = "x", ["STORAGE"] = "x" });
    }

    [Fact]
    public void Options_are_taken_out_of_the_arguments_and_the_rest_is_the_verbs()
    {
        var (verb, options) = CommandLineOptions.Split(
            ["ask", "--Storage:Path", "x.db", "--json", "--employer:name=The = Sign", "--what: is", "-x", "--Model:Chat="]
        );
        Assert.Equal(["ask", "--json", "--what: is", "-x"], verb);
        Assert.Equal(
            [("Model:Chat", ""), ("Storage:Path", "x.db"), ("employer:name", "The = Sign")],
            options.Select(o => (o.Key, o.Value)).OrderBy(o => o.Key, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void An_option_without_a_value_is_named() =>
        Assert.Contains("--Storage:Path needs a value", Refused(() => CommandLineOptions.Split(["run", "--Storage:Path"])), StringComparison.Ordinal);

    private Settings Load(Dictionary<string, string>? line = null, Hashtable? environment = null) =>
        SettingsLoader.Load(line ?? [], _folder.Path, environment ?? []);

    /// <summary>The message: one line, as the exit with code 2 prints it.</summary>
    private static string Refused(Action load)
    {
        var message = Assert.Throws<SettingsException>(load).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
