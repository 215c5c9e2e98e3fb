using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Gaps;

/// <summary>Where the team deals with gaps: answers once, for everybody who asked; sets aside; puts together.</summary>
public sealed class GapDesk(
    IGapStore store,
    ISessionStore sessions,
    GapQueue queue,
    EntryFolder folder,
    GapTeller teller,
    LiveKnowledge knowledge,
    TimeProvider time,
    ILogger<GapDesk> logger
)
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int IdLength = 8;
    private const int MostAttempts = 5;

    private readonly Turnstiles<string> _publishing = new();

    /// <summary>What waits for the team.</summary>
    public GapQueue Queue => queue;

    /// <summary>The knowledge in force.</summary>
    public KnowledgeInForce Knowledge => knowledge.Current;

    /// <summary>The latest version of each entry, the one written last first.</summary>
    public async ValueTask<IReadOnlyList<EntryVersion>> EntriesAsync(CancellationToken cancellationToken) =>
        [
            .. (await store.EntriesAsync(cancellationToken))
                .GroupBy(e => e.EntryId, StringComparer.Ordinal)
                .Select(g => g.MaxBy(e => e.Version)!)
                .OrderByDescending(e => e.At)
                .ThenBy(e => e.EntryId, StringComparer.Ordinal),
        ];

    /// <summary>
    /// Answers the gap that a question belongs to. What is meant for all roles also answers those who asked the same for other roles. When
    /// somebody else has answered it meanwhile, this becomes the next version of their entry.
    /// </summary>
    /// <exception cref="StoreException">The store failed; nothing was saved.</exception>
    public async ValueTask<EntryOutcome> AnswerAsync(QuestionKey about, EntryForm form, Person by, string interaction, CancellationToken cancellationToken)
    {
        var draft = Draft(NewId(), null, form, by, interaction);
        if (Problems(draft) is { Count: > 0 } problems)
            return new EntryOutcome(problems);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var gaps = await queue.ListAsync(cancellationToken);
            if (gaps.FirstOrDefault(g => g.Holds(about)) is { } gap)
            {
                if (draft.RoleId is not null && gap.RoleId is { } asked && asked != draft.RoleId)
                    return new EntryOutcome(["The question was asked for another role: choose that one, or all roles."]);
                var all = draft.RoleId is null ? gaps.Where(g => g == gap || g.IsSameAs(gap)).ToList() : [gap];
                if (await store.DecideAsync(Closing(by, draft.EntryId, null), draft, [.. all.SelectMany(g => g.Questions).Select(q => q.Key)], cancellationToken) is { Entry: { } entry })
                    return await ConcludeAsync(new EntryOutcome([], entry), all, cancellationToken);
                continue;
            }
            return await FindClosingAsync(about, cancellationToken) switch
            {
                { Entry: { } other } => await ReviseAsync(other, form, by, interaction, null, cancellationToken),
                { } aside => new EntryOutcome([], SetAside: aside),
                _ => new EntryOutcome([]),
            };
        }
        throw new StoreException("This question is being dealt with by somebody else all the time; please try again in a moment.");
    }

    /// <summary>Writes the next version of an entry; nobody is told again.</summary>
    /// <param name="entryId">The entry.</param>
    /// <param name="form">What it is to say.</param>
    /// <param name="by">Who writes it.</param>
    /// <param name="interaction">The form's own id.</param>
    /// <param name="seen">The version that the writer has seen; null when they knew of none.</param>
    /// <param name="cancellationToken">Stops it before it is saved.</param>
    public async ValueTask<EntryOutcome> ReviseAsync(string entryId, EntryForm form, Person by, string interaction, int? seen, CancellationToken cancellationToken)
    {
        if ((await EntriesAsync(cancellationToken)).FirstOrDefault(e => e.EntryId == entryId) is not { } latest)
            return new EntryOutcome([]);
        var draft = Draft(entryId, latest.Source, form, by, interaction);
        if (Problems(draft) is { Count: > 0 } problems)
            return new EntryOutcome(problems);
        var saved = await store.DecideAsync(Closing(by, entryId, null), draft, [], cancellationToken);
        var before = saved?.Entry is { } entry && entry.Version - 1 != seen ? (await store.EntriesAsync(cancellationToken)).FirstOrDefault(e => e.EntryId == entryId && e.Version == entry.Version - 1) : null;
        return await ConcludeAsync(new EntryOutcome([], saved?.Entry, before), [], cancellationToken);
    }

    /// <summary>Takes an entry back: it is quoted no more, and nobody is told. Null when there is none, or when it was taken back already.</summary>
    public async ValueTask<EntryVersion?> WithdrawAsync(string entryId, Person by, string interaction, CancellationToken cancellationToken)
    {
        if ((await EntriesAsync(cancellationToken)).FirstOrDefault(e => e.EntryId == entryId) is not { } latest || latest.IsWithdrawn())
            return null;
        var draft = Draft(entryId, latest.Source, new EntryForm(latest.Question, "", latest.RoleId), by, interaction);
        var saved = await store.DecideAsync(Closing(by, entryId, null), draft, [], cancellationToken);
        await ResumeAsync(cancellationToken);
        return saved?.Entry;
    }

    /// <summary>Sets the gap of a question aside: nobody is told, and it comes back when somebody asks again. False when it waits no more.</summary>
    public async ValueTask<bool> SetAsideAsync(QuestionKey about, string reason, Person by, CancellationToken cancellationToken)
    {
        if (await queue.FindAsync(about, cancellationToken) is not { } gap)
            return false;
        if (await store.DecideAsync(Closing(by, null, reason), null, [.. gap.Questions.Select(q => q.Key)], cancellationToken) is null)
            return false;
        await teller.TellAsync(null, cancellationToken);
        return true;
    }

    /// <summary>Puts two gaps together, or one apart again when no other is named. False when one of them waits no more.</summary>
    public async ValueTask<bool> BundleAsync(QuestionKey about, QuestionKey? other, CancellationToken cancellationToken)
    {
        var gaps = await queue.ListAsync(cancellationToken);
        if (gaps.FirstOrDefault(g => g.Holds(about)) is not { } gap)
            return false;
        var with = other is null ? null : gaps.FirstOrDefault(g => g.Holds(other));
        if (other is not null && (with is null || with == gap))
            return false;
        await store.BundleAsync([.. gap.Questions.Concat(with?.Questions ?? []).Select(q => q.Key)], other is null ? null : NewId(), cancellationToken);
        return true;
    }

    /// <summary>Finishes what was left unfinished: publishes what is saved, and tells those who have not been told.</summary>
    /// <exception cref="StoreException">The store failed; a later call goes on.</exception>
    public async ValueTask<Told> ResumeAsync(CancellationToken cancellationToken)
    {
        if (await PublishAsync(cancellationToken) is { } problem)
            logger.LogWarning("Answers of the team wait to be published: {Problem}", problem);
        return await teller.TellAsync(null, cancellationToken);
    }

    private async ValueTask<EntryOutcome> ConcludeAsync(EntryOutcome outcome, IReadOnlyList<Gap> gaps, CancellationToken ct)
    {
        if (outcome.Entry is not { } entry)
            return outcome;
        var problem = await PublishAsync(ct);
        var told = await teller.TellAsync(entry.EntryId, ct);
        var wordings = gaps.SelectMany(g => g.Wordings.Select(w => (g.RoleId, Text: w))).Distinct().ToList();
        var found = 0;
        foreach (var (role, text) in wordings)
            if (await GapTeller.FindsAsync(knowledge.Current.Answerer, new Question(text, role ?? entry.RoleId), entry, ct))
                found++;
        return outcome with { Told = told, Wordings = (wordings.Count, found), NotInForce = problem };
    }

    /// <summary>Why something is not in force yet; null when all of it is.</summary>
    private async ValueTask<string?> PublishAsync(CancellationToken ct)
    {
        using var _ = await _publishing.EnterAsync(nameof(folder), ct);
        var entries = await store.EntriesAsync(ct);
        if (IsInForce(entries))
            return null;
        try
        {
            // Again after each writing: another process may have written an older version over a newer one, having read the store before.
            for (var attempt = 0; attempt < MostAttempts && folder.Publish(entries); attempt++)
                entries = await store.EntriesAsync(ct);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The message names the file only.
            return $"the folder beside the store cannot be written ({fault.Message})";
        }
        return IsInForce(entries) ? null : (await knowledge.ReloadAsync(ct)).Problem;
    }

    private bool IsInForce(IReadOnlyList<EntryVersion> entries)
    {
        var versions = knowledge.Current.Base.Documents.Where(d => d.Written is not null).ToDictionary(d => d.Source, d => d.Written!.Version, StringComparer.Ordinal);
        return entries.All(e => versions.GetValueOrDefault(e.Source) >= e.Version);
    }

    private async ValueTask<GapClosing?> FindClosingAsync(QuestionKey key, CancellationToken ct)
    {
        if ((await store.ClosedAsync(ct)).FirstOrDefault(c => c.Key == key) is { } left)
            return left.Closing;
        var log = await sessions.ReadAsync(key.SessionId, ct);
        return log.Where(e => e.Event is GapClosed closed && closed.Questions.Contains(key.Version))
            .Select(e => (e.At, Event: (GapClosed)e.Event))
            .Select(c => new GapClosing(c.Event.By, c.At, c.Event.Entry, c.Event.Reason))
            .FirstOrDefault();
    }

    private EntryDraft Draft(string entryId, string? source, EntryForm form, Person by, string interaction)
    {
        var question = EntryWords.Question(form.Question);
        return new EntryDraft(entryId, interaction, source ?? EntryText.SourceOf(entryId, question), question, EntryWords.Answer(form.Answer), form.RoleId, by, time.GetUtcNow())
        {
            LawfulBecause = string.IsNullOrWhiteSpace(form.LawfulBecause) || by.Authority < Authority.Admin ? null : form.LawfulBecause.Trim(),
        };
    }

    private static IReadOnlyList<string> Problems(EntryDraft draft) => EntryCheck.Problems(draft.Question, draft.Answer, draft.At, draft.LawfulBecause);

    private GapClosing Closing(Person by, string? entry, string? reason) => new(by, time.GetUtcNow(), entry, reason);

    private static string NewId() => RandomNumberGenerator.GetString(Alphabet, IdLength);
}
