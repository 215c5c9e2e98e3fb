using Microsoft.AspNetCore.Http;

namespace RecruitBot.Simulator.Web;

/// <summary>
/// Lets in only what is meant for this address, so that a page from elsewhere can neither reach the simulator under another name nor act
/// in it from a browser that happens to be open.
/// </summary>
internal static class LocalOnly
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var known = request.Host.Host is "127.0.0.1" or "localhost" && (request.Host.Port ?? context.Connection.LocalPort) == context.Connection.LocalPort;
        var fromElsewhere = request.Headers.Origin.Any(origin => origin != $"http://{request.Host.Value}");
        var acts = !HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/gateway", StringComparison.Ordinal);
        if (known && !(acts && fromElsewhere))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("The simulator answers only to its own page and to programs on this computer.");
    }
}
