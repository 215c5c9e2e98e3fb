using Npgsql;

namespace RecruitBot.Adapters.Postgres;

/// <summary>
/// What is tried again while a server is restarted or a connection is cut, until it is too long to let anybody wait; and what was rolled back
/// because of what others did at the same time.
/// </summary>
/// <param name="Length">How long a server that is away is waited for.</param>
/// <param name="Time">The clock.</param>
internal sealed record PostgresPatience(TimeSpan Length, TimeProvider Time)
{
    private const int MostConflicts = 50;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Begins to count.</summary>
    public Attempts Begin() => new(this);

    /// <summary>The attempts at one thing.</summary>
    internal sealed class Attempts(PostgresPatience patience)
    {
        private readonly long _began = patience.Time.GetTimestamp();
        private TimeSpan _pause = First;
        private int _conflicts;

        /// <summary>Whether the fault is one that may pass and there is patience left for another attempt.</summary>
        public bool MayPass(Exception fault) =>
            PostgresFault.IsConnectionLost(fault) ? patience.Time.GetElapsedTime(_began) < patience.Length
            : fault is PostgresException e && PostgresFault.IsOfOthers(e) && _conflicts < MostConflicts;

        /// <summary>Waits before the next attempt, ever longer while the server is away.</summary>
        public async Task PauseAsync(Exception fault, CancellationToken ct)
        {
            if (!PostgresFault.IsConnectionLost(fault))
            {
                _conflicts++;
                return;
            }
            await Task.Delay(_pause, patience.Time, ct);
            _pause = _pause * 2 > Longest ? Longest : _pause * 2;
        }
    }
}
