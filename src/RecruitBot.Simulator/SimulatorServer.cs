using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator;

/// <summary>A small Discord on 127.0.0.1: gateway, REST, interactions, a page to chat in, and an interface by which tests act as people.</summary>
public sealed class SimulatorServer : IAsyncDisposable
{
    /// <summary>The one token it takes.</summary>
    public const string BotToken = "simulator.bot.token";

    private readonly WebApplication _app;
    private readonly Simulation _simulation;

    private SimulatorServer(Uri page, WebApplication app, Simulation simulation)
    {
        Page = page;
        _app = app;
        _simulation = simulation;
    }

    /// <summary>Address of the chat page.</summary>
    public Uri Page { get; }

    /// <summary>What a bot sets as its REST base.</summary>
    public Uri ApiBaseUrl => new(Page, "/api/v10");

    /// <summary>Starts it.</summary>
    /// <exception cref="SimulatorException">The port is taken, or the state cannot be read.</exception>
    public static async Task<SimulatorServer> StartAsync(SimulatorOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var simulation = new Simulation(options, loggers.CreateLogger<SimulatorServer>());
        try
        {
            var app = WebServer.Build(options.Port, simulation);
            var page = await ListenAsync(app, options.Port, cancellationToken);
            simulation.World.Address = page;
            return new SimulatorServer(page, app, simulation);
        }
        catch
        {
            simulation.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Sockets and feeds would keep the server waiting for the bot and the page to leave.
        _simulation.Stop();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _simulation.Dispose();
    }

    private static async Task<Uri> ListenAsync(WebApplication app, int port, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException fault)
        {
            await app.DisposeAsync();
            throw new SimulatorException($"Port {port} is taken by another program: stop it, or choose another with --Simulator:Port.", fault);
        }
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new Uri(addresses.Addresses.Single());
    }
}
