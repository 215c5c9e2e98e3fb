using Microsoft.Extensions.AI;
using RecruitBot.Core.Assistant.Model.Answers;

namespace RecruitBot.Core.Assistant.Model.Resilience;

/// <summary>One attempt at a stream: begun when its first words are there, ended by whoever reads it or by silence.</summary>
internal sealed class StreamAttempt : IAsyncDisposable
{
    private readonly TimeSpan _stall;
    private readonly Deadline _deadline;
    private readonly IAsyncEnumerator<ChatResponseUpdate> _updates;

    private StreamAttempt(Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> open, ModelResilience resilience, CancellationToken total)
    {
        _stall = resilience.Options.Stall;
        _deadline = new Deadline(resilience.Options.FirstToken, resilience.Time, total);
        _updates = open(_deadline.Token).GetAsyncEnumerator(_deadline.Token);
    }

    /// <summary>What came up to the first words; all there is when there were none.</summary>
    public List<ChatResponseUpdate> First { get; } = [];

    /// <summary>The piece that was read last.</summary>
    public ChatResponseUpdate Current => _updates.Current;

    /// <summary>Opens a stream and waits for its first words.</summary>
    /// <exception cref="ModelException">It failed before, or they did not come in time.</exception>
    public static async ValueTask<StreamAttempt> BeginAsync(
        Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> open,
        ModelResilience resilience,
        CancellationToken total
    )
    {
        var attempt = new StreamAttempt(open, resilience, total);
        try
        {
            while (await attempt.MoveAsync("The model took too long to begin its answer."))
            {
                attempt.First.Add(attempt.Current);
                if (attempt.Current.Contents.Any(c => c is FunctionCallContent || AnswerLimits.Length(c) > 0))
                    break;
            }
            attempt.Rest();
            return attempt;
        }
        catch
        {
            await attempt.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for the next piece.</summary>
    /// <exception cref="ModelException">It failed, or fell silent.</exception>
    public async ValueTask<bool> NextAsync()
    {
        _deadline.Extend(_stall);
        var any = await MoveAsync("The model fell silent in the middle of its answer.");
        Rest();
        return any;
    }

    public async ValueTask DisposeAsync()
    {
        await _updates.DisposeAsync();
        _deadline.Dispose();
    }

    /// <summary>The time that a reader takes is not the model's.</summary>
    private void Rest() => _deadline.Extend(Timeout.InfiniteTimeSpan);

    private async ValueTask<bool> MoveAsync(string late)
    {
        try
        {
            return await _updates.MoveNextAsync();
        }
        catch (OperationCanceledException e) when (_deadline.IsOver)
        {
            throw new ModelException(ModelFault.TimedOut, late, e) { IsTransient = true };
        }
    }
}
