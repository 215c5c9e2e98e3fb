using System.Collections.Immutable;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;

namespace RecruitBot.Core.Sessions;

/// <summary>A message that an answer is made of.</summary>
public sealed record AnswerPart(string MessageId, string Text);

/// <summary>An answer as it stood at a time, in the order in which its messages were written; a later version replaces it on the card.</summary>
public sealed record AnswerVersion(ImmutableList<AnswerPart> Parts, DateTimeOffset At)
{
    /// <summary>All its words, each message on lines of its own.</summary>
    public string Text { get; } = string.Join('\n', Parts.Select(p => p.Text));

    /// <summary>What in it nobody is to judge by; none for most.</summary>
    public IReadOnlyList<SealedSpan> Sealed { get; init; } = [];
}

/// <summary>A planned follow-up that was asked.</summary>
/// <param name="Planned">Position in the criterion's probes.</param>
/// <param name="Because">Why it was asked.</param>
/// <param name="Versions">Answers, the latest last; empty when skipped or still open.</param>
/// <param name="Skipped">Whether the candidate passed over it.</param>
public sealed record AskedProbe(int Planned, string? Because, ImmutableList<AnswerVersion> Versions, bool Skipped);

/// <summary>What a candidate answered to one criterion.</summary>
public sealed record CriterionAnswers(ImmutableList<AnswerVersion> Main, bool Skipped, ImmutableList<AskedProbe> Probes)
{
    /// <summary>Nothing yet.</summary>
    public static CriterionAnswers None { get; } = new([], false, []);

    /// <summary>The main answer and the answers to the probes in the order asked, each in its latest version; null where skipped.</summary>
    public IReadOnlyList<AnswerVersion?> Latest => [Main.LastOrDefault(), .. Probes.Select(p => p.Versions.LastOrDefault())];

    /// <summary>The latest answers as they were written; empty where skipped. No scorer and no reviewer reads these.</summary>
    public IReadOnlyList<string> Texts => [.. Latest.Select(a => a?.Text ?? "")];

    /// <summary>The latest answers as a scorer reads them: without what is sealed.</summary>
    public IReadOnlyList<CutText> Cut => [.. Latest.Select(a => CutText.Of(a?.Text ?? "", a?.Sealed ?? []))];

    /// <summary>Whether the main question is dealt with.</summary>
    public bool IsDone => Main.Count > 0 || Skipped;
}

/// <summary>A fact as stated.</summary>
public sealed record StatedFact(string Quote, string Value, bool? Passed, string MessageId);

/// <summary>What the bot waits for.</summary>
/// <param name="Item">The item of the script that was put last; null outside the questions.</param>
/// <param name="Text">Its words.</param>
public sealed record PendingItem(ScriptItem Item, string Text)
{
    /// <summary>Whether what comes goes on with the answer that stands.</summary>
    public bool GoesOn { get; init; }
}

/// <summary>The last question to the bot while an item was open: the candidate may say that it was the answer.</summary>
public sealed record Aside(long Version, ScriptItem Item, string MessageId, string Text);

/// <summary>A session as its events make it.</summary>
public sealed record SessionState
{
    /// <summary>The session.</summary>
    public required string Id { get; init; }

    /// <summary>Number of events folded.</summary>
    public required long Version { get; init; }

    /// <summary>Whose it is.</summary>
    public required Person Candidate { get; init; }

    /// <summary>Where it is held.</summary>
    public required Place Place { get; init; }

    /// <summary>Where it was held before; null when it never moved.</summary>
    public Place? MovedFrom { get; init; }

    /// <summary>Version at which it came to its place; 0 where it was opened.</summary>
    public long MovedAt { get; init; }

