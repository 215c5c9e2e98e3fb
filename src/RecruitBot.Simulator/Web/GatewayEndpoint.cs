using Microsoft.AspNetCore.Http;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Gateway;

namespace RecruitBot.Simulator.Web;

/// <summary>
/// Takes the bot's sockets (events/gateway, Connecting, Encoding and Compression). JSON is spoken, plain or as a zlib stream; who asks for
/// another encoding or compression that Discord has, or for one that it has not, is told so in place of a socket.
/// </summary>
internal static class GatewayEndpoint
{
    private const string Stream = "zlib-stream";

    public static async Task ServeAsync(HttpContext context, Simulation simulation)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }
        var query = context.Request.Query;
        if (query["encoding"].ToString() is not ("" or "json") || query["compress"].ToString() is not ("" or Stream))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync($"The simulator speaks encoding=json, with compress={Stream} or without.", context.RequestAborted);
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var compress = query["compress"] == Stream;
        using var connection = new GatewayConnection(socket, simulation.Hub, simulation.World, simulation.Frames, compress);
        if (query["v"] != "10")
            connection.Close(GatewayCloseCode.InvalidApiVersion, "Invalid API version.");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, simulation.Stopping);
        await connection.RunAsync(end.Token);
    }
}
