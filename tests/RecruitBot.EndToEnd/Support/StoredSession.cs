using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.EndToEnd.Support;

/// <summary>A session as it lies in the store.</summary>
public sealed record StoredSession(SessionHead Head, IReadOnlyList<RecordedEvent> Log)
{
    /// <summary>The state that the log leads to.</summary>
    public SessionState State => SessionFold.Fold(Log)!;

    /// <summary>The events of one kind, in order.</summary>
    public IReadOnlyList<T> All<T>()
        where T : SessionEvent => [.. Log.Select(e => e.Event).OfType<T>()];

    /// <summary>The plain messages that were taken, in order.</summary>
    public IReadOnlyList<string> Texts => [.. All<TurnReceived>().Select(t => t.Turn).OfType<TextTurn>().Select(t => t.Text)];
}
