using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Wire;

namespace RecruitBot.Simulator.Gateway;

/// <summary>A session: its events are numbered and remembered, so that a new connection can go on with it (events/gateway, Resuming).</summary>
internal sealed class GatewaySession(string id, int intents, Shard shard)
{
    /// <summary>Events remembered; who missed more has to begin anew.</summary>
    private const int Remembered = 2000;

    private readonly Queue<(int Number, byte[] Frame)> _sent = new();
    private readonly List<(string Name, object Data)> _held = [];
    private int _number;
    private int _hold;
    private ITimer? _due;

    public string Id => id;
    public int Intents => intents;
    public Shard Shard => shard;

    /// <summary>Whether its bot takes large frames packed, each by itself (events/gateway, Payload Compression).</summary>
    public bool PacksLarge { get; init; }

    /// <summary>The connection it has now.</summary>
    public GatewayConnection? Connection { get; set; }

    /// <summary>When it lost its connection.</summary>
    public DateTimeOffset LostAt { get; set; }

    /// <summary>Number of its last event.</summary>
    public int Number => _number;

    public bool Has(int intent) => (intents & intent) != 0;

    /// <summary>Tells of an event, or holds it back until there are as many as are to change places.</summary>
    public void Dispatch(string name, object data)
    {
        if (_hold == 0)
        {
            Send(name, data);
            return;
        }
        _held.Add((name, data));
        if (_held.Count >= _hold)
            Release();
    }

    /// <summary>
    /// Lets the next events change places: the last channel comes first, and what happens within one stays in order (reference, Consistency).
    /// </summary>
    /// <param name="events">How many.</param>
    /// <param name="due">Releases those that there are when the others do not come.</param>
    public void Reorder(int events, ITimer due)
    {
        Release();
        (_hold, _due) = (events, due);
    }

    /// <summary>Tells of what was held back.</summary>
    public void Release()
    {
        _due?.Dispose();
        (_hold, _due) = (0, null);
        var held = _held.GroupBy(e => ChannelOf(e.Data)).Reverse().SelectMany(g => g).ToList();
        _held.Clear();
        foreach (var (name, data) in held)
            Send(name, data);
    }

    private static Snowflake? ChannelOf(object data) =>
        data switch
        {
            Message message => message.ChannelId,
            Interaction interaction => interaction.ChannelId,
            _ => null,
        };

    /// <summary>Numbers an event, remembers it and sends it if somebody is there.</summary>
    private void Send(string name, object data)
    {
        var d = data as JsonElement? ?? WireJson.ToElement(data);
        var frame = Frames.Dispatch(name, ++_number, d);
        _sent.Enqueue((_number, frame));
        if (_sent.Count > Remembered)
            _sent.Dequeue();
        Connection?.Send(frame);
    }

    /// <summary>Whether everything after that number is still known, and that number has been reached.</summary>
    public bool CanResume(int after) => after <= _number && (_sent.Count == 0 ? after == _number : after >= _sent.Peek().Number - 1);

    /// <summary>Sends again what came after a number.</summary>
    public void Replay(int after)
    {
        foreach (var (number, frame) in _sent)
        {
            if (number > after)
                Connection?.Send(frame);
        }
    }

    /// <summary>Sends the last events once more, as they were.</summary>
    public void Repeat(int last)
    {
        foreach (var (_, frame) in _sent.TakeLast(last).ToList())
            Connection?.Send(frame);
    }
}
