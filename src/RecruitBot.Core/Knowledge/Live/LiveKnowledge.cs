using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Knowledge.Live;

/// <summary>
/// The knowledge as it is now. Whoever has changed a file below the knowledge folder calls <see cref="ReloadAsync"/>; what is in force is then
/// exchanged as a whole and in one step, so a question under way finishes on what it began with. Safe for use from several threads.
/// </summary>
public sealed class LiveKnowledge : IAnswerer, IRoleSource, IDisposable
{
    private readonly Func<KnowledgeInForce, KnowledgeInForce> read;
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly Lock subscribing = new();
    private Action<KnowledgeInForce>? changed;
    private volatile KnowledgeInForce current;

    /// <summary>Knowledge that can be read again.</summary>
    /// <param name="first">In force from the beginning.</param>
    /// <param name="read">
    /// Reads it again: given what is in force it returns that when nothing has changed, and throws <see cref="UnusableKnowledgeException"/> for what
    /// cannot be used.
    /// </param>
    public LiveKnowledge(KnowledgeInForce first, Func<KnowledgeInForce, KnowledgeInForce> read)
    {
        current = first;
        this.read = read;
    }

    /// <summary>What is in force. Read it once for each thing that must fit together.</summary>
    public KnowledgeInForce Current => current;

    /// <inheritdoc/>
    public string KnowledgeSha256 => current.Answerer.KnowledgeSha256;

    /// <inheritdoc/>
    IAnswerer IAnswerer.InForce => current.Answerer;

    /// <inheritdoc/>
    RoleCatalog IRoleSource.InForce => current.Roles;

    /// <summary>The knowledge of a folder, and of the folder of the guides that the team wrote.</summary>
    /// <exception cref="UnusableKnowledgeException">A file cannot be read or a role is unusable; the first problem is named.</exception>
    public static LiveKnowledge Open(string path, string? answers = null, int freshMonths = OfflineAnswerer.FreshMonths) =>
        new(KnowledgeInForce.Load(path, null, answers, freshMonths), before => KnowledgeInForce.Load(path, before, answers, freshMonths));

    /// <summary>Calls back after each exchange, one at a time, with what is in force from then on.</summary>
    /// <param name="handler">Must not throw.</param>
    /// <returns>Ends it.</returns>
    public IDisposable OnChange(Action<KnowledgeInForce> handler)
    {
        lock (subscribing)
            changed += handler;
        return new Subscription(this, handler);
    }

    /// <inheritdoc/>
    public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken) =>
        current.Answerer.AnswerAsync(question, cancellationToken);

    /// <summary>
    /// Reads the folder again and puts it in force when it differs. What cannot be used leaves the old knowledge in force and is reported, never
    /// thrown. Calls at the same time wait for each other, and each has seen every file that was written before it was made.
    /// </summary>
    public async ValueTask<KnowledgeReload> ReloadAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            var before = current;
            var now = await Task.Run(() => read(before), cancellationToken);
            if (ReferenceEquals(now, before))
                return new KnowledgeReload(Changed: false, null);
            current = now;
            Volatile.Read(ref changed)?.Invoke(now);
            return new KnowledgeReload(Changed: true, null);
        }
        catch (UnusableKnowledgeException problem)
        {
            return new KnowledgeReload(Changed: false, problem.Message);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    private sealed class Subscription(LiveKnowledge knowledge, Action<KnowledgeInForce> handler) : IDisposable
    {
        public void Dispose()
        {
            lock (knowledge.subscribing)
                knowledge.changed -= handler;
        }
    }
}
