using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.People;

/// <summary>Events for people's clients: one feed for each person who ever looked.</summary>
internal sealed class PersonFeeds
{
    // A new run counts anew; its name tells old positions apart.
    private readonly string _run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private readonly SimulatedWorld _world;
    private readonly FeedFilter _filter;
    private readonly Audience _audience;
    private readonly Dictionary<Snowflake, PersonFeed> _feeds = [];

    public PersonFeeds(SimulatedWorld world, FeedFilter filter)
    {
        _world = world;
        _filter = filter;
        _audience = new Audience(world);
        world.Listen(Pass);
    }

    /// <summary>The person's feed.</summary>
    public PersonFeed Of(Snowflake user) =>
        _world.Step(() =>
        {
            if (!_feeds.TryGetValue(user, out var feed))
                _feeds[user] = feed = new PersonFeed(_run);
            return feed;
        });

    /// <summary>Where the feed is now: reading on from here misses nothing.</summary>
    public string Position(Snowflake user) => Of(user).Position;

    private void Pass(Happening happening)
    {
        foreach (var user in _audience.Of(happening)?.Distinct() ?? _feeds.Keys)
        {
            if (_feeds.TryGetValue(user, out var feed) && _filter.For(happening, user) is { } item)
                feed.Add(item);
        }
    }
}
