using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>Where tables tell what changed, so that it can be kept; a null value says that the entry is gone.</summary>
internal interface IChangeSink
{
    void Changed(string table, string key, object? value);
}

/// <summary>Entities of one kind, as a journal sees them.</summary>
internal abstract class Table(string name)
{
    public string Name => name;

    /// <summary>All entries, to be written down.</summary>
    public abstract IEnumerable<KeyValuePair<string, object>> Entries { get; }

    /// <summary>Takes an entry from a journal, or drops it when there is no value.</summary>
    /// <exception cref="JsonException">The value is none of this kind.</exception>
    public abstract void Load(string key, JsonElement? value);

    /// <summary>Removes every entry.</summary>
    public abstract void RemoveAll();
}

/// <summary>Entities by key; every change is told to the sink.</summary>
internal class Table<T>(string name, IChangeSink sink) : Table(name)
    where T : class
{
    private readonly Dictionary<string, T> _rows = new(StringComparer.Ordinal);

    public override IEnumerable<KeyValuePair<string, object>> Entries => _rows.Select(r => KeyValuePair.Create(r.Key, (object)r.Value));

    public IReadOnlyCollection<T> All => _rows.Values;

    public T? Find(string key) => _rows.GetValueOrDefault(key);

    public T? Find(Snowflake id) => Find(id.ToString());

    public void Put(Snowflake id, T value) => Put(id.ToString(), value);

    public void Put(string key, T value)
    {
        Set(key, value);
        sink.Changed(Name, key, value);
    }

    public void Remove(Snowflake id) => Remove(id.ToString());

    public void Remove(string key)
    {
        if (!Unset(key))
            return;
        sink.Changed(Name, key, null);
    }

    public override void Load(string key, JsonElement? value)
    {
        if (value is null)
            Unset(key);
        else
            Set(key, value.Value.Deserialize<T>(DiscordJson.Options) ?? throw new JsonException("An entry is null."));
    }

    public override void RemoveAll()
    {
        foreach (var key in _rows.Keys.ToList())
            Remove(key);
    }

    protected virtual void Set(string key, T value) => _rows[key] = value;

    protected virtual bool Unset(string key) => _rows.Remove(key);
}
