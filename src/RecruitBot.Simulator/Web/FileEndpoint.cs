using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Web;

/// <summary>Files of messages, by signed addresses that expire (reference, Signed Attachment CDN URLs).</summary>
internal sealed class FileEndpoint(SimulatedWorld world, MessageView view)
{
    private static readonly string[] Shown = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/attachments/{channel}/{file}/{name}", ServeAsync);

    private async Task ServeAsync(HttpContext context)
    {
        var file = world.Step(() => Find(context.Request));
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("This content is no longer available.", context.RequestAborted);
            return;
        }
        // What people upload is never run: pictures are shown, everything else is for saving.
        var isPicture = Shown.Contains(file.ContentType, StringComparer.OrdinalIgnoreCase);
        context.Response.ContentType = isPicture ? file.ContentType : "application/octet-stream";
        context.Response.Headers.ContentDisposition = isPicture ? "inline" : "attachment";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.ContentLength = file.Bytes.Length;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private StoredFile? Find(HttpRequest request)
    {
        if (
            !Snowflake.TryParse(request.RouteValues["channel"] as string, out var channel)
            || !Snowflake.TryParse(request.RouteValues["file"] as string, out var id)
            || !view.IsSigned(channel, id, request.Query["ex"], request.Query["is"], request.Query["hm"])
        )
            return null;
        return world.Files.Find(id);
    }
}
