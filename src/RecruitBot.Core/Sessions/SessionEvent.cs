using System.Text.Json.Serialization;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;

namespace RecruitBot.Core.Sessions;

/// <summary>What happened in a session. Append-only: state is the fold of these, and nothing else.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SessionOpened), "opened")]
[JsonDerivedType(typeof(TurnReceived), "turn")]
[JsonDerivedType(typeof(DisclosureShown), "disclosure")]
[JsonDerivedType(typeof(ConsentGiven), "consent-given")]
[JsonDerivedType(typeof(ConsentWithdrawn), "consent-withdrawn")]
[JsonDerivedType(typeof(ApplicationPostponed), "postponed")]
[JsonDerivedType(typeof(KnockoutAnswered), "knockout")]
[JsonDerivedType(typeof(ItemAsked), "asked")]
[JsonDerivedType(typeof(AnswerGiven), "answer")]
[JsonDerivedType(typeof(AnswerAdded), "answer-added")]
[JsonDerivedType(typeof(AnswerChanged), "answer-changed")]
[JsonDerivedType(typeof(AnswerTakenBack), "answer-taken-back")]
[JsonDerivedType(typeof(ItemSkipped), "skipped")]
[JsonDerivedType(typeof(QuestionAnswered), "question")]
[JsonDerivedType(typeof(SessionPaused), "paused")]
[JsonDerivedType(typeof(SessionResumed), "resumed")]
[JsonDerivedType(typeof(PersonRequested), "person-requested")]
[JsonDerivedType(typeof(ReviewOffered), "review")]
[JsonDerivedType(typeof(SessionSubmitted), "submitted")]
[JsonDerivedType(typeof(CriterionRated), "rated")]
[JsonDerivedType(typeof(SessionWithdrawn), "withdrawn")]
[JsonDerivedType(typeof(SessionClaimed), "claimed")]
[JsonDerivedType(typeof(SessionReleased), "released")]
[JsonDerivedType(typeof(StaffWrote), "staff-wrote")]
[JsonDerivedType(typeof(CandidateWrote), "candidate-wrote")]
[JsonDerivedType(typeof(RecordViewed), "viewed")]
[JsonDerivedType(typeof(SessionDecided), "decided")]
[JsonDerivedType(typeof(BotSaid), "said")]
[JsonDerivedType(typeof(SessionMoved), "moved")]
[JsonDerivedType(typeof(TroubleNoted), "trouble")]
[JsonDerivedType(typeof(TroubleEnded), "trouble-over")]
[JsonDerivedType(typeof(GapClosed), "gap-closed")]
[JsonDerivedType(typeof(DueNoted), "due")]
[JsonDerivedType(typeof(SessionLapsed), "lapsed")]
[JsonDerivedType(typeof(TraitsSealed), "traits-sealed")]
[JsonDerivedType(typeof(SpeechStopped), "speech-stopped")]
[JsonDerivedType(typeof(SpeechAllowed), "speech-allowed")]
[JsonDerivedType(typeof(ResumeGiven), "resume-given")]
[JsonDerivedType(typeof(ResumeTakenBack), "resume-taken-back")]
public abstract record SessionEvent;

/// <summary>A session began.</summary>
/// <param name="SessionId">80 random bits: never guessable.</param>
/// <param name="Candidate">Whose session it is.</param>
/// <param name="Place">Where it is held.</param>
/// <param name="Purpose">See <see cref="SessionPurpose"/>.</param>
/// <param name="Role">The role as it was then, see <see cref="RoleSnapshot"/>; null for an enquiry.</param>
/// <param name="ScriptSha256">Hash of everything that will be asked, in order.</param>
public sealed record SessionOpened(string SessionId, Person Candidate, Place Place, string Purpose, Role? Role, string? ScriptSha256) : SessionEvent
{
    /// <summary>What the role file asks and this session does not, since it must not be asked; null when there is nothing.</summary>
    public IReadOnlyList<UnaskedItem>? Unasked { get; init; }
}

/// <summary>Somebody took a turn; what follows, up to the next turn, is what it led to.</summary>
public sealed record TurnReceived(Turn Turn) : SessionEvent;

/// <summary>The candidate was told that this is an AI, what it does and how to reach a person.</summary>
public sealed record DisclosureShown(string TextSha256) : SessionEvent;

/// <summary>A consent began; a row of the ledger.</summary>
public sealed record ConsentGiven(string Purpose, string TextSha256) : SessionEvent;

/// <summary>A consent ended.</summary>
public sealed record ConsentWithdrawn(string Purpose) : SessionEvent;

/// <summary>The candidate chose "not now".</summary>
public sealed record ApplicationPostponed : SessionEvent;

/// <summary>A fact was stated.</summary>
/// <param name="KnockoutId">Which.</param>
/// <param name="MessageId">Where it was said.</param>
/// <param name="Quote">The candidate's words.</param>
/// <param name="Value">As understood.</param>
/// <param name="Passed">Whether it meets the requirement; null when nothing is required.</param>
public sealed record KnockoutAnswered(string KnockoutId, string MessageId, string Quote, string Value, bool? Passed) : SessionEvent;

