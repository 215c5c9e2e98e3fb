using System.Diagnostics;
using RecruitBot.EndToEnd.Discord.Support;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Discord.Setup;

/// <summary>What doctor says of a connection that cannot be had: one sentence, soon, and nothing else.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task Discord_out_of_reach_is_one_sentence_within_seconds()
    {
        await using var folder = new ProgramFolder();
        folder.Environment["Discord__Token"] = "x";
        folder.Environment["Discord__ApiBaseUrl"] = $"http://127.0.0.1:{DiscordBench.FreePort()}/api/v10";
        var since = Stopwatch.GetTimestamp();
        Says(await folder.RunAsync("doctor"), $"Discord cannot be reached at {folder.Environment["Discord__ApiBaseUrl"]}: check the network, or correct Discord:ApiBaseUrl.", "Discord did not answer");
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(20), "It took too long.");
    }

    [Fact]
    public async Task An_address_that_is_not_Discords_is_to_be_corrected()
    {
        await using var bench = await DiscordBench.OpenAsync();
        var address = new Uri(bench.Page, "/nowhere").ToString();
        bench.Folder.Environment["Discord__ApiBaseUrl"] = address;
        Says(await bench.Folder.RunAsync("doctor"), $"What answers at {address} is not Discord's interface (status 404): correct Discord:ApiBaseUrl.", "what answers is not Discord");
    }

    [Fact]
    public async Task A_token_that_is_refused_is_what_the_other_checks_say_too()
    {
        await using var bench = await DiscordBench.OpenAsync();
        bench.Folder.Environment["Discord__Token"] = "not.the.token";
        Says(await bench.Folder.RunAsync("doctor"), "Discord refuses the bot token: copy the current one from the developer portal (page Bot, Reset Token) and start again.", "Discord refuses the token");
    }

    [Fact]
    public async Task Too_few_shards_are_noticed_before_the_start_that_they_would_end()
    {
        await using var bench = await DiscordBench.OpenAsync();
        await bench.Control.PostAsync("control/quotas", new { shards = 4 });
        var doctor = await bench.Folder.RunAsync("doctor", "--Discord:Shards", "1");
        Assert.Equal(1, doctor.ExitCode);
        Assert.StartsWith("bad   discord shards: Discord:Shards is 1, fewer than the 4 ", Assert.Single(doctor.Lines, l => l.StartsWith("bad", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(0, (await bench.Folder.RunAsync("doctor", "--Discord:Shards", "4")).ExitCode);
    }

    private static void Says(Finished doctor, string words, string others)
    {
        Assert.True(doctor is { ExitCode: 1, Error: "" }, doctor.ToString());
        Assert.Equal($"bad   discord token: {words}", Assert.Single(doctor.Lines, l => l.StartsWith("bad", StringComparison.Ordinal)));
        Assert.Equal(doctor.Lines.SkipWhile(l => !l.StartsWith("bad", StringComparison.Ordinal)).Count() - 1, doctor.Lines.Count(l => l.EndsWith($": Not looked at, since {others}.", StringComparison.Ordinal)));
    }
}
