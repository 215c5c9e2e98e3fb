using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>
/// How many sessions may still begin before Discord counts anew (events/gateway, Session Start Limit Object). What was granted and has not
/// reached Discord yet is taken off, so that shards which begin side by side, here or in other processes, cannot overstep it together.
/// </summary>
internal sealed class StartAllowance(SharedStarts shared, TimeProvider time)
{
    private readonly Turnstile _one = new();
    private DateTimeOffset _ends = DateTimeOffset.MinValue;
    private int _left;

    /// <summary>Takes one after Discord has told the limit; false when there is none.</summary>
    public Task<bool> TryTakeAsync(SessionStartLimit told, CancellationToken cancellationToken) =>
        ChangeAsync(
            () =>
            {
                _left = time.GetUtcNow() >= _ends ? told.Remaining : Math.Min(_left, told.Remaining);
                _ends = time.GetUtcNow() + TimeSpan.FromMilliseconds(told.ResetAfter);
                if (_left <= 0)
                    return false;
                _left--;
                return true;
            },
            cancellationToken
        );

    /// <summary>One that was taken has not been used.</summary>
    public Task GiveBackAsync() =>
        ChangeAsync(
            () =>
            {
                _left++;
                return true;
            },
            CancellationToken.None
        );

    private async Task<bool> ChangeAsync(Func<bool> change, CancellationToken cancellationToken)
    {
        await _one.EnterAsync(cancellationToken);
        try
        {
            using var note = await shared.AllowanceAsync(cancellationToken);
            if (note?.Read() is [var ends, var left] && ends is >= 0 and < 253_402_300_000_000 && left is >= 0 and <= int.MaxValue)
                (_ends, _left) = (DateTimeOffset.FromUnixTimeMilliseconds(ends), (int)left);
            var changed = change();
            note?.Write(Math.Max(0, _ends.ToUnixTimeMilliseconds()), _left);
            return changed;
        }
        finally
        {
            _one.Leave();
        }
    }
}
