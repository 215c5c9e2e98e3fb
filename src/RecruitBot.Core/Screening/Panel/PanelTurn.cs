using RecruitBot.Core.Conversations;

namespace RecruitBot.Core.Screening.Panel;

/// <summary>
/// A model has rated the answers of an application that was handed in: nobody's act, and recorded like one, with all that its effect depends on,
/// so that it is taken once and runs again to the same without any model.
/// </summary>
/// <param name="MessageId">Made from the session, so that it is recorded once.</param>
/// <param name="At">When the last run came back.</param>
/// <param name="Speaker">The candidate, whose application it is.</param>
/// <param name="Place">Where the application is held.</param>
/// <param name="Ratings">One for each question that was rated.</param>
public sealed record PanelTurn(string MessageId, DateTimeOffset At, Person Speaker, Place Place, IReadOnlyList<PanelRating> Ratings) : Turn(MessageId, At, Speaker, Place)
{
    /// <summary>The id of the turn for a session.</summary>
    public static string IdOf(string session) => $"panel/{session}";
}
