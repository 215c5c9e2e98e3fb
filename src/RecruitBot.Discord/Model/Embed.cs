namespace RecruitBot.Discord.Model;

/// <summary>A titled block in a message (resources/message, Embed Object).</summary>
public sealed record Embed
{
    public string? Type { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>0xRRGGBB.</summary>
    public int? Color { get; init; }
    public EmbedFooter? Footer { get; init; }
    public EmbedAuthor? Author { get; init; }
    public IReadOnlyList<EmbedField>? Fields { get; init; }
}

/// <summary>The small line below an embed.</summary>
public sealed record EmbedFooter
{
    public required string Text { get; init; }
}

/// <summary>The small line above an embed.</summary>
public sealed record EmbedAuthor
{
    public required string Name { get; init; }
}

/// <summary>A named value in an embed.</summary>
public sealed record EmbedField
{
    public required string Name { get; init; }
    public required string Value { get; init; }
    public bool? Inline { get; init; }
}
