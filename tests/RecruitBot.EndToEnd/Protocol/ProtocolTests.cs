using RecruitBot.EndToEnd.Protocol.Support;
using RecruitBot.EndToEnd.Support.OpenApi;

namespace RecruitBot.EndToEnd.Protocol;

/// <summary>All that the bot says to Discord, and all that the simulator says to the bot, against Discord's own descriptions.</summary>
public sealed class ProtocolTests(Tried tried) : IClassFixture<Tried>
{
    [Fact]
    public void Every_request_is_one_that_Discord_takes() => Fine(tried.Exchanges.Select(e => (e.ToString(), RequestRules.Check(e))));

    [Fact]
    public void Every_frame_is_one_that_Discord_takes() =>
        Fine(tried.Frames.Select(f => ($"frame {f.GetProperty("op")}", GatewaySchemas.Discord.CheckSent(f))));

    [Fact]
    public void Every_answer_of_the_simulator_is_one_that_Discord_gives() => Fine(tried.Exchanges.Select(e => (e.ToString(), AnswerRules.Check(e))));

    [Fact]
    public void Every_event_of_the_simulator_is_one_that_Discord_sends() =>
        Fine(tried.Events.Where(e => e.Name != "RESUMED").Select(e => (e.Name, EventRules.Check(e.Name, e.Data))));

    private static void Fine(IEnumerable<(string What, IReadOnlyList<Fault> Faults)> all)
    {
        var wrong = all.SelectMany(a => a.Faults.Select(f => $"{a.What} {f}")).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
