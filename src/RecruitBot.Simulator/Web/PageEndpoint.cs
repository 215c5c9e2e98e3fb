using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace RecruitBot.Simulator.Web;

/// <summary>The chat page and its parts, which travel inside the program.</summary>
internal static class PageEndpoint
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var resource in typeof(PageEndpoint).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("Page/", StringComparison.Ordinal)))
        {
            var path = resource["Page".Length..].Replace('\\', '/');
            endpoints.MapGet(path, context => ServeAsync(context, resource));
            if (path == "/index.html")
                endpoints.MapGet("/", context => ServeAsync(context, resource));
        }
    }

    private static async Task ServeAsync(HttpContext context, string resource)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        context.Response.ContentType = Path.GetExtension(resource) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            _ => "application/octet-stream",
        };
        await using var stream = typeof(PageEndpoint).Assembly.GetManifestResourceStream(resource)!;
        await stream.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
