using System.Text.Json;
using LiteDB;
using LiteDB.Engine;
using RecruitBot.EndToEnd.Conversations;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.LiteDb;

/// <summary>The program with its sessions in LiteDB, and moved there and back.</summary>
public sealed class LiteDbProgramTests
{
    private const string Talk = "How many days of paid holidays do people get?\n/quit\n";

    [Fact]
    public async Task A_conversation_lies_in_a_file_that_LiteDB_itself_reads()
    {
        await using var folder = Program();
        (await folder.RunAsync(["chat"], Talk)).ExitsWell();

        using var engine = new LiteEngine(new EngineSettings { Filename = folder.Database, ReadOnly = true });
        using var sessions = engine.Query("sessions", new Query());
        Assert.True(sessions.Read(), "Nothing was kept: the program went past LiteDB.");
    }

    [Fact]
    public async Task A_second_program_on_the_store_is_refused_in_one_line_that_names_the_first()
    {
        await using var folder = Program();
        var first = folder.Start("chat");
        await first.SayAsync("Do you offer remote work?");

        (await folder.RunAsync("export")).Refused("Storage:Path", "one process at a time", $"process {first.Id}");
    }

    [Fact]
    public async Task A_store_is_moved_to_LiteDB_and_back_with_nothing_lost()
    {
        await using var folder = new ProgramFolder();
        folder.Environment.Remove("Storage__Provider");
        var answers = folder.Write("answers.json", $$$"""{"role":"query-gardener","answers":{"slow-page":"{{{CandidateScript.FirstAnswer}}}"}}""");
        var screened = (await folder.RunAsync("screen", "--role", "query-gardener", "--answers", answers, "--json")).Well();
        var session = JsonDocument.Parse(screened.Lines[^1]).RootElement.GetProperty("session").GetString()!;
        var before = (await folder.RunAsync("export", session, "--sealed")).Well().Out;
        var bytes = File.ReadAllBytes(folder.Database);

        var there = (await folder.RunAsync("migrate", "--from", "sqlite", "--to", "litedb")).Well();
        Assert.Contains("both sides are the same", there.Out, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(folder.Database));
        var moved = Path.ChangeExtension(folder.Database, "litedb");
        (await folder.RunAsync("migrate", "--from", "sqlite", "--to", "litedb")).Refused("--target", "is there already");
        (await folder.RunAsync("migrate", "--from", "litedb", "--to", "sqlite", "--source", moved, "--target", folder["back.db"])).Well();

        Assert.Equal(before, (await folder.RunAsync("export", session, "--sealed", "--Storage:Path", folder["back.db"])).Out);
        (await folder.RunAsync("export", "--Storage:Provider", "litedb")).Refused("not a LiteDB database", "migrate");
    }

    private static ProgramFolder Program()
    {
        var folder = new ProgramFolder();
        folder.Environment["Storage__Provider"] = "litedb";
        return folder;
    }
}