/// <summary>An item of the script was put to the candidate.</summary>
/// <param name="Item">Which.</param>
/// <param name="Text">Word for word.</param>
/// <param name="Because">Why a probe was asked, or that the candidate went back.</param>
public sealed record ItemAsked(ScriptItem Item, string Text, string? Because = null) : SessionEvent
{
    /// <summary>Whether what comes goes on with the answer that stands, as with a work sample in several messages.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool GoesOn { get; init; }
}

/// <summary>An answer; a later one to the same item is a new version and the earlier stay in the log.</summary>
public sealed record AnswerGiven(ScriptItem Item, string MessageId, string Text) : SessionEvent;

/// <summary>More words to an answer that stands: a new version, made of what it was and these.</summary>
public sealed record AnswerAdded(ScriptItem Item, string MessageId, string Text) : SessionEvent;

/// <summary>A message that an answer is made of was changed: a new version with its new words.</summary>
public sealed record AnswerChanged(ScriptItem Item, string MessageId, string Text) : SessionEvent;

/// <summary>The candidate took back a message that an answer is made of: it no longer counts, and stays in the log.</summary>
public sealed record AnswerTakenBack(ScriptItem Item, string MessageId) : SessionEvent;

/// <summary>The candidate passed over an item.</summary>
public sealed record ItemSkipped(ScriptItem Item) : SessionEvent;

/// <summary>
/// In words of this turn the candidate volunteered something that no answer is judged by. Recorded, so that what was withheld from whom stays so
/// whatever the rules say later; see <see cref="SealedWords"/> for who reads it.
/// </summary>
/// <param name="MessageId">Where it was said.</param>
/// <param name="Text">The words as they were written: every event that holds this very text holds these spans.</param>
/// <param name="Spans">What is sealed in them, in order and without overlap.</param>
/// <param name="Told">Whether the candidate was told of it in this turn; once in a session.</param>
public sealed record TraitsSealed(string MessageId, string Text, IReadOnlyList<SealedSpan> Spans, bool Told) : SessionEvent;

/// <summary>Words on their way to the candidate asked what must not be asked, and were not said.</summary>
/// <param name="Words">The words.</param>
/// <param name="By">Whose they are; null when they are the bot's own or a source's.</param>
/// <param name="Found">What they ask, why not, and what to ask instead.</param>
public sealed record SpeechStopped(string Words, Person? By, IReadOnlyList<ProhibitedQuestion> Found) : SessionEvent;

/// <summary>Such words were said all the same, on an administrator's written reason.</summary>
/// <param name="Words">The words.</param>
/// <param name="By">The administrator.</param>
/// <param name="Because">The reason.</param>
/// <param name="Found">What they ask.</param>
public sealed record SpeechAllowed(string Words, Person By, string Because, IReadOnlyList<ProhibitedQuestion> Found) : SessionEvent;

/// <summary>A question to the bot and what it answered from which state of the knowledge.</summary>
public sealed record QuestionAnswered(string MessageId, string Question, string? RoleId, Answer Answer, string KnowledgeSha256) : SessionEvent
{
    /// <summary>The question as the team reads it, when something of it is sealed; null when nothing is.</summary>
    public string? Shown { get; init; }

    /// <summary>The question in the words that the team reads: as it was understood where it leans on the one before.</summary>
    public string ForTeam() => Shown ?? Answer.Understood ?? Question;
}

/// <summary>The candidate takes a break.</summary>
public sealed record SessionPaused : SessionEvent;

/// <summary>The candidate goes on.</summary>
public sealed record SessionResumed : SessionEvent;

/// <summary>The candidate asked for a person.</summary>
public sealed record PersonRequested(string MessageId) : SessionEvent;

/// <summary>All is asked: the candidate looks the answers over.</summary>
public sealed record ReviewOffered : SessionEvent;

/// <summary>The answers were handed in.</summary>
public sealed record SessionSubmitted : SessionEvent;

/// <summary>A criterion was rated under a consent entry.</summary>
/// <param name="CriterionId">Which.</param>
/// <param name="Rating">The checked rating.</param>
/// <param name="Evaluator">Name and version of who rated; null when nobody was asked.</param>
/// <param name="ConsentId">The ledger entry that allowed it; null when nobody was asked.</param>
public sealed record CriterionRated(string CriterionId, Rating Rating, string? Evaluator, string? ConsentId) : SessionEvent
{
    /// <summary>What fixed rules found in the same answers, beside a model's rating; null when fixed rules alone have rated.</summary>
    public Rating? Check { get; init; }
}

/// <summary>The candidate withdrew.</summary>
public sealed record SessionWithdrawn : SessionEvent;

/// <summary>It was not handed in until its deadline, or its role was closed before: it ended without anybody's decision and unrated.</summary>
public sealed record SessionLapsed : SessionEvent;

/// <summary>The candidate was reminded, or the team told of something that is due.</summary>
public sealed record DueNoted(Timekeeping.DueKind Kind) : SessionEvent;

