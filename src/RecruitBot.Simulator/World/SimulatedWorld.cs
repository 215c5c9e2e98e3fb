using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Interactions;

namespace RecruitBot.Simulator.World;

/// <summary>Keeps what changed, before anybody is told that it did.</summary>
internal interface IJournal : IDisposable
{
    /// <summary>Writes the changes as one: all of them are there after a crash, or none.</summary>
    void Append(IReadOnlyList<Change> changes);
}

/// <summary>An entry that was put (or, without a value, removed).</summary>
internal sealed record Change(string Table, string Key, object? Value);

/// <summary>
/// Everything there is. Whoever reads or changes it does so in a <see cref="Step{T}"/>: one at a time, written down first, told
/// to the listeners afterwards and in order.
/// </summary>
internal sealed class SimulatedWorld : IChangeSink
{
    private readonly Lock _gate = new();
    private readonly List<Change> _changes = [];
    private readonly List<Happening> _happenings = [];
    private readonly List<Action<Happening>> _listeners = [];
    private readonly Table<Settings> _settings;
    private int _depth;

    public SimulatedWorld(TimeProvider time)
    {
        Time = time;
        Ids = new Ids(time);
        _settings = new("settings", this);
        Accounts = new("accounts", this);
        Members = new(this);
        Roles = new("roles", this);
        Channels = new("channels", this);
        Messages = new(this);
        ThreadMembers = new(this);
        Reads = new("reads", this);
        Commands = new("commands", this);
        Files = new("files", this);
        Interactions = new(this);
        Tables = [_settings, Accounts, Members, Roles, Channels, Messages, ThreadMembers, Reads, Commands, Files, Interactions];
    }

    public TimeProvider Time { get; }
    public Ids Ids { get; }
    public IReadOnlyList<Table> Tables { get; }
    public Table<Account> Accounts { get; }
    public MemberTable Members { get; }
    public Table<GuildRole> Roles { get; }
    public Table<Channel> Channels { get; }
    public MessageTable Messages { get; }
    public ThreadMemberTable ThreadMembers { get; }
    public Table<ReadPosition> Reads { get; }
    public Table<StoredCommand> Commands { get; }
    public Table<StoredFile> Files { get; }
    public InteractionTable Interactions { get; }

    /// <summary>Keeps the changes; none does when the world lives in memory only.</summary>
    public IJournal? Journal { get; set; }

    /// <summary>Where files can be fetched; known once the port is.</summary>
    public Uri Address { get; set; } = new("http://127.0.0.1/");

    public Settings Settings
    {
        get => _settings.Find("world")!;
        set => _settings.Put("world", value);
    }

    public bool IsEmpty => _settings.Find("world") is null;
    public DateTimeOffset Now => Time.GetUtcNow();
    public User Bot => Accounts.Find(Settings.BotId)!.User;

    /// <summary>Tells the listener everything from now on, in order, while the world stands still.</summary>
    public void Listen(Action<Happening> listener) => _listeners.Add(listener);

    /// <summary>Says that something happened; it is passed on when the step ends.</summary>
    public void Tell(Happening happening) => _happenings.Add(happening);

    /// <summary>Does something with the world to itself.</summary>
    public void Step(Action work) =>
        Step<object?>(() =>
        {
            work();
            return null;
        });

    /// <inheritdoc cref="Step(Action)"/>
    public T Step<T>(Func<T> work)
    {
        lock (_gate)
        {
            _depth++;
            try
            {
                return work();
            }
            finally
            {
                if (_depth == 1)
                    Commit();
                _depth--;
            }
        }
    }

    void IChangeSink.Changed(string table, string key, object? value) => _changes.Add(new Change(table, key, value));

    private void Commit()
    {
        if (_changes.Count > 0)
            Journal?.Append(_changes);
        _changes.Clear();
        // A listener may tell more while it is told.
        for (var i = 0; i < _happenings.Count; i++)
        {
            foreach (var listener in _listeners)
                listener(_happenings[i]);
        }
        _happenings.Clear();
    }
}
