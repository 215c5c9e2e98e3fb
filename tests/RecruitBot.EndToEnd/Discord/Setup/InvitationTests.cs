using System.Text.Json;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Discord.Model;
using RecruitBot.EndToEnd.Discord.Support;

namespace RecruitBot.EndToEnd.Discord.Setup;

/// <summary>The invitation asks for exactly what the bot uses: with it everything works, and each part of it that is missing is named.</summary>
public sealed class InvitationTests
{
    /// <summary>What members get elsewhere than from @everyone, so that the bot has nothing but what it was given itself.</summary>
    private const string Members = "Member";

    public static TheoryData<Permissions> Each => [.. Enum.GetValues<Permissions>().Where(p => p != Permissions.None && BotPermissions.All.HasFlag(p))];

    [Fact]
    public async Task With_exactly_what_the_invitation_asks_for_a_whole_application_works_and_all_of_it_is_used()
    {
        await using var bench = await DiscordBench.OpenAsync();
        await OnlyInvitedAsync(bench);
        await bench.StartBotAsync();
        var play = await new Play(bench).JoinAsync();
        var threads = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in Script.Applying.Concat(Script.Deciding))
            await step.PlayAsync(play);
        threads.Add(play.Thread.Id.ToString());
        // What was written while the bot was away is looked for.
        await bench.KillBotAsync();
        await bench.StartBotAsync();
        foreach (var step in Script.Erasing)
            await step.PlayAsync(play);

        var server = (await bench.Control.GetAsync("as/olivia/view")).GetProperty("channels").EnumerateArray().Select(c => c.GetProperty("id").GetString()!).ToHashSet(StringComparer.Ordinal);
        var requests = await bench.Control.RequestsAsync();
        Assert.DoesNotContain(requests, r => r.GetProperty("status").GetInt32() == 403);
        Assert.Equal(
            BotPermissions.All,
            UsedPermissions.Of(requests, c => threads.Contains(c) ? true : server.Contains(c) ? false : null)
        );
        Assert.DoesNotContain("lacks", bench.Bot.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Each_permission_that_is_missing_is_named_with_what_to_click(Permissions missing)
    {
        await using var bench = await DiscordBench.OpenAsync();
        await OnlyInvitedAsync(bench);
        Assert.DoesNotContain((await bench.Folder.RunAsync("doctor")).Lines, l => l.Contains("lacks", StringComparison.Ordinal));
        await bench.Control.DenyAsync("apply", missing);
        await bench.Control.DenyAsync("recruiting-review", missing);
        var lines = (await bench.Folder.RunAsync("doctor")).Lines.Where(l => l.Contains("The bot lacks", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.Contains($"lacks {BotPermissions.Words(missing)} in #", l, StringComparison.Ordinal));
        Assert.All(lines, l => Assert.Contains($"→ allow {BotPermissions.Words(missing)} → Save Changes.", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_server_start_and_doctor_print_the_link()
    {
        await using var bench = await DiscordBench.OpenAsync();
        await bench.Control.KickBotAsync();
        await bench.StartBotAsync();
        var link = $"&scope=bot+applications.commands&permissions={(ulong)BotPermissions.All}";
        await bench.LoggedAsync(link);
        Assert.Contains((await bench.Folder.RunAsync("doctor")).Lines, l => l.EndsWith(link, StringComparison.Ordinal));
        await bench.Control.InviteBotAsync(BotPermissions.All);
        Assert.Contains((await bench.Folder.RunAsync("doctor")).Lines, l => l.EndsWith(link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Administrator_is_not_needed_and_the_team_is_told_so()
    {
        await using var bench = await DiscordBench.OpenAsync();
        Assert.False(BotPermissions.All.HasFlag(Permissions.Administrator));
        await bench.Control.AllowAsync(OwnerActions.BotRole, p => p | Permissions.Administrator);
        Assert.Contains((await bench.Folder.RunAsync("doctor")).Lines, l => l.StartsWith("note  discord server: The bot has been given Administrator, which it does not need.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restart_writes_no_commands_that_are_known()
    {
        await using var bench = await DiscordBench.RunningAsync();
        await bench.KillBotAsync();
        await bench.StartBotAsync();
        Assert.Equal(1, (await bench.Control.RequestsAsync()).Count(r => r.GetProperty("method").GetString() == "PUT" && r.GetProperty("path").GetString()!.EndsWith("/commands", StringComparison.Ordinal)));
    }

    /// <summary>The bot has its invitation's permissions and no others: none come from @everyone.</summary>
    private static async Task OnlyInvitedAsync(DiscordBench bench)
    {
        var everyone = await bench.Control.RoleAsync("@everyone");
        await bench.Control.CreateRoleAsync(Members, everyone.Permissions);
        foreach (var who in (string[])["alex", "sam"])
            await bench.Control.ChangeAsync(who, new { roles = new[] { Members } });
        await bench.Control.AllowAsync("@everyone", _ => Permissions.None);
        await bench.Control.AllowAsync(OwnerActions.BotRole, _ => BotPermissions.All);
    }
}
