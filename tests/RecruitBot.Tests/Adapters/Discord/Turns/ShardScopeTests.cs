using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Turns;

/// <summary>Of several shards exactly one asks for what was written in a conversation.</summary>
public sealed class ShardScopeTests : IDisposable
{
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task Each_conversation_belongs_to_one_shard(int count)
    {
        _bench.Rest.Guilds[0] = _bench.Rest.Guilds[0] with { Id = new Snowflake(5UL << 22), Roles = [] };
        var thread = new Snowflake(77);
        await _bench.Threads.SaveAsync(thread, new Snowflake(Alice), CancellationToken.None);
        var scope = new ShardScope(_bench.Layouts, _bench.Threads);
        Assert.Equal([5 % count], await WhichAsync(count, s => scope.TellsOfAsync(s, thread, CancellationToken.None)));
        Assert.Equal([0], await WhichAsync(count, s => scope.TellsOfAsync(s, ScriptedServer.DirectOf(Alice), CancellationToken.None)));
        Assert.Equal([5 % count], await WhichAsync(count, s => scope.TellsOfServerAsync(s, CancellationToken.None)));
    }

    [Fact]
    public async Task While_the_server_is_not_known_the_first_asks()
    {
        _bench.Rest.Refuse("", 0);
        var scope = new ShardScope(_bench.Layouts, _bench.Threads);
        Assert.Equal([0], await WhichAsync(4, s => scope.TellsOfServerAsync(s, CancellationToken.None)));
    }

    private static async Task<IReadOnlyList<int>> WhichAsync(int count, Func<Ready, ValueTask<bool>> tells)
    {
        var found = new List<int>();
        for (var id = 0; id < count; id++)
            if (await tells(new Ready { User = new User { Id = ScriptedServer.Bot, Username = "b" }, SessionId = "s", ResumeGatewayUrl = "u", Shard = [id, count] }))
                found.Add(id);
        return found;
    }
}
