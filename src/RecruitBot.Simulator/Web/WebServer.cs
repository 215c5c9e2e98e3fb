using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecruitBot.Simulator.Gateway;

namespace RecruitBot.Simulator.Web;

/// <summary>One port for everything.</summary>
internal static class WebServer
{
    /// <summary>The largest request that Discord takes (reference, Uploading Files).</summary>
    private const long LargestRequest = 25 * 1024 * 1024;

    public static WebApplication Build(int port, Simulation simulation)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // Addresses carry interaction tokens: the web server keeps no log of its own.
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = LargestRequest);
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        app.Use(LocalOnly.CheckAsync);
        app.Use((context, next) => Faults.CatchAsync(context, next, simulation.Log));
        app.UseWebSockets();
        app.UseRouting();
        simulation.MapRest(app);
        simulation.MapPeople(app);
        simulation.MapControl(app);
        app.Map("/gateway", context => GatewayEndpoint.ServeAsync(context, simulation));
        new FileEndpoint(simulation.World, simulation.View).Map(app);
        PageEndpoint.Map(app);
        app.MapFallback("/api/{**rest}", context => JsonAnswer.From(Limits.ApiFault.NotFound()).WriteAsync(context.Response, context.RequestAborted));
        return app;
    }
}
