using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Timekeeping;

/// <summary>Something that is due at a time.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">From when on.</param>
/// <param name="Occasion">What it is done once for.</param>
public sealed record Due(DueKind Kind, DateTimeOffset At, string Occasion);

/// <summary>When something is due in an application: a function of its state alone.</summary>
public static class DueRules
{
    /// <summary>After how long without a word the open question is put again.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromDays(1);

    /// <summary>The same for somebody who said that they take a break.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromDays(3);

    /// <summary>How long before the end the last reminder comes: nobody's application ends without one, also when the bot itself was away meanwhile.</summary>
    public static readonly TimeSpan LastCall = TimeSpan.FromDays(2);

    /// <summary>How long a candidate who wants a person waits before the team hears of it again.</summary>
    public static readonly TimeSpan PersonWithin = TimeSpan.FromDays(1);

    private const int MostReminders = 2;

    // Counted from the day on which something was due: ever more seldom, since what nobody did for a month is not done sooner for a daily message.
    private static readonly int[] TeamDays = [0, 1, 3, 7];

    /// <summary>Until when an application can be handed in, as far as is known: nobody is cut off within a day of writing, or within two of a reminder.</summary>
    public static DateTimeOffset Deadline(SessionState state) => Latest(state.OpenedAt.AddDays(state.Role!.Deadline), state.HeardAt + Silence, state.RemindedAt + LastCall);

    /// <summary>The same, when the candidate is reminded now.</summary>
    public static DateTimeOffset DeadlineReminded(SessionState state, DateTimeOffset now) => Latest(Deadline(state), now + LastCall, null);

    /// <summary>By when a decision was promised; null while nothing was handed in.</summary>
    public static DateTimeOffset? Promised(SessionState state) => state.SubmittedAt?.AddDays(state.Role!.Sla);

    /// <summary>What is next of each kind, due or not yet. Whether a role is closed is known to its file only, see <see cref="IsOfClosedRole"/>.</summary>
    public static IEnumerable<Due> Next(SessionState state)
    {
        if (state.Role is null || Troubles.AwaitsErasure(state))
            yield break;
        if (state is { WantsPerson: true, WantedAt: { } wanted } && state.Stage.IsOpen())
            yield return new Due(DueKind.PersonAwaited, wanted + PersonWithin + TeamDay(state.PersonNotices), $"{wanted.ToUnixTimeMilliseconds()}.{state.PersonNotices}");
        else if (state.Stage.IsConversing() && state.ClaimedBy is null)
        {
            var deadline = Deadline(state);
            if (state.Reminders > 0)
                yield return new Due(DueKind.Lapse, deadline, $"{state.HeardAt.ToUnixTimeMilliseconds()}");
            if (ReminderAt(state, deadline) is { } reminder)
                yield return new Due(DueKind.Reminder, reminder, $"{state.HeardAt.ToUnixTimeMilliseconds()}.{state.Reminders}");
        }
        if (state.Stage == Stage.Submitted && Promised(state) is { } promised)
            yield return new Due(DueKind.Overdue, promised + TeamDay(state.OverdueNotices), state.OverdueNotices.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Whether it concerns an application that its role was closed: nobody has decided, and its candidate was not told.</summary>
    public static bool IsOfClosedRole(SessionState state) =>
        state is { Role: not null, ToldOfClosing: false, ClaimedBy: null } && (state.Stage.IsConversing() || state.Stage is Stage.Submitted or Stage.Held) && !Troubles.AwaitsErasure(state);

    /// <summary>Whether what a turn of the clock is for is still so: somebody may have written in the meantime.</summary>
    public static bool Holds(SessionState state, DueTurn turn) =>
        turn.What == DueKind.RoleClosed ? IsOfClosedRole(state) : Next(state).Any(d => d.Kind == turn.What && d.At <= turn.At);

    private static DateTimeOffset? ReminderAt(SessionState state, DateTimeOffset deadline)
    {
        var silent = state.HeardAt + (state.IsPaused ? Break : Silence);
        return state.Reminders switch
        {
            0 => silent,
            < MostReminders when deadline - LastCall >= state.RemindedAt + Silence => deadline - LastCall,
            _ => null,
        };
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other, DateTimeOffset? third)
    {
        var later = one > other ? one : other;
        return third > later ? third.Value : later;
    }

    private static TimeSpan TeamDay(int told) => TimeSpan.FromDays(told < TeamDays.Length ? TeamDays[told] : TeamDays[^1] * (told - TeamDays.Length + 2));
}
