using Microsoft.Data.Sqlite;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd;

/// <summary>What is wrong is said at once, in one line that names it, with exit code 2: the program never runs on half a configuration.</summary>
public sealed class ConfigurationTests
{
    private static readonly string Knowledge = Path.Combine(AppContext.BaseDirectory, "Data", "knowledge");

    [Theory]
    [InlineData("Knowledge:Path", "/does/not/exist", "/does/not/exist")]
    [InlineData("Prompts:Path", "/does/not/exist", "/does/not/exist")]
    [InlineData("Storage:Provider", "oracle", "oracle", "sqlite")]
    [InlineData("Storage:Path", " ")]
    [InlineData("Model:Endpoint", "http://127.0.0.1:9/v1")]
    [InlineData("Discord:Client", "oracle", "oracle", "builtin")]
    [InlineData("Discord:ApiBaseUrl", "discord")]
    [InlineData("Discord:TokenFile", "/does/not/exist")]
    [InlineData("Simulator:Port", "70000")]
    [InlineData("Simulator:Port", "-1")]
    [InlineData("Simulator:Port", "99999999999999999999")]
    [InlineData("Simulator:Port", "five", "five")]
    [InlineData("Employer:Name", "")]
    [InlineData("Storage:Pth", "x", "Storage:Path")]
    public async Task A_wrong_value_is_named_wherever_it_stands(string key, string value, params string[] named)
    {
        await using var folder = new ProgramFolder();
        (await folder.RunAsync("chat", $"--{key}={value}")).Refused([key, .. named]);

        var (section, name) = (key.Split(':')[0], key.Split(':')[1]);
        folder.Environment[$"{section}__{name}"] = value;
        (await folder.RunAsync("chat")).Refused([key, .. named]);

        folder.Environment.Remove($"{section}__{name}");
        folder.Write("appsettings.json", $$"""{ "{{section}}": { "{{name}}": "{{value}}" } }""");
        (await folder.RunAsync("chat")).Refused([key, .. named]);
    }

    /// <summary>Whether a build has an adapter is told by the library that lies beside it.</summary>
    [Theory]
    [InlineData("Discord:Client", "discord.net", "WithDiscordNet=true", "Discord.Net.WebSocket.dll")]
    [InlineData("Model:Orchestrator", "semantic-kernel", "WithSemanticKernel=true", "Microsoft.SemanticKernel.Core.dll")]
    [InlineData("Storage:Provider", "litedb", "WithLiteDb=true", "LiteDB.dll")]
    public async Task An_adapter_is_taken_when_it_is_in_the_build_and_otherwise_named_with_its_switch(string key, string value, string @switch, string library)
    {
        await using var folder = new ProgramFolder();
        var ended = await folder.RunAsync("chat", $"--{key}={value}");
        if (File.Exists(Path.Combine(ProgramFolder.Shipped, library)))
            ended.ExitsWell();
        else
            ended.Refused(key, @switch);
    }

    [Theory]
    [InlineData("{ \"Storage\": {\n  \"Path\": }", "appsettings.json, line 2")]
    [InlineData("", "appsettings.json, line 1")]
    [InlineData("[]", "appsettings.json")]
    [InlineData("""{ "Stroage": { "Path": "x.db" } }""", "appsettings.json", "Stroage")]
    [InlineData("""{ "Storage": "x.db" }""", "appsettings.json", "Storage")]
    [InlineData("""{ "Storage": { "Path": { "File": "x.db" } } }""", "appsettings.json", "Storage:Path")]
    [InlineData("""{ "Employer": { "Name": ["a", "b"] } }""", "appsettings.json", "Employer:Name")]
    public async Task A_broken_settings_file_is_named_with_the_place(string text, params string[] named)
    {
        await using var folder = new ProgramFolder();
        folder.Write("appsettings.json", text);

        (await folder.RunAsync("chat")).Refused(named);
    }

    [Theory]
    [InlineData("--Stroage:Path=x", "Stroage:Path")]
    [InlineData("--Storage:Path", "--Storage:Path needs a value")]
    public async Task A_key_that_is_none_or_has_no_value_is_refused_on_the_command_line(string argument, string named)
    {
        await using var folder = new ProgramFolder();

        (await folder.RunAsync("chat", argument)).Refused(named);
    }

    [Theory]
    [InlineData("title: Query Gardener", "title: [Query Gardener", "query-gardener.md:")]
    [InlineData("sla: 5d", "slaa: 5d", "query-gardener.md:8: ", "slaa")]
    [InlineData("status: open", "status: opne", "query-gardener.md:5: ", "opne")]
    [InlineData("type: number", "type: numbr", "query-gardener.md:", "numbr")]
    [InlineData("id: query-gardener", "id: other", "query-gardener.md:2: ")]
    public async Task A_role_that_cannot_be_used_is_named_with_its_line(string was, string becomes, params string[] named)
    {
        await using var folder = new ProgramFolder();
        var knowledge = folder.Copy(Knowledge, "knowledge");
        var role = Path.Combine(knowledge, "roles", "query-gardener.md");
        await File.WriteAllTextAsync(role, (await File.ReadAllTextAsync(role)).Replace(was, becomes, StringComparison.Ordinal));
        folder.Environment["Knowledge__Path"] = knowledge;

        foreach (var verb in (string[])["chat", "ask"])
            (await folder.RunAsync(verb)).Refused(named);
    }

