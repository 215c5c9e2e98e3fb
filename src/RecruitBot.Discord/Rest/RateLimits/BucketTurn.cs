using RecruitBot.Discord.Rest.Pipeline;

namespace RecruitBot.Discord.Rest.RateLimits;

/// <summary>A request's turn within its limit, until it is disposed of.</summary>
internal sealed class BucketTurn(BucketTable table, RestRequest request, Bucket bucket, TaskCompletionSource turn) : IDisposable
{
    private readonly Bucket _entered = bucket;
    private Bucket _known = bucket;

    /// <summary>How long to wait before sending.</summary>
    public TimeSpan Left => _known.Left;

    /// <summary>Notes what the answer said about the limit.</summary>
    public void Note(RateLimitHeaders headers) => _known = table.Note(request, _known, headers);

    /// <summary>Discord refused the request for its rate.</summary>
    public void Stop(TimeSpan span) => _known.Stop(span);

    /// <summary>Lets the next one through.</summary>
    public void Dispose()
    {
        table.Leave(_entered);
        turn.TrySetResult();
    }
}
