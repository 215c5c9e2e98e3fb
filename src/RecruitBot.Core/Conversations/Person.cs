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

/// <summary>Somebody who takes part in a conversation. Two are the same when id, name and authority are.</summary>
/// <param name="Id">Platform and the platform's own id, such as "console:alice"; stable.</param>
/// <param name="Name">As the platform shows it; never used for anything but showing.</param>
/// <param name="Authority">Given by the platform's roles, never by what a person or a model says.</param>
public sealed record Person(string Id, string Name, Authority Authority = Authority.Candidate)
{
    /// <summary>What the platform knows of the person at this moment; null where it knows nothing. Never stored.</summary>
    [JsonIgnore]
    public Standing? Standing { get; init; }

    /// <summary>What else the platform calls them, such as the name of the account below a nickname; null when there is nothing. Shown nowhere.</summary>
    public IReadOnlyList<string>? OtherNames { get; init; }

    /// <summary>All that says who this is in a text: what must not leave this machine (<see cref="Assistant.Model.ModelCall.Identities"/>).</summary>
    public IReadOnlyList<string> Identities() => [Name, .. OtherNames ?? []];

    /// <inheritdoc/>
    public bool Equals(Person? other) => other is not null && (Id, Name, Authority) == (other.Id, other.Name, other.Authority);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name, Authority);
}

/// <summary>What a platform knows of somebody beside their name.</summary>
/// <param name="AccountCreated">When the account was made; null when not known.</param>
/// <param name="JoinedServer">When the person joined the server; null when not known, or when they are no member.</param>
/// <param name="Roles">Ids and names of the platform's roles they have.</param>
public sealed record Standing(DateTimeOffset? AccountCreated, DateTimeOffset? JoinedServer, IReadOnlyList<string> Roles);

/// <summary>Where a conversation is held.</summary>
/// <param name="Platform">console, discord, …</param>
/// <param name="Id">The platform's own id of the direct chat, thread or channel.</param>
public sealed record Place(string Platform, string Id)
{
    /// <summary>The place all reviewers of a platform read.</summary>
    public static Place Reviewers(string platform) => new(platform, "reviewers");

    /// <summary>Whether it is the place that reviewers read.</summary>
    public bool IsOfReviewers() => this == Reviewers(Platform);

    /// <summary>Whether it is a thread or channel ("ch:…"), where the recruiting team reads along and writes.</summary>
    public bool IsReadByTeam() => Id.StartsWith("ch:", StringComparison.Ordinal);

    /// <summary>Whether it is the direct messages between a person and the bot ("dm:…"), which nobody else reads.</summary>
    public bool IsDirect() => Id.StartsWith("dm:", StringComparison.Ordinal);
}
