using System.Collections.Concurrent;
using System.Collections.Immutable;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Discord.Interactions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>
/// The interactions that are being answered right now: the only way to show somebody in a channel what nobody else sees. Somebody may have
/// several at once, having pressed twice.
/// </summary>
public sealed class LiveInteractions
{
    private readonly ConcurrentDictionary<Snowflake, ImmutableList<Visit>> _live = new();

    /// <summary>The interaction that the work at hand is about: what is said goes out there before it goes anywhere else.</summary>
    private readonly AsyncLocal<Visit?> _own = new();

    /// <summary>Makes an interaction a way to its user, until what is returned is disposed of, which waits for what is just being said there.</summary>
    public IAsyncDisposable Enter(Snowflake user, InteractionSession session)
    {
        var visit = new Visit(session, v => Leave(user, v));
        _live.AddOrUpdate(user, _ => [visit], (_, others) => others.Add(visit));
        _own.Value = visit;
        return visit;
    }

    /// <summary>Shows something to the user alone; false when they are not here, so that another way has to be taken.</summary>
    public async Task<bool> TrySayAsync(Snowflake user, IReadOnlyList<DrawnMessage> drawn, CancellationToken ct)
    {
        foreach (var visit in WaysTo(user))
            if (visit.TryTake())
                try
                {
                    if (await SayAsync(visit.Session, drawn, ct))
                        return true;
                }
                finally
                {
                    visit.Release();
                }
        return false;
    }

    /// <summary>In a server an answer is for the eyes of whoever asked; in direct messages it stays readable.</summary>
    public static MessageDraft Alone(InteractionSession session, MessageDraft message) =>
        session.Interaction.GuildId is null ? message : message with { Flags = MessageFlags.Ephemeral };

    /// <summary>An interaction of its own first. The first answer of another is left to it, which may want to open a form.</summary>
    private IEnumerable<Visit> WaysTo(Snowflake user)
    {
        if (!_live.TryGetValue(user, out var visits))
            return [];
        var own = _own.Value;
        return visits.Where(v => v == own).Concat(visits.Where(v => v != own && v.Session.IsAnswered).Reverse());
    }

    private static async Task<bool> SayAsync(InteractionSession session, IReadOnlyList<DrawnMessage> drawn, CancellationToken ct)
    {
        foreach (var message in drawn)
            if (await session.ReplyAsync(Alone(session, message.Message), message.Files, ct) != AnswerOutcome.Delivered)
                return false;
        return true;
    }

    private void Leave(Snowflake user, Visit visit)
    {
        var left = _live.AddOrUpdate(user, _ => [], (_, all) => all.Remove(visit));
        if (left.IsEmpty)
            _live.TryRemove(new KeyValuePair<Snowflake, ImmutableList<Visit>>(user, left));
    }

    /// <summary>One interaction while it is being answered; it is over when nobody says anything there any more.</summary>
    private sealed class Visit(InteractionSession session, Action<Visit> leave) : IAsyncDisposable
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();

        /// <summary>Its own handler, and whoever is saying something.</summary>
        private int _users = 1;

        public InteractionSession Session => session;

        public bool TryTake()
        {
            lock (_lock)
            {
                if (_users == 0)
                    return false;
                _users++;
                return true;
            }
        }

        public void Release()
        {
            lock (_lock)
                if (--_users > 0)
                    return;
            _over.TrySetResult();
        }

        public async ValueTask DisposeAsync()
        {
            leave(this);
            Release();
            await _over.Task;
        }
    }
}
