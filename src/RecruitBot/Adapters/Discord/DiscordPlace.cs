using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord;

/// <summary>The places of Discord, as a <see cref="Place"/> names them.</summary>
public static class DiscordPlace
{
    /// <summary>The platform's name.</summary>
    public const string Platform = "discord";

    private const string Direct = "dm:";
    private const string Channel = "ch:";
    private const string Passing = "eph:";

    /// <summary>The direct messages between a person and the bot.</summary>
    public static Place OfDirect(Snowflake user) => new(Platform, Direct + user);

    /// <summary>A thread or channel.</summary>
    public static Place OfChannel(Snowflake channel) => new(Platform, Channel + channel);

    /// <summary>Where a person is right now, for their eyes alone: the answer to an interaction in a server.</summary>
    public static Place OfPassing(Snowflake user) => new(Platform, Passing + user);

    /// <summary>The id of a person.</summary>
    public static string PersonId(Snowflake user) => $"{Platform}:{user}";

    /// <summary>The user of a person's id; false for people of other platforms.</summary>
    public static bool IsPerson(string personId, out Snowflake user)
    {
        user = default;
        return personId.StartsWith(Platform + ":", StringComparison.Ordinal) && Snowflake.TryParse(personId[(Platform.Length + 1)..], out user);
    }

    /// <summary>Whether the place is somebody's direct messages.</summary>
    public static bool IsDirect(Place place, out Snowflake user) => Is(place, Direct, out user);

    /// <summary>Whether the place is a thread or channel.</summary>
    public static bool IsChannel(Place place, out Snowflake channel) => Is(place, Channel, out channel);

    /// <summary>Whether the place is for one person's eyes.</summary>
    public static bool IsPassing(Place place, out Snowflake user) => Is(place, Passing, out user);

    private static bool Is(Place place, string prefix, out Snowflake id)
    {
        id = default;
        return place.Platform == Platform && place.Id.StartsWith(prefix, StringComparison.Ordinal) && Snowflake.TryParse(place.Id[prefix.Length..], out id);
    }
}
