using System.Text.RegularExpressions;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// What a button carries: "rb:verb:argument:…", at most 100 characters. It holds all that a handler needs, so a button posted by an older
/// version or before a restart still works; and it comes from a client, so a handler checks authority and state again.
/// </summary>
/// <param name="Verb">What to do.</param>
/// <param name="Arguments">Session, item and value, as the verb needs.</param>
public sealed partial record ActionId(string Verb, IReadOnlyList<string> Arguments)
{
    /// <summary>Longest id a platform takes.</summary>
    public const int MaxLength = 100;

    /// <summary>The argument at that position, or an empty string.</summary>
    public string this[int index] => index < Arguments.Count ? Arguments[index] : "";

    /// <summary>The id of a button.</summary>
    /// <exception cref="ArgumentException">An argument holds a colon or another character that is not allowed, or the id is too long.</exception>
    public static string Of(string verb, params string[] arguments)
    {
        var id = string.Join(':', ["rb", verb, .. arguments]);
        return id.Length <= MaxLength && Shape().IsMatch(id)
            ? id
            : throw new ArgumentException($"Not a button id: {verb} with {arguments.Length} arguments", nameof(arguments));
    }

    /// <summary>Reads an id; null when it is not one of ours.</summary>
    public static ActionId? Parse(string? text)
    {
        if (text is null || text.Length > MaxLength || !Shape().IsMatch(text))
            return null;
        var parts = text.Split(':');
        return new ActionId(parts[1], parts[2..]);
    }

    [GeneratedRegex(@"\Arb(:[A-Za-z0-9._-]+)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
