using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Control;
using RecruitBot.Simulator.Gateway;
using RecruitBot.Simulator.Interactions;
using RecruitBot.Simulator.Journal;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.People;
using RecruitBot.Simulator.Rest;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator;

/// <summary>Puts the parts together.</summary>
internal sealed class Simulation : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Deadlines _deadlines;
    private readonly Access _access;
    private readonly MessageView _view;
    private readonly Messages _messages;
    private readonly Threads _threads;
    private readonly Membership _membership;
    private readonly ChannelSight _sight;
    private readonly InteractionDesk _desk;
    private readonly ChoicesAwaited _choices = new();
    private readonly PersonFeeds _feeds;
    private readonly RateLimits _limits;
    private readonly EventFaults _eventFaults = new();

    public Simulation(SimulatorOptions options, ILogger log)
    {
        Log = log;
        World = new SimulatedWorld(options.Time);
        _deadlines = new Deadlines(World);
        _access = new Access(World);
        _view = new MessageView(World);
        _messages = new Messages(World, _access);
        _threads = new Threads(World, _access, _messages);
        _membership = new Membership(World);
        _sight = new ChannelSight(World, _access);
        _desk = new InteractionDesk(World, _access, _view, _deadlines);
        Frames = new FrameLog(options.Time);
        Quotas = new Quotas(options.Time, options.Quotas);
        Hub = new GatewayHub(World, new EventFilter(World, _access, _view), Quotas, _eventFaults);
        _feeds = new PersonFeeds(World, new FeedFilter(World, _access, _sight, _view));
        _limits = new RateLimits(options.Time, options.RateLimits);
        if (options.Path is not null)
            World.Journal = JournalFile.Open(options.Path, World);
        World.Step(Begin);
    }

    public SimulatedWorld World { get; }
    public GatewayHub Hub { get; }
    public FrameLog Frames { get; }
    public RequestLog Requests { get; } = new();
    public ScriptedFaults Faults { get; } = new();
    public Quotas Quotas { get; }
    public MessageView View => _view;
    public ILogger Log { get; }

    /// <summary>Ends when the simulator does.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>The bot's endpoints.</summary>
    public void MapRest(IEndpointRouteBuilder endpoints)
    {
        var rest = new RestPipeline(endpoints, World, _limits, Faults, Requests, new Admission(Quotas, Hub.Starts));
        var visible = new Visible(World, _access);
        var answers = new AnswerMessages(World, _messages);
        new UserRoutes(World, _access, _threads, Quotas).Map(rest);
        new GuildRoutes(World, _access).Map(rest);
        new ChannelRoutes(World, visible, _threads).Map(rest);
        new MessageRoutes(World, visible, _access, _messages, _view, new Nonces(World), Quotas).Map(rest);
        new CommandRoutes(World, Quotas).Map(rest);
        new GatewayRoutes(World, Hub).Map(rest);
        new InteractionRoutes(
            World,
            _desk,
            new FirstAnswers(World, _desk, _deadlines, answers, _choices),
            new FollowUps(World, _desk, answers),
            _view
        ).Map(rest);
    }

    /// <summary>People's endpoints.</summary>
    public void MapPeople(IEndpointRouteBuilder endpoints)
    {
        var people = new PersonPipeline(endpoints, World);
        var commands = new CommandSight(World, _access);
        new WorldRoutes(World, Hub, _membership).Map(people);
        new PersonRoutes(World, _access, _sight, _messages, _threads, _view, commands, _feeds, Hub).Map(people);
        new CommandUse(World, _sight, commands, new CommandFiles(World, _view), _desk, _choices).Map(people);
        new ComponentUse(_sight, _desk).Map(people);
        new FormUse(World, _sight, _desk).Map(people);
        new FeedRoutes(World, _feeds, Stopping).Map(endpoints, people);
    }

    /// <summary>A new world is seeded; one that was kept goes on where it was.</summary>
    private void Begin()
    {
        if (World.IsEmpty)
            new Seed(World).Plant();
        foreach (var id in World.Tables.SelectMany(t => t.Entries).Select(e => e.Key))
        {
            if (Snowflake.TryParse(id, out var seen))
                World.Ids.Seen(seen);
        }
        _deadlines.WatchAll();
    }

    /// <summary>Endpoints for tests.</summary>
    public void MapControl(IEndpointRouteBuilder endpoints)
    {
        var control = new PersonPipeline(endpoints, World);
        new GatewayControl(Hub).Map(control);
        new RestControl(Faults, Requests, Frames).Map(control);
        new EventControl(World, Hub, _eventFaults, _desk).Map(control);
        new LimitControl(_limits, World).Map(control);
        new QuotaControl(Quotas, Hub.Starts).Map(control);
        new WorldControl(World, Hub, _threads, _membership, Reset).Map(control);
        new MembershipControl(_membership).Map(control);
    }

    /// <summary>Everything is as at the first start, and nobody is connected.</summary>
    private void Reset()
    {
        Hub.EndAll();
        foreach (var table in World.Tables)
            table.RemoveAll();
        Faults.Clear();
        _eventFaults.Clear();
        Quotas.Clear();
        Hub.Starts.RestoreToken();
        Requests.Clear();
        Frames.Clear();
        Begin();
        World.Tell(new EverythingChanged());
    }

    /// <summary>Lets go of sockets and feeds.</summary>
    public void Stop() => _stop.Cancel();

    public void Dispose()
    {
        _deadlines.Dispose();
        World.Journal?.Dispose();
        _stop.Dispose();
    }
}
