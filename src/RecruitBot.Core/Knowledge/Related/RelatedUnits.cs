using RecruitBot.Core.Retrieval;
using RecruitBot.Core.Retrieval.Dense;

namespace RecruitBot.Core.Knowledge.Related;

/// <summary>A sentence or table row that is about the same as a question, whether or not it answers it.</summary>
/// <param name="Unit">The unit, which can be quoted.</param>
/// <param name="Score">Higher is nearer; comparable within one question only.</param>
public readonly record struct RelatedUnit(KnowledgeUnit Unit, double Score);

/// <summary>
/// Finds what the knowledge says that is near to a question. It proves nothing: an answer needs the support that <see cref="IAnswerer"/> checks. Never
/// changes; safe for use from several threads.
/// </summary>
public sealed class RelatedUnits
{
    private readonly IReadOnlyList<KnowledgeUnit> units;
    private readonly TextIndex texts;
    private readonly HybridIndex? latent;
    private readonly EmbeddedIndex? embedded;

    private RelatedUnits(IReadOnlyList<KnowledgeUnit> units, TextIndex texts, HybridIndex? latent, EmbeddedIndex? embedded) =>
        (this.units, this.texts, this.latent, this.embedded) = (units, texts, latent, embedded);

    /// <summary>By words alone: ready at once.</summary>
    public static RelatedUnits ByWords(KnowledgeBase knowledge)
    {
        List<KnowledgeUnit> quotable = [.. knowledge.Documents.SelectMany(d => UnitReader.Read(d)).Where(u => u.Quotable)];
        return new RelatedUnits(quotable, TextIndex.Build(quotable.Select(u => new CollectionText(HeadingOf(u), u.Text))), null, null);
    }

    /// <summary>The same by meaning too: by the model's vectors, or those of a latent space where there is no model or it cannot be asked.</summary>
    public async ValueTask<RelatedUnits> WithMeaningAsync(ITextEmbedder? embedder, CancellationToken cancellationToken)
    {
        var byModel = embedder is null ? null : await EmbeddedIndex.BuildAsync(texts, [.. units.Select(u => $"{HeadingOf(u)}. {u.Text}")], embedder, cancellationToken);
        return new RelatedUnits(units, texts, byModel is null ? HybridIndex.Build(texts, Dimensions, cancellationToken) : null, byModel);
    }

    /// <summary>The nearest units that somebody may be told, nearest first.</summary>
    public async ValueTask<IReadOnlyList<RelatedUnit>> FindAsync(string question, Audience asker, int top, CancellationToken cancellationToken)
    {
        // As many more as there may be units for others only.
        var hits = await SearchAsync(QuestionText.Clean(question), Math.Min(units.Count, top + units.Count(u => !IsFor(u, asker))), cancellationToken);
        return [.. hits.Select(h => new RelatedUnit(units[h.Document], h.Score)).Where(r => IsFor(r.Unit, asker)).Take(top)];
    }

    private static bool IsFor(KnowledgeUnit unit, Audience asker) => asker == Audience.Recruiter || unit.Document.Audience != Audience.Recruiter;

    private static string HeadingOf(KnowledgeUnit unit) => string.Join(". ", unit.Headings.Prepend(unit.Document.Title));

    /// <summary>A space of nearly as many directions as units would hold nothing but the words again.</summary>
    private int Dimensions => Math.Clamp(units.Count / 8, 1, HybridIndex.DefaultDimensions);

    private ValueTask<SearchHit[]> SearchAsync(string question, int top, CancellationToken ct)
    {
        if (embedded is not null)
            return embedded.SearchAsync(question, top, ct);
        var best = new SearchHit[top];
        var found = latent is null ? texts.Search(question, best) : latent.Search(question, best);
        return ValueTask.FromResult(best[..found]);
    }
}
