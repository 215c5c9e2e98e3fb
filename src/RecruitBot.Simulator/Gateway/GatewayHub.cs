using System.Security.Cryptography;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Control;
using RecruitBot.Simulator.Limits;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Gateway;

/// <summary>All sessions; passes on to them what happens.</summary>
internal sealed class GatewayHub
{
    /// <summary>How long a session waits for its bot to come back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SimulatedWorld _world;
    private readonly EventFilter _filter;
    private readonly Quotas _quotas;
    private readonly EventFaults _faults;
    private readonly Dictionary<string, GatewaySession> _sessions = new(StringComparer.Ordinal);

    public GatewayHub(SimulatedWorld world, EventFilter filter, Quotas quotas, EventFaults faults)
    {
        _world = world;
        _filter = filter;
        _quotas = quotas;
        Starts = new Starts(world.Time, quotas);
        _faults = faults;
        world.Listen(Pass);
    }

    public bool BotIsOnline => _sessions.Values.Any(s => s.Connection is not null);
    public IReadOnlyCollection<GatewaySession> Sessions => _sessions.Values;
    public IReadOnlyList<GatewayConnection> Connections => [.. _sessions.Values.Select(s => s.Connection).OfType<GatewayConnection>()];

    /// <summary>Which sessions may begin.</summary>
    public Starts Starts { get; }

    /// <summary>How many shards the bot needs at least.</summary>
    public int Needs => _quotas.Options.Shards;

    public static string Url(Uri address) => new UriBuilder(address) { Scheme = "ws", Path = "/gateway" }.Uri.AbsoluteUri;

    /// <summary>Begins a session: READY, then the server, if it is this shard's.</summary>
    public GatewaySession Identify(GatewayConnection connection, int intents, Shard shard, bool packsLarge) =>
        _world.Step(() =>
        {
            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            var session = new GatewaySession(id, intents, shard) { PacksLarge = packsLarge, Connection = connection };
            connection.PacksLarge = packsLarge;
            session.Dispatch("READY", Ready(session));
            if (_filter.HasBot && session.Has(Intent.Guilds) && shard.Hears(_world.Settings.GuildId))
                session.Dispatch("GUILD_CREATE", _filter.Guild());
            Attach(session);
            return session;
        });

    /// <summary>Whether there is such a session, which has not come so far.</summary>
    public bool IsAhead(string id, int after) => _world.Step(() => _sessions.TryGetValue(id, out var session) && after > session.Number);

    /// <summary>Goes on with a session: what was missed, then RESUMED. Null when there is none to go on with.</summary>
    public GatewaySession? Resume(GatewayConnection connection, string id, int after) =>
        _world.Step(() =>
        {
            if (!_sessions.TryGetValue(id, out var session) || !session.CanResume(after) || IsGivenUp(session))
                return null;
            session.Release();
            session.Connection?.Abandon();
            session.Connection = connection;
            connection.PacksLarge = session.PacksLarge;
            session.Replay(after);
            session.Dispatch("RESUMED", new { });
            Attach(session);
            return session;
        });

    /// <summary>The connection is gone; the session waits unless the bot closed it for good.</summary>
    public void Detach(GatewaySession session, GatewayConnection connection, bool forGood) =>
        _world.Step(() =>
        {
            if (!ReferenceEquals(session.Connection, connection))
                return;
            session.Connection = null;
            session.LostAt = _world.Now;
            if (forGood)
                _sessions.Remove(session.Id);
            _world.Tell(new BotPresence(BotIsOnline));
        });

    /// <summary>Ends all sessions for good.</summary>
    public void EndAll()
    {
        foreach (var connection in Connections)
            connection.Abandon();
        _sessions.Clear();
    }

    /// <summary>The bot asked for too many sessions: its token is of no use any more, and none of them goes on.</summary>
    public void RefuseToken() =>
        _world.Step(() =>
        {
            foreach (var connection in Connections)
                connection.Close(GatewayCloseCode.AuthenticationFailed, "Authentication failed.");
            _sessions.Clear();
        });

    /// <summary>The session cannot be resumed any more.</summary>
    public void Forget(GatewaySession session) =>
        _world.Step(() =>
        {
            _sessions.Remove(session.Id);
            _world.Tell(new BotPresence(BotIsOnline));
        });

    private void Attach(GatewaySession session)
    {
        _sessions[session.Id] = session;
        foreach (var old in _sessions.Values.Where(IsGivenUp).ToList())
            _sessions.Remove(old.Id);
        _world.Tell(new BotPresence(Online: true));
    }

    private bool IsGivenUp(GatewaySession session) => session.Connection is null && _world.Now - session.LostAt > Patience;

    private Ready Ready(GatewaySession session) =>
        new()
        {
            V = 10,
            User = _world.Bot,
            Guilds = _filter.HasBot && session.Shard.Hears(_world.Settings.GuildId) ? [new Guild { Id = _world.Settings.GuildId, Unavailable = true }] : [],
            SessionId = session.Id,
            ResumeGatewayUrl = Url(_world.Address),
            Shard = [session.Shard.Id, session.Shard.Count],
            Application = new Application
            {
                Id = _world.Settings.ApplicationId,
                Flags = _world.Settings.MessageContent ? ApplicationFlags.MessageContentLimited : ApplicationFlags.None,
            },
        };

    private void Pass(Happening happening)
    {
        foreach (var session in _sessions.Values)
        {
            foreach (var dispatch in _filter.For(happening, session).SelectMany(d => _faults.Apply(session, d)))
                session.Dispatch(dispatch.Name, dispatch.Data);
        }
    }
}