    /// <summary>What the medium keeps from going on, with what the team was told of it.</summary>
    public ImmutableDictionary<string, string> Troubles { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>See <see cref="SessionPurpose"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The role as it was when the session opened; null for an enquiry.</summary>
    public Role? Role { get; init; }

    /// <summary>Hash of the script.</summary>
    public string? ScriptSha256 { get; init; }

    /// <summary>Where it stands.</summary>
    public Stage Stage { get; init; }

    /// <summary>First event.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Last event.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When its candidate last did something.</summary>
    public DateTimeOffset HeardAt { get; init; }

    /// <summary>Reminders since then.</summary>
    public int Reminders { get; init; }

    /// <summary>When the last of them was given; null when there was none.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>How often the team was told that it is overdue.</summary>
    public int OverdueNotices { get; init; }

    /// <summary>When its candidate asked for a person who has not written since; null when none is waited for.</summary>
    public DateTimeOffset? WantedAt { get; init; }

    /// <summary>How often the team was told that a person is waited for.</summary>
    public int PersonNotices { get; init; }

    /// <summary>Its candidate was told that the role was closed.</summary>
    public bool ToldOfClosing { get; init; }

    /// <summary>When the consent was chosen.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was handed in.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When it was declined, withdrawn or postponed; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The consent ledger of this session.</summary>
    public ImmutableList<ConsentEntry> Consents { get; init; } = [];

    /// <summary>Facts by knock-out.</summary>
    public ImmutableDictionary<string, StatedFact> Facts { get; init; } = ImmutableDictionary<string, StatedFact>.Empty;

    /// <summary>Knock-outs passed over.</summary>
    public ImmutableHashSet<string> SkippedFacts { get; init; } = [];

    /// <summary>Answers by criterion.</summary>
    public ImmutableDictionary<string, CriterionAnswers> Answers { get; init; } = ImmutableDictionary<string, CriterionAnswers>.Empty;

    /// <summary>What was asked last and is not dealt with.</summary>
    public PendingItem? Pending { get; init; }

    /// <summary>The question whose answer was the last that the candidate gave; null when they dealt with something else since.</summary>
    public ScriptItem? LastAnswered { get; init; }

    /// <summary>The last question in between.</summary>
    public Aside? LastAside { get; init; }

    /// <summary>Questions that got no answer and still wait for one, the oldest first.</summary>
    public ImmutableList<UnansweredQuestion> Unanswered { get; init; } = [];

    /// <summary>The latest message that a model was shown; null when none was.</summary>
    public string? ShownTo { get; init; }

    /// <summary>What the bot was asked: what the next question may lean on.</summary>
    public ConversationMemory Memory { get; init; } = ConversationMemory.Empty;

    /// <summary>What the role file asks and this session does not, since it must not be asked.</summary>
    public IReadOnlyList<UnaskedItem> Unasked { get; init; } = [];

    /// <summary>What the candidate volunteered and nobody is to judge by.</summary>
    public SealedWords Sealed { get; init; } = SealedWords.None;

    /// <summary>The résumé that reviewers are shown; null when there is none.</summary>
    public KeptResume? Resume { get; init; }

    /// <summary>How many were given, those replaced or taken back included.</summary>
    public int ResumesGiven { get; init; }

    /// <summary>The bot has just asked whether the candidate really wants to withdraw.</summary>
    public bool AsksToWithdraw { get; init; }

    /// <summary>The candidate takes a break.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The candidate has asked for a person, and none has written since.</summary>
    public bool WantsPerson { get; init; }

    /// <summary>Who has taken the conversation over.</summary>
    public Person? ClaimedBy { get; init; }

    /// <summary>Where they took it; null when nobody has it, or where that was not recorded.</summary>
    public Place? ClaimedFrom { get; init; }

    /// <summary>Messages that were deleted where they stood since then: the candidate is asked about them when the bot has the conversation again.</summary>
    public ImmutableList<string> DeletedMeanwhile { get; init; } = [];

    /// <summary>Ratings by criterion.</summary>
    public ImmutableDictionary<string, CriterionRated> Ratings { get; init; } = ImmutableDictionary<string, CriterionRated>.Empty;

    /// <summary>Decisions, the latest last.</summary>
    public ImmutableList<(DateTimeOffset At, SessionDecided Decision)> Decisions { get; init; } = [];

    /// <summary>Whether the candidate agreed to being scored and still does.</summary>
    public bool HasScoringConsent => Consents.Any(c => c.IsLive && c.Purpose == ConsentPurpose.Scoring);

    /// <summary>Whether the candidate has chosen people and no AI: no model is shown anything of this application.</summary>
    public bool IsForPeopleOnly => Role is not null && Purpose == SessionPurpose.Application && StartedAt is not null && !HasScoringConsent;

    /// <summary>The answers to a criterion, or none.</summary>
    public CriterionAnswers AnswersTo(string criterionId) => Answers.GetValueOrDefault(criterionId, CriterionAnswers.None);

    /// <summary>The latest version of the answer to a question or probe; null when there is none.</summary>
    public AnswerVersion? AnswerTo(ScriptItem item)
    {
        var answers = AnswersTo(item.Id);
        return (item.Probe is { } planned ? answers.Probes.Find(p => p.Planned == planned)?.Versions : answers.Main)?.LastOrDefault();
    }

    /// <summary>The messages that the answers are made of as they stand now, facts included.</summary>
    public IEnumerable<string> AnswerMessages => Said().Select(s => s.MessageId);

    /// <summary>What a message answers, as its answer stands now; null when it is part of none.</summary>
    public ScriptItem? AnsweredBy(string messageId) => Said().Where(s => s.MessageId == messageId).Select(s => s.Item).FirstOrDefault();

    private IEnumerable<(ScriptItem Item, string MessageId)> Said()
    {
        foreach (var (id, fact) in Facts)
            yield return (ScriptItem.Fact(id), fact.MessageId);
        foreach (var (id, answers) in Answers)
            foreach (var item in answers.Probes.Select(p => ScriptItem.Follow(id, p.Planned)).Prepend(ScriptItem.Main(id)))
                foreach (var part in AnswerTo(item)?.Parts ?? [])
                    yield return (item, part.MessageId);
    }

    /// <summary>The projection that the store keeps for lists.</summary>
    public SessionHead ToHead() =>
        new(
            Id,
            Version,
            Candidate.Id,
            Candidate.Name,
            Role?.Id ?? "",
            Purpose,
            Stage,
            Stage.IsOpen(),
            Place,
            OpenedAt,
            UpdatedAt,
            ClaimedBy?.Id,
            EndedAt,
            MovedFrom
        );
}
