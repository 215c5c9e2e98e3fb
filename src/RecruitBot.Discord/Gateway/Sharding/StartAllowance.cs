using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>
/// How many sessions may still begin before Discord counts anew (events/gateway, Session Start Limit Object). What was granted here and has
/// not reached Discord yet is taken off, so that shards which begin side by side cannot overstep it together.
/// </summary>
internal sealed class StartAllowance(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long? _asked;
    private TimeSpan _window;
    private int _left;

    /// <summary>Takes one after Discord has told the limit; false when there is none.</summary>
    public bool TryTake(SessionStartLimit told)
    {
        lock (_lock)
        {
            var isNewWindow = _asked is not { } asked || time.GetElapsedTime(asked) >= _window;
            _left = isNewWindow ? told.Remaining : Math.Min(_left, told.Remaining);
            (_asked, _window) = (time.GetTimestamp(), TimeSpan.FromMilliseconds(told.ResetAfter));
            if (_left <= 0)
                return false;
            _left--;
            return true;
        }
    }

    /// <summary>One that was taken has not been used.</summary>
    public void GiveBack()
    {
        lock (_lock)
            _left++;
    }
}
