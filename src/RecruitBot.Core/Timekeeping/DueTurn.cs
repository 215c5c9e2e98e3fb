using System.Text.Json.Serialization;
using RecruitBot.Core.Conversations;

namespace RecruitBot.Core.Timekeeping;

/// <summary>What the passing of time may ask for in an application.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DueKind>))]
public enum DueKind
{
    /// <summary>Its candidate has not written for a while: what is open is put again.</summary>
    Reminder,

    /// <summary>It was not handed in until its deadline, and ends.</summary>
    Lapse,

    /// <summary>It is not decided within the time that was promised.</summary>
    Overdue,

    /// <summary>Its candidate asked for a person, and none has written.</summary>
    PersonAwaited,

    /// <summary>Its role was closed.</summary>
    RoleClosed,
}

/// <summary>The clock's turn in an application: nobody's act, and recorded like one, so that it is taken once and runs again to the same.</summary>
/// <param name="MessageId">Made from the kind and its occasion.</param>
/// <param name="At">When it was noticed.</param>
/// <param name="Speaker">The candidate, whose application it is.</param>
/// <param name="Place">Where the application is held.</param>
/// <param name="What">What is due.</param>
public sealed record DueTurn(string MessageId, DateTimeOffset At, Person Speaker, Place Place, DueKind What) : Turn(MessageId, At, Speaker, Place);
