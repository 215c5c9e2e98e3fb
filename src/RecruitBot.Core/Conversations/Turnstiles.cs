using System.Collections.Concurrent;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// One at a time for each key, side by side across keys. A key's queue is gone when nobody waits in it, so that memory does not grow with
/// the number of keys ever seen.
/// </summary>
public sealed class Turnstiles<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lane> _lanes = new();

    /// <summary>Waits for the key's turn; disposing of what is returned ends it.</summary>
    public async ValueTask<IDisposable> EnterAsync(TKey key, CancellationToken ct)
    {
        while (true)
        {
            var lane = _lanes.GetOrAdd(key, k => new Lane(k, _lanes));
            if (!lane.TryJoin())
                continue;
            try
            {
                await lane.Turnstile.WaitAsync(ct);
                return lane;
            }
            catch
            {
                lane.Leave();
                throw;
            }
        }
    }

    private sealed class Lane(TKey key, ConcurrentDictionary<TKey, Lane> all) : IDisposable
    {
        private int _users;

        public SemaphoreSlim Turnstile { get; } = new(1, 1);

        public bool TryJoin()
        {
            lock (Turnstile)
            {
                if (_users < 0)
                    return false;
                _users++;
                return true;
            }
        }

        public void Leave()
        {
            lock (Turnstile)
            {
                if (--_users > 0)
                    return;
                _users = -1;
                all.TryRemove(new KeyValuePair<TKey, Lane>(key, this));
            }
        }

        public void Dispose()
        {
            Turnstile.Release();
            Leave();
        }
    }
}
