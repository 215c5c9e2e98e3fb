using System.Text.Json.Serialization;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Recruiting.Resumes;

namespace RecruitBot.Core.Conversations;

/// <summary>Something a person did in a conversation. Recorded as it came in, so that a session can be run again.</summary>
/// <param name="MessageId">The platform's id of the message or interaction: the same id is handled once.</param>
/// <param name="At">When it happened.</param>
/// <param name="Speaker">Who.</param>
/// <param name="Place">Where.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ArrivalTurn), "arrival")]
[JsonDerivedType(typeof(TextTurn), "text")]
[JsonDerivedType(typeof(EditTurn), "edit")]
[JsonDerivedType(typeof(DeletionTurn), "deletion")]
[JsonDerivedType(typeof(PressTurn), "press")]
[JsonDerivedType(typeof(CommandTurn), "command")]
[JsonDerivedType(typeof(FormTurn), "form")]
[JsonDerivedType(typeof(PlaceTurn), "place")]
[JsonDerivedType(typeof(GapTurn), "gap")]
[JsonDerivedType(typeof(Timekeeping.DueTurn), "due")]
[JsonDerivedType(typeof(Screening.Panel.PanelTurn), "panel")]
public abstract record Turn(string MessageId, DateTimeOffset At, Person Speaker, Place Place)
{
    /// <summary>
    /// Taken where others read along, or away from the conversation itself: at a panel's button, by a command or a mention in a server's
    /// channel. Its words are never part of an application.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool InPublic { get; init; }

    /// <summary>The thread or channel where it was taken, when what it leads to is shown elsewhere; null when that is its place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Place? Within { get; init; }

    /// <summary>What a model made of its words; null when none was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Understanding? Understood { get; init; }

    /// <summary>The role that the channel where it was taken is about; null when it is about none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? About { get; init; }

    /// <summary>What became of the files that came with it; null when none came that an application could take.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GivenResume? Resume { get; init; }
}

/// <summary>A person opened the conversation.</summary>
public sealed record ArrivalTurn(string MessageId, DateTimeOffset At, Person Speaker, Place Place) : Turn(MessageId, At, Speaker, Place);

/// <summary>A plain message.</summary>
public sealed record TextTurn(string MessageId, DateTimeOffset At, Person Speaker, Place Place, string Text)
    : Turn(MessageId, At, Speaker, Place)
{
    /// <summary>
    /// What the bot asked and the writer cannot have seen, since the message was written before it stood there: an item of the script, or
    /// "review". Null when they could see all that was asked.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unseen { get; init; }

    /// <summary>Files that came with it; null when none came.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GivenFile>? Files { get; init; }

    /// <summary>Its words with a line for each file, for people who read what somebody wrote to them.</summary>
    public string ForPeople() => string.Join('\n', (Files ?? []).Select(f => f.Line()).Prepend(Text).Where(l => l.Length > 0));
}

/// <summary>A message was changed where it stands.</summary>
/// <param name="MessageId">Made from the message and the time of the change, so that each change is taken once.</param>
/// <param name="At">When it was changed.</param>
/// <param name="Speaker">Whose message it is.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Edited">The message.</param>
/// <param name="Text">What it says now.</param>
public sealed record EditTurn(string MessageId, DateTimeOffset At, Person Speaker, Place Place, string Edited, string Text)
    : Turn(MessageId, At, Speaker, Place);

/// <summary>A message of the candidate was deleted where it stood; by whom is not told, and in a thread it may have been somebody of the team.</summary>
/// <param name="MessageId">Made from the message, so that its deletion is taken once.</param>
/// <param name="At">When that was noticed.</param>
/// <param name="Speaker">The candidate, whose conversation it is.</param>
/// <param name="Place">Where the conversation is held now.</param>
/// <param name="Deleted">The message.</param>
public sealed record DeletionTurn(string MessageId, DateTimeOffset At, Person Speaker, Place Place, string Deleted)
    : Turn(MessageId, At, Speaker, Place);

/// <summary>A button was pressed, or an entry of a menu chosen.</summary>
/// <param name="MessageId">Id of the interaction.</param>
/// <param name="At">When.</param>
/// <param name="Speaker">Who pressed it: checked by the handler.</param>
/// <param name="Place">Where.</param>
/// <param name="Action">What the button carries, see <see cref="ActionId"/>; client-supplied, so never trusted.</param>
/// <param name="Choice">The chosen entry of a menu.</param>
public sealed record PressTurn(string MessageId, DateTimeOffset At, Person Speaker, Place Place, string Action, string? Choice = null)
    : Turn(MessageId, At, Speaker, Place);

/// <summary>A command with its options.</summary>
public sealed record CommandTurn(
    string MessageId,
    DateTimeOffset At,
    Person Speaker,
    Place Place,
    string Command,
    IReadOnlyDictionary<string, string> Options
) : Turn(MessageId, At, Speaker, Place)
{
    /// <summary>Files that came with it; the value of their option is then the file's name. Null when none came.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GivenFile>? Files { get; init; }
}

/// <summary>A form was sent.</summary>
public sealed record FormTurn(
    string MessageId,
    DateTimeOffset At,
    Person Speaker,
    Place Place,
    string Action,
    IReadOnlyDictionary<string, string> Fields
) : Turn(MessageId, At, Speaker, Place);

/// <summary>
/// What the medium did to a conversation, nobody's act: it is held elsewhere from now on, or something does not reach its candidate there.
/// </summary>
/// <param name="MessageId">Made from what happened, so that it is recorded once.</param>
/// <param name="At">When it was noticed.</param>
/// <param name="Speaker">The candidate, whose conversation it is.</param>
/// <param name="Place">Where it is held from now on.</param>
/// <param name="Advice">What the recruiting team is told: what happened, and what to do about it.</param>
public sealed record PlaceTurn(string MessageId, DateTimeOffset At, Person Speaker, Place Place, string Advice) : Turn(MessageId, At, Speaker, Place)
{
    /// <summary>What the candidate is told; null when nothing is said, because they know or because it would not arrive.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Words { get; init; }

    /// <summary>
    /// What it is about, which the team is told of until it is over and no oftener: a place and a cause, or a reply that waits. Null when it is
    /// told whatever was told before.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    /// <summary>Whether it ends what the team was told before, so that there is nothing left to do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOver { get; init; }
}

/// <summary>The team has dealt with questions of a session that the sources did not answer. Holds all that its effect depends on.</summary>
/// <param name="MessageId">Made from the first of the questions, so that it is recorded once.</param>
/// <param name="At">When the session was told.</param>
/// <param name="Speaker">Who of the team did.</param>
/// <param name="Place">Where the candidate is told.</param>
/// <param name="Questions">Versions of the questions in the session's log.</param>
public sealed record GapTurn(string MessageId, DateTimeOffset At, Person Speaker, Place Place, IReadOnlyList<long> Questions)
    : Turn(MessageId, At, Speaker, Place)
{
    /// <summary>The latest of the questions, as the candidate asked it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Asked { get; init; }

    /// <summary>What the entry says, quoted from it; null when the questions were set aside.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Answer? Answer { get; init; }

    /// <summary>The entry.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Entry { get; init; }

    /// <summary>Its version.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EntryVersion { get; init; }

    /// <summary>The question as the entry has it, when the bot by itself would not have found that the entry answers what was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AnswersInstead { get; init; }

    /// <summary>Why the questions were set aside.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
