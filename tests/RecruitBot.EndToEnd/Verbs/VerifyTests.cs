using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Verbs;

/// <summary>verify, of the store and of a bundle, as an operator and an auditor use it.</summary>
public sealed class VerifyTests
{
    [Fact]
    public async Task The_store_holds_until_somebody_changes_it()
    {
        await using var folder = new ProgramFolder();
        var session = await Screened.ScreenAsync(folder);
        Assert.StartsWith("Holds: ", (await folder.RunAsync("verify")).Well().Out, StringComparison.Ordinal);
        var before = await JsonAsync(folder, "verify", "--json");
        var head = before.GetProperty("heads")[0].GetProperty("hash").GetString()!;
        (await folder.RunAsync("verify", "--head", head)).Well();

        using (var db = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
            db.Execute("UPDATE events SET record = (SELECT record FROM events WHERE version = 2) WHERE version = 4");

        var broken = await folder.RunAsync("verify");
        Assert.Equal((1, ""), (broken.ExitCode, broken.Error));
        Assert.Matches($"^Broken: Entry [0-9]+ of chain main \\(session {session}, events? [0-9 to]+\\): its events are not those that were written\\.\n", broken.Out);
        (await folder.RunAsync("verify", "--head", "abc")).Refused("--head", "64 hexadecimal digits");
    }

    [Fact]
    public async Task A_bundle_is_checked_where_there_is_nothing_else()
    {
        await using var folder = new ProgramFolder();
        var session = await Screened.ScreenAsync(folder);
        var entries = (await JsonAsync(folder, "verify", "--json")).GetProperty("entries").GetInt64();
        Assert.Contains(session, (await folder.RunAsync("export", session, "--bundle", "a.zip")).Well().Out, StringComparison.Ordinal);
        // What left the store left its trace.
        Assert.Equal(entries + 1, (await JsonAsync(folder, "verify", "--json")).GetProperty("entries").GetInt64());
        (await folder.RunAsync("export", session, "--bundle", "a.zip")).Refused("a.zip", "is there already");

        await using var elsewhere = new ProgramFolder();
        elsewhere.Environment.Clear();
        elsewhere.Write("appsettings.json", "{ this is no JSON");
        File.Copy(folder["a.zip"], elsewhere["a.zip"]);
        var held = (await elsewhere.RunAsync("verify", "a.zip")).Well();
        Assert.StartsWith($"Holds: a.zip is session {session} with ", held.Out, StringComparison.Ordinal);
        var last = (await JsonAsync(elsewhere, "verify", "a.zip", "--json")).GetProperty("last").GetProperty("hash").GetString()!;
        (await folder.RunAsync("verify", "--head", last)).Well();
        Assert.Equal(["a.zip", "appsettings.json"], Directory.EnumerateFileSystemEntries(elsewhere.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var bytes = await File.ReadAllBytesAsync(elsewhere["a.zip"]);
        await File.WriteAllBytesAsync(elsewhere["b.zip"], bytes[..(bytes.Length / 2)]);
        var broken = await elsewhere.RunAsync("verify", "b.zip");
        Assert.Equal((1, "Broken: b.zip: it is cut short or damaged: get it again from where it was made.\n", ""), (broken.ExitCode, broken.Out, broken.Error));
        (await elsewhere.RunAsync("verify", "c.zip")).Refused("c.zip", "cannot be read");
    }

    private static async Task<JsonElement> JsonAsync(ProgramFolder folder, params string[] arguments) =>
        JsonDocument.Parse(Assert.Single((await folder.RunAsync(arguments)).Well().Lines)).RootElement;
}
