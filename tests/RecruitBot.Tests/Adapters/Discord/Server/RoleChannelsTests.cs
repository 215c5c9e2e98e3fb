using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Server;

/// <summary>In a channel that is named after a role, that role is meant.</summary>
public sealed class RoleChannelsTests : IDisposable
{
    private static readonly Snowflake Named = new(240);

    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("baker", "baker")]
    [InlineData("jobs-baker", "baker")]
    [InlineData("bakers", null)]
    [InlineData("general", null)]
    public async Task A_mention_and_a_command_there_are_about_its_role(string name, string? role)
    {
        _bench.Rest.Channels[Named] = new Channel { Id = Named, Type = ChannelType.Text, Name = name, GuildId = ScriptedServer.GuildId };
        await _bench.WriteAsync(Alice, Named, "what does it pay?", inGuild: true, ScriptedServer.Bot);
        await _bench.HandleAsync(_bench.Command(Bob, "ask", Named, ("question", "what does it pay?")));
        foreach (var user in new[] { Alice, Bob })
        {
            var head = Assert.Single(await _bench.Store.FindAsync(new SessionQuery { CandidateId = RecruitBot.Adapters.Discord.DiscordPlace.PersonId(new Snowflake(user)) }, default));
            var asked = Assert.Single((await _bench.Store.ReadAsync(head.SessionId, default)).Select(e => e.Event).OfType<QuestionAnswered>());
            Assert.Equal(role, asked.RoleId);
        }
    }
}
