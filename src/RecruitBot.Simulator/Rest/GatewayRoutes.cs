using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Gateway;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Rest;

/// <summary>Where the gateway is (events/gateway, Get Gateway Bot).</summary>
internal sealed class GatewayRoutes(SimulatedWorld world, GatewayHub hub)
{
    public void Map(RestPipeline rest)
    {
        rest.On("GET", "/gateway", _ => new { Url = GatewayHub.Url(world.Address) });
        rest.On("GET", "/gateway/bot", _ => new GatewayBot { Url = GatewayHub.Url(world.Address), Shards = hub.Needs, SessionStartLimit = hub.Starts.Limit });
    }
}