    [Fact]
    public async Task A_prompt_that_is_missing_or_broken_is_named()
    {
        await using var folder = new ProgramFolder();
        var prompts = folder.Copy(Path.Combine(ProgramFolder.Shipped, "prompts"), "prompts");
        folder.Environment["Prompts__Path"] = prompts;
        var disclosure = Path.Combine(prompts, "disclosure.yaml");
        var text = await File.ReadAllTextAsync(disclosure);

        File.Delete(disclosure);
        (await folder.RunAsync("chat")).Refused("disclosure.yaml");
        await File.WriteAllTextAsync(disclosure, text.Replace("{{role}}", "{{rolle}}", StringComparison.Ordinal));
        (await folder.RunAsync("chat")).Refused("disclosure.yaml", "rolle");
        await File.WriteAllTextAsync(disclosure, text.Replace("template: |", "template: [", StringComparison.Ordinal));
        (await folder.RunAsync("chat")).Refused("disclosure.yaml");
    }

    [Fact]
    public async Task A_store_that_cannot_be_ours_is_named_and_left_alone()
    {
        await using var folder = new ProgramFolder();
        var file = folder.Write("notes.txt", "These are somebody's notes, and they are long enough to be read as a database's header, which they are not.");
        var other = folder["other.db"];
        await using (var connection = new SqliteConnection($"Data Source={other};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup');";
            await command.ExecuteNonQueryAsync();
        }
        var before = await File.ReadAllBytesAsync(other);

        // A path below a regular file can be written by nobody, root included.
        (await folder.RunAsync("chat", "--Storage:Path", Path.Combine(file, "recruitbot.db"))).Refused("Storage:Path", file);
        (await folder.RunAsync("chat", "--Storage:Path", file)).Refused("Storage:Path", file);
        (await folder.RunAsync("chat", "--Storage:Path", folder.Path)).Refused("Storage:Path", folder.Path);
        (await folder.RunAsync("chat", "--Storage:Path", other)).Refused("Storage:Path", other);

        Assert.StartsWith("These are somebody's notes", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(other));
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("chat", "--frob")]
    [InlineData("chat", "frob")]
    [InlineData("ask", "--frob", "What", "is", "this?")]
    [InlineData("ask", "What", "is", "this?", "-json")]
    [InlineData("replay", "--frob")]
    [InlineData("replay")]
    [InlineData("export", "--frob")]
    [InlineData("lint", "--frob")]
    [InlineData("doctor", "--frob")]
    [InlineData("chat", "--as", "boss")]
    [InlineData("chat", "--user", "")]
    [InlineData("export", "--format", "pdf")]
    [InlineData("ask", "--role", "nope", "What", "is", "this?")]
    [InlineData("ask", "--role")]
    public async Task A_verb_or_option_that_does_not_exist_is_refused(params string[] arguments)
    {
        await using var folder = new ProgramFolder();

        (await folder.RunAsync(arguments)).Refused();
    }

    [Fact]
    public async Task What_is_typed_comes_before_the_environment_and_that_before_the_file()
    {
        await using var folder = new ProgramFolder();
        folder.Write("appsettings.json", """{ "Employer": { "Name": "File Ltd" }, /* a remark */ "Logging": { "LogLevel": { "Default": "Warning" } }, }""");
        Assert.Contains("recruiting assistant of File Ltd", (await folder.RunAsync("chat")).Well().Out, StringComparison.Ordinal);

        folder.Environment["Employer__Name"] = "Environment Ltd";
        Assert.Contains("recruiting assistant of Environment Ltd", (await folder.RunAsync("chat", "--user", "bob")).Well().Out, StringComparison.Ordinal);

        var run = await folder.RunAsync("chat", "--user", "carol", "--employer:name", "Typed Ltd");
        Assert.Contains("recruiting assistant of Typed Ltd", run.Well().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Started_from_any_folder_the_program_finds_what_came_along_and_prefers_what_is_there()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var along = (await folder.RunAsync("doctor")).Well();
        Assert.Contains(Path.Combine(ProgramFolder.Shipped, "knowledge"), along.Out, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(ProgramFolder.Shipped, "prompts"), along.Out, StringComparison.Ordinal);
        Assert.Contains(folder.Database, along.Out, StringComparison.Ordinal);

        folder.Copy(Knowledge, "knowledge");
        var own = (await folder.RunAsync("doctor")).Well();
        Assert.Contains(folder["knowledge"], own.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 1 roles open", own.Out, StringComparison.Ordinal);
    }
}
