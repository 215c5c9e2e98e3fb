using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Core.Commands;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Discord.Server;

/// <summary>What is missing in the server stands once where the team reads.</summary>
public sealed class TeamNewsTests : IDisposable
{
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task It_is_said_once_over_restarts_edited_when_less_is_missing_and_said_anew_when_more_is()
    {
        await TellAsync("One is missing.", "Two is missing.");
        await TellAsync("One is missing.", "Two is missing.");
        var first = Assert.Single(_bench.Rest.Messages);
        Assert.Contains("One is missing.\n", first.Draft.Content, StringComparison.Ordinal);
        await TellAsync("Two is missing.");
        Assert.Equal(first.Id, Assert.Single(_bench.Rest.Messages).Id);
        Assert.DoesNotContain("One", Assert.Single(_bench.Rest.Messages).Draft.Content, StringComparison.Ordinal);
        await TellAsync("Two is missing.", "Three is missing.");
        var second = Assert.Single(_bench.Rest.Messages);
        Assert.NotEqual(first.Id, second.Id);
        await TellAsync();
        Assert.Equal(second.Id, Assert.Single(_bench.Rest.Messages).Id);
        Assert.Contains("there is nothing to do", Assert.Single(_bench.Rest.Messages).Draft.Content, StringComparison.Ordinal);
        var calls = _bench.Rest.Calls.Count(c => c.Contains("Message", StringComparison.Ordinal));
        await TellAsync();
        Assert.Equal(calls, _bench.Rest.Calls.Count(c => c.Contains("Message", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_missing_again_is_said_anew_each_time()
    {
        for (var i = 0; i < 3; i++)
        {
            await TellAsync("One is missing.");
            var said = Assert.Single(_bench.Rest.Messages);
            await TellAsync();
            Assert.Equal(said.Id, Assert.Single(_bench.Rest.Messages).Id);
        }
        Assert.Equal(3, _bench.Rest.Count($"CreateMessage {ScriptedServer.Review}"));
    }

    [Fact]
    public async Task Cut_off_between_saying_and_remembering_it_is_not_said_twice()
    {
        await TellAsync("One is missing.");
        await TellAsync();
        var before = (await _bench.Notes.FindAsync("discord", "news", default))!;
        await TellAsync("One is missing.");
        await _bench.Notes.SaveAsync("discord", "news", before, default);
        await TellAsync("One is missing.");
        Assert.Equal(2, _bench.Rest.Count($"CreateMessage {ScriptedServer.Review}"));
    }

    [Fact]
    public async Task Where_nothing_is_missing_nothing_is_said_and_without_a_channel_it_waits_for_one()
    {
        await TellAsync();
        await _bench.News.TellAsync((await LayoutAsync("One is missing.")) with { Review = null }, CancellationToken.None);
        Assert.Empty(_bench.Rest.Messages);
        await TellAsync("One is missing.");
        Assert.Single(_bench.Rest.Messages);
    }

    private async Task TellAsync(params string[] missing) => await new TeamNews(_bench.Topics, _bench.Notes).TellAsync(await LayoutAsync(missing), CancellationToken.None);

    private async Task<ServerLayout> LayoutAsync(params string[] missing) =>
        missing.Aggregate((await _bench.Layouts.GetAsync(CancellationToken.None)) with { Problems = [] }, (l, m) => l.With(LayoutPart.Panel, CheckStatus.Note, m));
}
