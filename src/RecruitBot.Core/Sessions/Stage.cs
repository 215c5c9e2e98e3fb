using System.Text.Json.Serialization;

namespace RecruitBot.Core.Sessions;

/// <summary>Where a session stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Stage>))]
public enum Stage
{
    /// <summary>Talk outside any application.</summary>
    Enquiry,

    /// <summary>The disclosure was shown; the candidate has not chosen yet.</summary>
    Consent,

    /// <summary>Facts and questions are being answered.</summary>
    Screening,

    /// <summary>All asked; the candidate looks the answers over.</summary>
    Review,

    /// <summary>Handed in; waits for a person.</summary>
    Submitted,

    /// <summary>A person keeps it for later.</summary>
    Held,

    /// <summary>A person took it to the next step.</summary>
    Advanced,

    /// <summary>A person declined it.</summary>
    Declined,

    /// <summary>The candidate withdrew.</summary>
    Withdrawn,

    /// <summary>The candidate chose not to start now.</summary>
    Postponed,

    /// <summary>Not handed in until its deadline, or before its role was closed.</summary>
    Lapsed,
}

/// <summary>Facts about stages.</summary>
public static class Stages
{
    /// <summary>Whether a session in this stage keeps the candidate from opening another for the same role.</summary>
    public static bool IsOpen(this Stage stage) => stage is not (Stage.Declined or Stage.Withdrawn or Stage.Postponed or Stage.Lapsed);

    /// <summary>Whether the candidate is in the middle of the conversation.</summary>
    public static bool IsConversing(this Stage stage) => stage is Stage.Consent or Stage.Screening or Stage.Review;

    /// <summary>Whether a person may decide on it.</summary>
    public static bool IsDecidable(this Stage stage) => stage is Stage.Submitted or Stage.Held or Stage.Advanced;
}
