using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RecruitBot.Simulator.Gateway;

namespace RecruitBot.Simulator.Web;

/// <summary>One port for everything.</summary>
internal static class WebServer
{
    /// <summary>The largest request that Discord takes (reference, Uploading Files).</summary>
    private const long LargestRequest = 25 * 1024 * 1024;

    public static WebApplication Build(int port, Simulation simulation)
    {
        // Nothing is read from the surroundings, and nothing logged: addresses carry interaction tokens.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, StoppedByOwner>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = LargestRequest);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
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
    /// <summary>Signals such as Ctrl+C are for the program that runs the simulator, which then stops it.</summary>
    private sealed class StoppedByOwner : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
