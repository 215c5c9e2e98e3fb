using Microsoft.AspNetCore.Http;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Gateway;

namespace RecruitBot.Simulator.Web;

/// <summary>Takes the bot's sockets (events/gateway, Connecting).</summary>
internal static class GatewayEndpoint
{
    public static async Task ServeAsync(HttpContext context, Simulation simulation)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var compress = context.Request.Query["compress"] == "zlib-stream";
        using var connection = new GatewayConnection(socket, simulation.Hub, simulation.World, simulation.Frames, compress);
        if (context.Request.Query["v"] != "10")
            connection.Close(GatewayCloseCode.InvalidApiVersion, "Invalid API version.");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, simulation.Stopping);
        await connection.RunAsync(end.Token);
    }
}
