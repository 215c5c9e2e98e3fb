using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Interactions;

/// <summary>
/// Time limits of interactions: three seconds for a first answer, fifteen minutes for the rest
/// (interactions/receiving-and-responding, Interaction Callback).
/// </summary>
internal sealed class Deadlines(SimulatedWorld world) : IDisposable
{
    public static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan Token = TimeSpan.FromMinutes(15);

    private readonly Dictionary<Snowflake, ITimer> _timers = [];

    /// <summary>Whether the first answer comes too late.</summary>
    public bool IsLate(PendingInteraction pending) => world.Now - pending.CreatedAt > FirstAnswer;

    /// <summary>Whether the token has expired.</summary>
    public bool IsExpired(PendingInteraction pending) => world.Now - pending.CreatedAt >= Token;

    /// <summary>Watches over an interaction: says in time that nothing came, and forgets it in the end.</summary>
    public void Watch(PendingInteraction pending)
    {
        Forget(pending.Id);
        var due = pending.CreatedAt + (pending.State == AnswerState.Waiting ? FirstAnswer : Token) - world.Now;
        // A breath later than the limit, so that an answer at the limit is let in by its own check.
        var wait = (due > TimeSpan.Zero ? due : TimeSpan.Zero) + TimeSpan.FromMilliseconds(1);
        _timers[pending.Id] = world.Time.CreateTimer(_ => Ring(pending.Id), null, wait, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes up the watch over everything that is under way, after a start.</summary>
    public void WatchAll()
    {
        foreach (var pending in world.Interactions.All.ToList())
            Watch(pending);
    }

    /// <summary>Stops watching.</summary>
    public void Forget(Snowflake id)
    {
        if (_timers.Remove(id, out var timer))
            timer.Dispose();
    }

    public void Dispose() =>
        world.Step(() =>
        {
            foreach (var timer in _timers.Values)
                timer.Dispose();
            _timers.Clear();
        });

    private void Ring(Snowflake id)
    {
        try
        {
            world.Step(() => Due(id));
        }
        catch (IOException)
        {
            // The journal cannot be written: whoever asks for something next is told, and a timer has nobody to tell.
        }
    }

    private void Due(Snowflake id)
    {
        if (!_timers.ContainsKey(id) || world.Interactions.Find(id) is not { } pending)
            return;
        if (pending.State == AnswerState.Waiting ? !IsLate(pending) : !IsExpired(pending))
        {
            Watch(pending);
            return;
        }
        Forget(id);
        world.Interactions.Remove(id);
        var unfinished = pending.Original is { } original ? world.Messages.Find(original) : null;
        var stillThinking = unfinished?.Message.Flags?.HasFlag(MessageFlags.Loading) == true;
        if (stillThinking)
        {
            world.Messages.Remove(unfinished!.Message.Id);
            world.Tell(new MessageGone(unfinished));
        }
        if (stillThinking || pending.State == AnswerState.Waiting)
            world.Tell(new InteractionMoved(pending.User, id, "failed", null));
    }
}
