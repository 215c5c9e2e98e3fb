using System.Threading.Channels;
using Npgsql;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Adapters.Postgres;

/// <summary>
/// The one who writes to sessions in this process. What comes while a commit is under way shares the next one (group commit), as long as it does
/// not touch the same session, place for a role or message.
/// </summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    private const int MostAtOnce = 64;

    private readonly Channel<Work> _waiting = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly PostgresCommits _commits;
    private readonly Task _running;

    /// <summary>Takes the commits over.</summary>
    public PostgresWriter(PostgresCommits commits)
    {
        _commits = commits;
        _running = Task.Run(RunAsync);
    }

    /// <summary>
    /// Appends; on disk when it returns. Cancelling works until the append's turn comes: once begun it ends, because a caller must know whether it
    /// was written.
    /// </summary>
    public Task<AppendOutcome> AppendAsync(SealedAppend step, CancellationToken cancellationToken) => PutAsync(new Append(step, cancellationToken));

    /// <summary>Takes another step, alone.</summary>
    public Task<T> RunAsync<T>(IPostgresStep<T> step, CancellationToken cancellationToken) => PutAsync(new Alone<T>(step, cancellationToken));

    /// <summary>Waits for what was put in, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _running;
        await _commits.DisposeAsync();
    }

    private Task<T> PutAsync<T>(Work<T> work)
    {
        work.Token.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(work), typeof(PostgresSessionStore));
        return work.Done;
    }

    private async Task RunAsync()
    {
        await foreach (var first in _waiting.Reader.ReadAllAsync())
            if (first is Append append)
                await AppendAsync(Gather(append));
            else if (first is IAlone alone)
                await alone.TakeAsync(_commits);
    }

    /// <summary>What waits behind an append and does not touch what it touches.</summary>
    private List<Append> Gather(Append first)
    {
        var group = new List<Append> { first };
        var touched = PostgresAppend.Touches(first.Step.Append).ToHashSet(StringComparer.Ordinal);
        while (group.Count < MostAtOnce && _waiting.Reader.TryPeek(out var next) && next is Append append && !touched.Overlaps(PostgresAppend.Touches(append.Step.Append)))
        {
            _waiting.Reader.TryRead(out _);
            touched.UnionWith(PostgresAppend.Touches(append.Step.Append));
            group.Add(append);
        }
        return group;
    }

    private async Task AppendAsync(List<Append> group)
    {
        group.RemoveAll(a => a.IsCancelled());
        if (group.Count == 0)
            return;
        try
        {
            var outcomes = await _commits.CommitAsync(new PostgresAppend([.. group.Select(a => a.Step)]));
            for (var i = 0; i < outcomes.Length; i++)
                group[i].Succeed(outcomes[i]);
        }
        catch (PostgresException fault) when (group.Count > 1 && !PostgresFault.IsConnectionLost(fault))
        {
            // One of them cannot be written: the others are not to suffer for it.
            foreach (var one in group)
                await AppendAsync([one]);
        }
        catch (Exception fault)
        {
            foreach (var append in group)
                append.Fail(fault);
        }
    }

    private abstract class Work;

    private interface IAlone
    {
        Task TakeAsync(PostgresCommits commits);
    }

    private abstract class Work<T>(CancellationToken token) : Work
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationToken Token => token;

        public Task<T> Done => _done.Task;

        public bool IsCancelled() => token.IsCancellationRequested && _done.TrySetCanceled(token);

        public void Succeed(T result) => _done.TrySetResult(result);

        public void Fail(Exception fault) => _done.TrySetException(fault);
    }

    private sealed class Append(SealedAppend step, CancellationToken token) : Work<AppendOutcome>(token)
    {
        public SealedAppend Step => step;
    }

    private sealed class Alone<T>(IPostgresStep<T> step, CancellationToken token) : Work<T>(token), IAlone
    {
        public async Task TakeAsync(PostgresCommits commits)
        {
            if (IsCancelled())
                return;
            try
            {
                Succeed(await commits.CommitAsync(step));
            }
            catch (Exception fault)
            {
                Fail(fault);
            }
        }
    }
}