/// <summary>A person took the conversation over: the bot is silent in it.</summary>
/// <param name="By">Who.</param>
/// <param name="From">Where they did it, and so where they read what the candidate writes.</param>
public sealed record SessionClaimed(Person By, Place? From = null) : SessionEvent;

/// <summary>The conversation was handed back to the bot.</summary>
public sealed record SessionReleased(Person By) : SessionEvent;

/// <summary>A person wrote to the candidate.</summary>
public sealed record StaffWrote(Person By, string MessageId, string Text) : SessionEvent;

/// <summary>The candidate wrote while a person had the conversation, or where no question was open.</summary>
public sealed record CandidateWrote(string MessageId, string Text) : SessionEvent;

/// <summary>The candidate gave a résumé: it is what reviewers are shown, and no scorer. Its bytes are in the store under this event's version.</summary>
/// <param name="MessageId">The message or command that it came with.</param>
/// <param name="Resume">What it is.</param>
public sealed record ResumeGiven(string MessageId, Resume Resume) : SessionEvent;

/// <summary>The candidate took the résumé back: reviewers are shown none. It stays in the record until that is erased.</summary>
public sealed record ResumeTakenBack : SessionEvent;

/// <summary>A person looked at the record.</summary>
public sealed record RecordViewed(Person By, string What) : SessionEvent;

/// <summary>A person decided.</summary>
/// <param name="Outcome">What.</param>
/// <param name="By">Who: always a person.</param>
/// <param name="InteractionId">The command, button or form by which they did.</param>
/// <param name="Reason">Why; always there for a decline.</param>
/// <param name="Message">Words for the candidate; null for the standard text.</param>
public sealed record SessionDecided(Outcome Outcome, Person By, string InteractionId, string? Reason, string? Message) : SessionEvent
{
    /// <summary>Hash of what the candidate was told, in lower-case hex; null in logs of older builds.</summary>
    public string? NoticeSha256 { get; init; }
}

/// <summary>What the bot said in this turn, as it was shown.</summary>
public sealed record BotSaid(IReadOnlyList<Reply> Replies) : SessionEvent;

/// <summary>The conversation goes on at another place.</summary>
public sealed record SessionMoved(Place Place) : SessionEvent;

/// <summary>The medium keeps something from going on as it should, and the team was told.</summary>
/// <param name="Key">What it is: the place and the cause, or the reply that waits.</param>
/// <param name="Advice">What the team was told.</param>
public sealed record TroubleNoted(string Key, string Advice) : SessionEvent;

/// <summary>It goes on as it should again, and the team was told.</summary>
/// <param name="Key">What is over.</param>
public sealed record TroubleEnded(string Key) : SessionEvent;

/// <summary>The team has dealt with questions of this session that the sources did not answer.</summary>
/// <param name="Questions">Versions of their <see cref="QuestionAnswered"/> events.</param>
/// <param name="By">Who did.</param>
/// <param name="Entry">The knowledge entry that answers them, which the candidate was told; null when they were set aside.</param>
/// <param name="EntryVersion">Its version then.</param>
/// <param name="Reason">Why they were set aside; null when they were answered.</param>
public sealed record GapClosed(IReadOnlyList<long> Questions, Person By, string? Entry, int? EntryVersion, string? Reason) : SessionEvent;

/// <summary>Why a session exists.</summary>
public static class SessionPurpose
{
    /// <summary>Talk outside any application.</summary>
    public const string Enquiry = "enquiry";

    /// <summary>An application for a role.</summary>
    public const string Application = "application";

    /// <summary>A run at the command line: in no list and no report.</summary>
    public const string OperatorTest = "operator-test";
}

/// <summary>A person's decision.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    /// <summary>Goes on to the next step.</summary>
    Advance,

    /// <summary>Kept for later.</summary>
    Hold,

    /// <summary>Not taken further.</summary>
    Decline,
}

/// <summary>One thing that the script asks: a knock-out, a criterion's question (probe null) or one of its probes.</summary>
/// <param name="Kind">Knock-out or criterion.</param>
/// <param name="Id">Its id in the role.</param>
/// <param name="Probe">Position in the criterion's planned probes, from 0; null for the main question.</param>
public sealed record ScriptItem(ScriptItemKind Kind, string Id, int? Probe = null)
{
    /// <summary>A knock-out.</summary>
    public static ScriptItem Fact(string id) => new(ScriptItemKind.Knockout, id);

    /// <summary>A criterion's main question.</summary>
    public static ScriptItem Main(string id) => new(ScriptItemKind.Criterion, id);

    /// <summary>A criterion's probe.</summary>
    public static ScriptItem Follow(string id, int probe) => new(ScriptItemKind.Criterion, id, probe);

    /// <summary>Short form for button ids: "k.id", "q.id" or "q.id.1".</summary>
    public override string ToString() =>
        (Kind == ScriptItemKind.Knockout ? "k." : "q.") + Id + (Probe is { } p ? "." + p.ToString() : "");
}

/// <summary>What kind of thing the script asks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScriptItemKind>))]
public enum ScriptItemKind
{
    /// <summary>A fact.</summary>
    Knockout,

    /// <summary>A scored question.</summary>
    Criterion,
}
