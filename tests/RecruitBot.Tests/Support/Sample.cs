using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Tests.Support;

/// <summary>Appends as small as the store allows.</summary>
public static class Sample
{
    /// <summary>The hour at which all samples begin.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A head, by default of an open application.</summary>
    public static SessionHead Head(
        string session = "s1",
        string candidate = "console:alice",
        string role = "backend",
        Stage stage = Stage.Screening,
        long version = 0
    ) =>
        new(
            session,
            version,
            candidate,
            "Alice",
            role,
            SessionPurpose.Application,
            stage,
            stage.IsOpen(),
            new Place("console", "dm-" + candidate),
            Start,
            Start
        );

    /// <summary>The append of some events to a session at a version.</summary>
    public static SessionAppend Append(SessionHead head, long expected, string? message, params SessionEvent[] events) =>
        new(expected, events, head.UpdatedAt, head with { Version = expected + events.Length }, message, []);

    /// <summary>The append of one message of the candidate.</summary>
    public static SessionAppend Append(SessionHead head, long expected, string? message = null) =>
        Append(head, expected, message, new CandidateWrote(message ?? "m", "text"));

    /// <summary>The append of replies that must reach the session's place.</summary>
    public static SessionAppend Say(SessionHead head, long expected, params string[] texts)
    {
        var append = Append(head, expected, null, new SessionResumed(), new BotSaid([.. texts.Select(t => new Reply(t))]));
        return append with
        {
            Deliveries = [.. texts.Select((t, i) => new Delivery(head.SessionId, expected + 2, i, head.Place, new Reply(t)))],
        };
    }
}
