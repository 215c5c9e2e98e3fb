using System.Text.Json.Serialization;

namespace RecruitBot.Core.Conversations;

/// <summary>What a person may do; each includes the ones before it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Authority>))]
public enum Authority
{
    /// <summary>Ask, apply, and see or erase one's own record.</summary>
    Candidate,

    /// <summary>Read candidates' records and decide on them.</summary>
    Recruiter,

    /// <summary>Set the bot up.</summary>
    Admin,
}

/// <summary>Somebody who takes part in a conversation.</summary>
/// <param name="Id">Platform and the platform's own id, such as "console:alice"; stable.</param>
/// <param name="Name">As the platform shows it; never used for anything but showing.</param>
/// <param name="Authority">Given by the platform's roles, never by what a person or a model says.</param>
public sealed record Person(string Id, string Name, Authority Authority = Authority.Candidate);

/// <summary>Where a conversation is held.</summary>
/// <param name="Platform">console, discord, …</param>
/// <param name="Id">The platform's own id of the direct chat, thread or channel.</param>
public sealed record Place(string Platform, string Id)
{
    /// <summary>The place all reviewers of a platform read.</summary>
    public static Place Reviewers(string platform) => new(platform, "reviewers");
}
