using RecruitBot.Simulator;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Simulator;

/// <summary>What was acknowledged is there after any end.</summary>
public sealed class JournalTests
{
    [Fact]
    public async Task Everything_is_there_again()
    {
        using var folder = new TemporaryFolder();
        var path = folder["world.jsonl"];
        string dm,
            alex;
        await using (var bench = await Bench.StartAsync(path: path))
        {
            dm = await FillAsync(bench);
            alex = await bench.UserAsync("alex");
        }
        await using var again = await Bench.StartAsync(path: path);
        await CheckAsync(again, dm);
        Assert.Equal(alex, await again.UserAsync("alex"));
        Assert.Equal("kim", (string?)(await again.AsAsync("kim", "GET", "view")).Expect(200).Body!["me"]!["username"]);
    }

    [Fact]
    public async Task A_killed_simulator_has_lost_nothing_that_it_acknowledged()
    {
        using var folder = new TemporaryFolder();
        await using var bench = await Bench.StartAsync(path: folder["world.jsonl"]);
        var dm = await FillAsync(bench);
        // What the file holds at this moment is what a kill would leave.
        File.WriteAllBytes(folder["copy.jsonl"], ReadShared(folder["world.jsonl"]));
        await using var again = await Bench.StartAsync(path: folder["copy.jsonl"]);
        await CheckAsync(again, dm);
    }

    [Fact]
    public async Task An_interaction_can_be_answered_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        var time = new SteppedTime();
        string id,
            token,
            application;
        await using (var bench = await Bench.StartAsync(time, folder["world.jsonl"]))
        {
            var made = (await bench.SimAsync("POST", "control/interaction", new { type = 2 })).Expect(200).Body!;
            (id, token, application) = ((string)made["interaction_id"]!, (string)made["token"]!, await bench.ApplicationAsync());
            (await bench.BotAsync("POST", $"interactions/{id}/{token}/callback", new { type = 5 })).Expect(204);
        }
        time.Advance(TimeSpan.FromMinutes(10));
        await using var again = await Bench.StartAsync(time, folder["world.jsonl"]);
        (await again.BotAsync("PATCH", $"webhooks/{application}/{token}/messages/@original", new { content = "there you are" })).Expect(200);
        time.Advance(TimeSpan.FromMinutes(6));
        (await again.BotAsync("PATCH", $"webhooks/{application}/{token}/messages/@original", new { content = "late" })).Refused(401, 50027);
    }

    [Fact]
    public async Task A_line_that_was_cut_off_is_dropped()
    {
        using var folder = new TemporaryFolder();
        var path = folder["world.jsonl"];
        string dm;
        await using (var bench = await Bench.StartAsync(path: path))
            dm = await FillAsync(bench);
        var whole = await File.ReadAllBytesAsync(path);
        File.AppendAllText(path, """[["messages","1",{"message":{"id":"1","cont""");
        await using (var again = await Bench.StartAsync(path: path))
            await CheckAsync(again, dm);
        Assert.True(new FileInfo(path).Length <= whole.Length);
    }

    [Theory]
    [InlineData("hello\n")]
    [InlineData("{\"recruitbot_simulator\":1}\nnot json\n")]
    [InlineData("{\"recruitbot_simulator\":1}\n[[\"unknown\",\"1\",{}]]\n")]
    [InlineData("{\"recruitbot_simulator\":1}\n[[\"messages\",\"1\",5]]\n")]
    public async Task A_file_that_is_none_of_its_own_is_left_alone(string text)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("world.jsonl", text);
        var fault = await Assert.ThrowsAsync<SimulatorException>(() => Bench.StartAsync(path: path));
        Assert.Contains("world.jsonl is damaged in line", fault.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_second_simulator_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var bench = await Bench.StartAsync(path: folder["world.jsonl"]);
        var fault = await Assert.ThrowsAsync<SimulatorException>(() => Bench.StartAsync(path: folder["world.jsonl"]));
        Assert.StartsWith("Another simulator is using", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_is_kept_as_well()
    {
        using var folder = new TemporaryFolder();
        await using (var bench = await Bench.StartAsync(path: folder["world.jsonl"]))
        {
            await FillAsync(bench);
            (await bench.SimAsync("POST", "control/reset")).Expect(204);
            (await bench.AsAsync("kim", "GET", "view")).Refused(404, 10013);
        }
        await using var again = await Bench.StartAsync(path: folder["world.jsonl"]);
        (await again.AsAsync("kim", "GET", "view")).Refused(404, 10013);
        Assert.Equal(4, (await again.SimAsync("GET", "world")).Body!["people"]!.AsArray().Count);
    }

    private static async Task<string> FillAsync(Bench bench)
    {
        (await bench.SimAsync("POST", "people", new { username = "kim", roles = new[] { "Recruiter" } })).Expect(201);
        await bench.RegisterAsync(new { name = "status", description = "Status" });
        var dm = (await bench.AsAsync("alex", "POST", "dm")).Id;
        using var upload = new MultipartFormDataContent { { new StringContent("one"), "content" }, { new ByteArrayContent([7, 8]), "files[0]", "a.txt" } };
        (await bench.AsAsync("alex", "POST", $"channels/{dm}/messages", upload)).Expect(200);
        var gone = (await bench.BotAsync("POST", $"channels/{dm}/messages", new { content = "gone" })).Expect(200).Id;
        (await bench.BotAsync("DELETE", $"channels/{dm}/messages/{gone}")).Expect(204);
        (await bench.BotAsync("POST", $"channels/{dm}/messages", new { content = "two" })).Expect(200);
        return dm;
    }

    private static async Task CheckAsync(Bench bench, string dm)
    {
        var messages = (await bench.AsAsync("alex", "GET", $"channels/{dm}/messages")).Expect(200).Body!.AsArray();
        Assert.Equal(["one", "two"], messages.Select(m => (string?)m!["content"]));
        Assert.Equal([7, 8], await bench.Page.GetByteArrayAsync(new Uri((string)messages[0]!["attachments"]![0]!["url"]!)));
        Assert.Equal("status", (string?)(await bench.AsAsync("alex", "GET", "view")).Body!["commands"]![0]!["name"]);
        Assert.Equal(1, (await bench.AsAsync("alex", "GET", "view")).Body!["channels"]!.AsArray().Single(c => (string?)c!["id"] == dm)!["unread_count"]!.GetValue<int>());
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
