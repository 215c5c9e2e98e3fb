using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.World;

/// <summary>Who is in which thread, also by thread.</summary>
internal sealed class ThreadMemberTable(IChangeSink sink) : Table<ThreadMembership>("thread_members", sink)
{
    private readonly Dictionary<Snowflake, HashSet<Snowflake>> _threads = [];

    /// <summary>Who is in the thread.</summary>
    public IReadOnlyCollection<Snowflake> Of(Snowflake thread) => _threads.TryGetValue(thread, out var users) ? users : [];

    protected override void Set(string key, ThreadMembership value)
    {
        base.Set(key, value);
        if (!_threads.TryGetValue(value.Thread, out var users))
            _threads[value.Thread] = users = [];
        users.Add(value.User);
    }

    protected override bool Unset(string key)
    {
        if (Find(key) is { } old && _threads.TryGetValue(old.Thread, out var users) && users.Remove(old.User) && users.Count == 0)
            _threads.Remove(old.Thread);
        return base.Unset(key);
    }
}
