using System.Text.RegularExpressions;
using HandlebarsDotNet;
using RecruitBot.Core.Assistant.Chat;

namespace RecruitBot.Core.Assistant;

/// <summary>A text with variables, as a prompt file states it.</summary>
public sealed partial class PromptTemplate
{
    // Values are data: nothing in them is a template, and plain text is not to be escaped for HTML.
    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });

    private readonly HandlebarsTemplate<object, object> _render;

    /// <summary>Compiles a template.</summary>
    /// <exception cref="FormatException">The template cannot be compiled; the message says why.</exception>
    public PromptTemplate(string name, string text, IReadOnlyList<string> variables)
    {
        Name = name;
        Text = text;
        Variables = variables;
        Used = [.. Variable().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
        try
        {
            _render = Engine.Compile(text);
        }
        catch (Exception e) when (e is HandlebarsException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>The prompt's name, which is its file's.</summary>
    public string Name { get; }

    /// <summary>The template as the file states it.</summary>
    public string Text { get; }

    /// <summary>Variables the file declares.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>Variables the template uses.</summary>
    public IReadOnlyList<string> Used { get; }

    /// <summary>The text with the values filled in, lines trimmed and joined spaces closed where a value was empty.</summary>
    public string Render(IReadOnlyDictionary<string, string> values)
    {
        var text = _render(values.ToDictionary(v => v.Key, v => (object)v.Value, StringComparer.Ordinal));
        var gaps = values.Values.Any(string.IsNullOrEmpty);
        return string.Join('\n', text.Trim().Split('\n').Select(l => gaps ? l.Trim().Replace("  ", " ", StringComparison.Ordinal) : l.Trim()));
    }

    /// <summary>The text of a prompt to a model, before its messages are read: nothing in it is trimmed or joined.</summary>
    public string RenderExactly(IReadOnlyDictionary<string, PromptData> values) => _render(values.ToDictionary(v => v.Key, v => (object)v.Value.Rendered, StringComparer.Ordinal)).ReplaceLineEndings("\n").Trim();

    /// <summary>The whole file that the text is from; empty when it is from none.</summary>
    public string File { get; init; } = "";

    /// <summary>Settings that the file asks for, by name; none for a text that goes to people.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\{\{?\s*(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*\}?\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
