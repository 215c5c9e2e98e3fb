using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Retrieval.Dense;

namespace RecruitBot.Core.Knowledge.Related;

/// <summary>
/// Related units of the knowledge in force. After each change words find them at once, and meaning as soon as it has been worked out in the
/// background. Safe for use from several threads.
/// </summary>
public sealed class RelatedKnowledge : IDisposable
{
    private readonly IDisposable subscription;
    private readonly ITextEmbedder? embedder;
    private readonly Lock exchange = new();
    private CancellationTokenSource working = new();
    private RelatedUnits current;

    /// <param name="knowledge">The knowledge.</param>
    /// <param name="embedder">The model, when there is one.</param>
    public RelatedKnowledge(LiveKnowledge knowledge, ITextEmbedder? embedder = null)
    {
        this.embedder = embedder;
        current = RelatedUnits.ByWords(knowledge.Current.Base);
        Settled = WithMeaningAsync(current, working.Token);
        subscription = knowledge.OnChange(Exchange);
    }

    /// <summary>Done when meaning has been worked out for what is in force, or that was given up for newer knowledge.</summary>
    public Task Settled { get; private set; }

    /// <summary>The nearest units that somebody may be told, nearest first.</summary>
    public ValueTask<IReadOnlyList<RelatedUnit>> FindAsync(string question, Audience asker, int top, CancellationToken cancellationToken) =>
        Volatile.Read(ref current).FindAsync(question, asker, top, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        subscription.Dispose();
        lock (exchange)
            working.Cancel();
    }

    private void Exchange(KnowledgeInForce now)
    {
        var words = RelatedUnits.ByWords(now.Base);
        lock (exchange)
        {
            working.Cancel();
            working = new CancellationTokenSource();
            Volatile.Write(ref current, words);
            Settled = WithMeaningAsync(words, working.Token);
        }
    }

    private async Task WithMeaningAsync(RelatedUnits words, CancellationToken ct)
    {
        try
        {
            var whole = await Task.Run(async () => await words.WithMeaningAsync(embedder, ct), ct);
            lock (exchange)
                if (!ct.IsCancellationRequested)
                    Volatile.Write(ref current, whole);
        }
        catch (OperationCanceledException)
        {
            // Newer knowledge is worked on, or the program ends.
        }
    }
}
