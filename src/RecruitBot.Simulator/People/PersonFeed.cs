using System.Text.Json.Nodes;
using System.Threading.Channels;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.People;

/// <summary>An event and its place in the feed.</summary>
internal readonly record struct FeedItem(string Position, string Json);

/// <summary>The last events for one person, and those who are reading them.</summary>
internal sealed class PersonFeed(string run)
{
    private const int Remembered = 1000;
    private readonly Lock _gate = new();
    private readonly Queue<(long Number, FeedItem Item)> _items = new();
    private readonly List<ChannelWriter<FeedItem>> _readers = [];
    private long _number;

    public string Position => $"{run}-{Interlocked.Read(ref _number)}";

    public void Add(JsonObject json)
    {
        lock (_gate)
        {
            var item = new FeedItem($"{run}-{++_number}", json.ToJsonString(DiscordJson.Options));
            _items.Enqueue((_number, item));
            if (_items.Count > Remembered)
                _items.Dequeue();
            foreach (var reader in _readers)
                reader.TryWrite(item);
        }
    }

    /// <summary>Reads on after a position, or from now when there is none; a gap is told as "reload".</summary>
    public async IAsyncEnumerable<FeedItem> ReadAsync(
        string? after,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var channel = System.Threading.Channels.Channel.CreateUnbounded<FeedItem>();
        lock (_gate)
        {
            foreach (var item in Missed(after))
                channel.Writer.TryWrite(item);
            _readers.Add(channel.Writer);
        }
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken))
                yield return item;
        }
        finally
        {
            lock (_gate)
                _readers.Remove(channel.Writer);
        }
    }

    private IEnumerable<FeedItem> Missed(string? after)
    {
        if (after is null)
            return [];
        var known =
            after.StartsWith(run + "-", StringComparison.Ordinal)
            && long.TryParse(after.AsSpan(run.Length + 1), out var number)
            && number <= _number
            && (_items.Count == 0 ? number == _number : number >= _items.Peek().Number - 1);
        if (!known)
            return [new FeedItem($"{run}-{_number}", """{"type":"reload"}""")];
        var from = long.Parse(after.AsSpan(run.Length + 1));
        return _items.Where(i => i.Number > from).Select(i => i.Item);
    }
}
