using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Screening;

namespace RecruitBot.Core.Sessions.Bundles;

/// <summary>Whether every level of a bundle quotes the candidate's own words, and every answer its source.</summary>
/// <param name="Candidate">Quotes of the candidate that hold.</param>
/// <param name="Sources">Quotes of sources that hold.</param>
/// <param name="Changed">Quotes whose source did not say so any more when the bundle was made.</param>
/// <param name="Withheld">Quotes that stand in withheld words, so that nobody can hold them against the answer.</param>
public sealed record BundleQuotes(int Candidate, int Sources, int Changed, int Withheld)
{
    /// <summary>Checks them all.</summary>
    /// <exception cref="BundleException">One does not hold.</exception>
    internal static BundleQuotes Check(IReadOnlyList<BundleRecord> records, IReadOnlyList<BundlePassage> passages)
    {
        var (candidate, hidden) = CheckEvidence(records);
        var (sources, changed) = CheckSources(records, passages);
        return new BundleQuotes(candidate, sources, changed, hidden);
    }

    private static (int Held, int Hidden) CheckEvidence(IReadOnlyList<BundleRecord> records)
    {
        var (held, hidden) = (0, 0);
        SessionState? state = null;
        var masked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (EventOf(record) is not { } e)
                continue;
            if (record.IsWithheld && ItemOf(e) is { } item)
                masked.Add(item.Id);
            if (e is CriterionRated { Rating: { Status: RatingStatus.Scored } rating } rated && state is not null)
            {
                if (record.IsWithheld || masked.Contains(rated.CriterionId))
                    hidden += rating.Evidence.Count;
                else if (rating.Evidence.Count == 0 || EvidenceCheck.Enforce(rating, state.AnswersTo(rated.CriterionId)).Evidence.Count != rating.Evidence.Count)
                    throw new BundleException($"event {record.Version} gives a level to {rated.CriterionId} without exact words of the candidate");
                else
                    held += rating.Evidence.Count;
            }
            // The spans of withheld words are places in texts that are not here.
            if (!(record.IsWithheld && e is TraitsSealed))
                state = SessionFold.Apply(state, new RecordedEvent(record.Version, record.At, e));
        }
        return (held, hidden);
    }

    private static (int Held, int Changed) CheckSources(IReadOnlyList<BundleRecord> records, IReadOnlyList<BundlePassage> passages)
    {
        var (held, changed) = (0, 0);
        var left = passages.ToList();
        foreach (var record in records.Where(r => !r.IsWithheld))
        {
            var e = record.Event();
            if (e is QuestionAnswered { Answer.Citations: { } citations } && citations.Any(c => c.Quote.Length is 0 or > KnowledgeUnit.MaxQuote))
                throw new BundleException($"event {record.Version} quotes a source with more than one sentence");
            foreach (var (source, quote) in BundlePassages.QuotesOf(e))
            {
                var at = left.FindIndex(p => p.Version == record.Version && p.Source == source && p.Quote == quote);
                if (at < 0 || left[at].Passage?.Contains(quote, StringComparison.Ordinal) == false)
                    throw new BundleException($"event {record.Version} quotes {source} with words that {BundleFormat.Passages} does not have");
                (held, changed) = left[at].Passage is null ? (held, changed + 1) : (held + 1, changed);
                left.RemoveAt(at);
            }
        }
        return left.Count == 0 ? (held, changed) : throw new BundleException($"{BundleFormat.Passages} holds a passage that no answer quotes");
    }

    private static ScriptItem? ItemOf(SessionEvent e) =>
        e switch
        {
            AnswerGiven given => given.Item,
            AnswerAdded added => added.Item,
            AnswerChanged changed => changed.Item,
            _ => null,
        };

    /// <summary>Masking may have left of a withheld event what is none any more; only its hash counts then.</summary>
    private static SessionEvent? EventOf(BundleRecord record)
    {
        try
        {
            return record.Event();
        }
        catch (BundleException) when (record.IsWithheld)
        {
            return null;
        }
    }
}
