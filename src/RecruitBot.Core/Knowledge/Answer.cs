using System.Text.Json.Serialization;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Privacy;

namespace RecruitBot.Core.Knowledge;

/// <summary>Who may be told what a document says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Audience>))]
public enum Audience
{
    /// <summary>Candidates and recruiters.</summary>
    Both,

    /// <summary>Written for candidates; recruiters may read it too.</summary>
    Candidate,

    /// <summary>Recruiters only.</summary>
    Recruiter,
}

/// <summary>A question to the knowledge base.</summary>
/// <param name="Text">As the asker wrote it.</param>
/// <param name="RoleId">The role of the conversation, when there is one: its facts come first.</param>
/// <param name="Asker">Who asks: a candidate is never answered from documents for recruiters.</param>
public sealed record Question(string Text, string? RoleId = null, Audience Asker = Audience.Candidate)
{
    /// <summary>What was asked before in the same conversation.</summary>
    public ConversationMemory Memory { get; init; } = ConversationMemory.Empty;

    /// <summary>The latest questions of it, each as it was understood, the last one at the end.</summary>
    public IReadOnlyList<string> Before => Memory.Latest.ConvertAll(e => e.Question);

    /// <summary>Id of the message that asks it; empty when it came otherwise.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>Proof that a model may be shown it; null when none may, and it is answered without.</summary>
    public ConsentGrant? Grant { get; init; }

    /// <summary>Names that must not leave this machine with it.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];

    /// <summary>Shows what there is of a checked answer while a model still writes, without waiting; null where nobody could see it.</summary>
    public Action<Answer>? Showing { get; init; }

    /// <summary>When it is asked, so that the answer can say which of its figures are old; null when nobody knows.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>An exact span of a source.</summary>
/// <param name="Source">File, relative to the knowledge folder, with forward slashes.</param>
/// <param name="Section">Heading under which it stands.</param>
/// <param name="Quote">One sentence or table row, at most 300 characters, character for character.</param>
/// <param name="AsOf">Year of the statement; null when the source is undated.</param>
/// <param name="Start">Offset of the quote in the file's text, in UTF-16 code units.</param>
public sealed record Citation(string Source, string Section, string Quote, string? AsOf, [property: JsonIgnore] int Start);

/// <summary>One of several values that sources give for the same thing.</summary>
/// <param name="Value">The value as the source writes it, such as "5 or more years".</param>
/// <param name="Source">File, relative to the knowledge folder.</param>
/// <param name="Quote">Exact text of the source.</param>
/// <param name="AsOf">Year of the statement; null when undated.</param>
/// <param name="Pinned">Whether the employer has declared this one to be its own.</param>
public sealed record ConflictingValue(string Value, string Source, string Quote, string? AsOf, bool Pinned);

/// <summary>An answer that its sources support, or an abstention.</summary>
/// <param name="Answered">False when nothing supports an answer.</param>
/// <param name="Text">One or two sentences, plain text.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Mode">offline, or the model path that phrased it.</param>
/// <param name="Citations">Empty for an abstention.</param>
/// <param name="Conflicts">Values side by side where the sources disagree; otherwise empty.</param>
public sealed record Answer(
    bool Answered,
    string Text,
    double Confidence,
    string Mode,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<ConflictingValue> Conflicts)
{
    /// <summary>The question by itself, where it leaned on the one before it; null when it was answered as it stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Understood { get; init; }

    /// <summary>What a model was sent for it, and what came back; null when none was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ModelRecord>? Calls { get; init; }

    /// <summary>Why the question was not answered; null for an answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AbstentionKind? Abstained { get; init; }
}

/// <summary>Answers questions from the knowledge base.</summary>
public interface IAnswerer
{
    /// <summary>Fingerprint of the knowledge that answers: SHA-256 in lower-case hex. Recorded with each answer.</summary>
    string KnowledgeSha256 { get; }

    /// <summary>What answers now, and goes on doing so when the knowledge is exchanged: for an answer and the fingerprint that belongs to it.</summary>
    IAnswerer InForce => this;

    /// <summary>The answer with checked citations, or an abstention; never throws for what a question says.</summary>
    ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken);
}
