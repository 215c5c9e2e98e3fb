namespace RecruitBot.Discord.Model;

/// <summary>Kinds of components (components/reference, Component Types).</summary>
public enum ComponentType
{
    ActionRow = 1,
    Button = 2,
    StringSelect = 3,
    TextInput = 4,
    UserSelect = 5,
    RoleSelect = 6,
    MentionableSelect = 7,
    ChannelSelect = 8,
    TextDisplay = 10,
    Label = 18,
}

/// <summary>Looks of a button (components/reference, Button Styles).</summary>
public enum ButtonLook
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
    Link = 5,
}

/// <summary>
/// Any component of a message or a form, and what a form sends back. Discord puts all kinds in one list, told apart by
/// <see cref="Type"/>; only the fields of that kind are set (components/reference).
/// </summary>
public sealed record Component
{
    public required ComponentType Type { get; init; }

    /// <summary>Position within the message; Discord fills it in.</summary>
    public int? Id { get; init; }
    public string? CustomId { get; init; }

    /// <summary>Of a button: <see cref="ButtonLook"/>. Of a text input: 1 a line, 2 a paragraph.</summary>
    public int? Style { get; init; }
    public string? Label { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public bool? Disabled { get; init; }
    public string? Placeholder { get; init; }
    public IReadOnlyList<SelectOption>? Options { get; init; }
    public int? MinValues { get; init; }
    public int? MaxValues { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public bool? Required { get; init; }

    /// <summary>Text that stands in an input already; what was entered, when a form comes back.</summary>
    [System.Text.Json.Serialization.JsonConverter(typeof(LooseTextConverter))]
    public string? Value { get; init; }

    /// <summary>What was picked, when a form comes back.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Text of a text display.</summary>
    public string? Content { get; init; }

    /// <summary>Of an action row.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>The one component inside a label.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("component")]
    public Component? Inner { get; init; }
}

/// <summary>An entry of a menu (components/reference, String Select).</summary>
public sealed record SelectOption
{
    public required string Label { get; init; }
    public required string Value { get; init; }
    public string? Description { get; init; }
    public bool? Default { get; init; }
}
