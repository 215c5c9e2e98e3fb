using System.Text.Json.Serialization;

namespace RecruitBot.Core.Conversations;

/// <summary>Who a reply is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplyTo>))]
public enum ReplyTo
{
    /// <summary>Whoever took the turn, where they took it.</summary>
    Speaker,

    /// <summary>The candidate of the session, where the session is held.</summary>
    Candidate,

    /// <summary>The people who review.</summary>
    Reviewers,

    /// <summary>The person who has taken the conversation over, where they took it.</summary>
    Claimer,
}

/// <summary>
/// What the bot says, as data that a front end draws. Every string is plain text, candidates' words included: the front end escapes
/// it for its medium, so nothing anybody wrote is ever markup.
/// </summary>
/// <param name="Text">The message; may be empty when there is a card.</param>
public sealed record Reply(string Text)
{
    /// <summary>Who it is for.</summary>
    public ReplyTo To { get; init; } = ReplyTo.Speaker;

    /// <summary>Shown to the speaker only, where the platform can.</summary>
    public bool Private { get; init; }

    /// <summary>A card shown with the text.</summary>
    public Card? Card { get; init; }

    /// <summary>Buttons, at most 25.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>A menu of choices, at most 25 entries.</summary>
    public Menu? Menu { get; init; }

    /// <summary>
    /// A form to fill in; shown instead of the text where the platform can. Buttons beside it open it again, for a platform that comes too
    /// late to show it.
    /// </summary>
    public Form? Form { get; init; }

    /// <summary>A plain number is an answer here: a front end that numbers its buttons must not take it for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TakesNumber { get; init; }

    /// <summary>A file.</summary>
    public ReplyFile? File { get; init; }

    /// <summary>
    /// Replies of one topic are one message on a platform that can edit its messages: the latest replaces those before it. Ends in a dot and
    /// the session's id, by which a platform finds what there is about a session. Letters, digits, dots and dashes; null for a message of its
    /// own.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Topic { get; init; }

    /// <summary>Only an update of what was said under the topic: a platform that cannot edit leaves it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUpdate { get; init; }

    /// <summary>Where the conversation is held that the reply is about; a platform that can offers a way there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Place? Conversation { get; init; }

    /// <summary>The form by which this can be answered in words where the platform cannot read plain messages.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Form? Written { get; init; }
}

/// <summary>The mood of a card, drawn as a colour.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CardTone>))]
public enum CardTone
{
    /// <summary>Plain.</summary>
    Neutral,

    /// <summary>Waits for somebody.</summary>
    Waiting,

    /// <summary>Went well.</summary>
    Good,

    /// <summary>Ended.</summary>
    Ended,
}

/// <summary>A titled block of facts.</summary>
public sealed record Card(string Title, string Body, IReadOnlyList<CardField> Fields, string? Footer = null, CardTone Tone = CardTone.Neutral);

/// <summary>One fact of a card.</summary>
public sealed record CardField(string Name, string Value);

/// <summary>How a button looks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ButtonStyle>))]
public enum ButtonStyle
{
    /// <summary>One of several.</summary>
    Secondary,

    /// <summary>What most people will press.</summary>
    Primary,

    /// <summary>Cannot be taken back.</summary>
    Danger,
}

/// <summary>A button. <paramref name="Action"/> carries all its handler needs, see <see cref="ActionId"/>.</summary>
public sealed record Button(string Action, string Label, ButtonStyle Style = ButtonStyle.Secondary);

/// <summary>A menu of which one entry is chosen.</summary>
public sealed record Menu(string Action, string Placeholder, IReadOnlyList<Choice> Choices);

/// <summary>An entry of a menu or a choice of a form field.</summary>
public sealed record Choice(string Value, string Label, string? Description = null);

/// <summary>A form of at most five fields.</summary>
public sealed record Form(string Action, string Title, IReadOnlyList<FormField> Fields);

/// <summary>A field of a form.</summary>
/// <param name="Id">Key in <see cref="FormTurn.Fields"/>.</param>
/// <param name="Label">Asked for, at most 45 characters.</param>
/// <param name="Required">Whether it may be left empty.</param>
/// <param name="Long">A paragraph rather than a line.</param>
/// <param name="MaxLength">At most 4000 characters.</param>
/// <param name="Choices">When given, one of these is picked.</param>
public sealed record FormField(
    string Id,
    string Label,
    bool Required = true,
    bool Long = false,
    int MaxLength = 1000,
    IReadOnlyList<Choice>? Choices = null
)
{
    /// <summary>What stands in it from the beginning: words, or the value of a choice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Value { get; init; }
}

/// <summary>A file that comes with a reply.</summary>
public sealed record ReplyFile(string Name, string MediaType, string Content)
{
    /// <summary>What it holds where that is no text; its text is empty then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public byte[]? Bytes { get; init; }
}
