using System.Security;
using System.Text;

namespace RecruitBot.Core.Assistant.Chat;

/// <summary>
/// A value for a prompt to a model: data, whoever wrote it. Every line of it begins with "&gt; ", so that no line can pass for one of ours, and
/// what would end or begin a message is escaped. There is no other way to put a value into such a prompt.
/// </summary>
public sealed class PromptData
{
    /// <summary>What every line of data begins with.</summary>
    public const string Mark = "> ";

    private PromptData(string rendered) => Rendered = rendered;

    /// <summary>As it stands in the prompt before its messages are read.</summary>
    internal string Rendered { get; }

    /// <summary>One text.</summary>
    public static PromptData Of(string text) => new(Marked(text));

    /// <summary>Several texts, each under a heading of ours.</summary>
    /// <param name="parts">Headings, which are part of the prompt and never of anybody's making, and the texts under them.</param>
    public static PromptData Of(IEnumerable<(string Heading, string Text)> parts) => new(string.Join("\n\n", parts.Select(p => $"{SecurityElement.Escape(p.Heading)}\n{Marked(p.Text)}")));

    /// <summary>
    /// A text as a model reads it: what XML cannot hold, and what turns the direction of writing or nobody sees, is replaced one for one, so that
    /// a place in it is the same place in the text.
    /// </summary>
    public static string Readable(string text)
    {
        var readable = new StringBuilder(text);
        for (var i = 0; i < readable.Length; i++)
        {
            if (char.IsHighSurrogate(readable[i]) && i + 1 < readable.Length && char.IsLowSurrogate(readable[i + 1]))
                i++;
            else if (readable[i] is not ('\n' or '\t') && (char.IsControl(readable[i]) || char.IsSurrogate(readable[i]) || IsUnseen(readable[i])))
                readable[i] = readable[i] is '\r' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f' ? '\n' : '\ufffd';
        }
        return readable.ToString();
    }

    private static bool IsUnseen(char c) => c is '\ufffe' or '\uffff' or '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c';

    // White space at the end says nothing, and whoever reads messages out of a prompt may cut it off.
    private static string Marked(string text) =>
        SecurityElement.Escape(string.Join('\n', (string.IsNullOrWhiteSpace(Readable(text)) ? "(empty)" : Readable(text).TrimEnd()).Split('\n').Select(line => Mark + line)));
}
