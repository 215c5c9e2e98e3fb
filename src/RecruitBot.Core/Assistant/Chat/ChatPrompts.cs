using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Chat;

/// <summary>
/// The prompts to a model: files under Prompts:Path whose template is made of &lt;message role="…"&gt; elements, as Semantic Kernel reads them.
/// Values are data (<see cref="PromptData"/>): they can neither end their message nor begin another.
/// </summary>
public sealed class ChatPrompts(PromptLibrary prompts)
{
    /// <summary>Which values each prompt is given.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Suppliers { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) 
        {
            [Rating] = ["criterion", "question", "anchors", "answers"],
            [Orchestrating] = ["role", "earlier", "passages", "message"],
        };

    /// <summary>Reads what a candidate wrote.</summary>
    public const string Orchestrating = "orchestrate";

    /// <summary>Rates the answers to one question.</summary>
    public const string Rating = "rate-answer";

    /// <summary>The messages of a prompt with its values, the same bytes for the same values.</summary>
    /// <exception cref="KeyNotFoundException">No such prompt; <see cref="PromptLibrary.Load"/> has reported it.</exception>
    public IReadOnlyList<ChatMessage> Render(string name, IReadOnlyDictionary<string, PromptData> values) => Messages(prompts.RenderExactly(name, values));

    /// <summary>The settings that a prompt's file asks for.</summary>
    public ChatOptions Settings(string name) => prompts.SettingsOf(name);

    /// <summary>What is wrong with a rendered prompt; null when it can be sent.</summary>
    internal static string? Fault(string rendered)
    {
        try
        {
            var messages = Messages(rendered);
            return messages.Count == 0 || messages[^1].Role != ChatRole.User ? "the last <message> must have role=\"user\"" : null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private static List<ChatMessage> Messages(string rendered)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(new StringReader($"<prompt>{rendered}</prompt>"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            throw new FormatException($"line {e.LineNumber} of the template: its <message> elements cannot be read; close each of them and write &lt; and &amp; for < and &", e);
        }
        if (root.Nodes().OfType<XText>().Any(t => !string.IsNullOrWhiteSpace(t.Value)))
            throw new FormatException("all of the template must stand in <message role=\"…\"> elements");
        return [.. root.Elements().Select(Message)];
    }

    private static ChatMessage Message(XElement element) =>
        (element.Name.LocalName, element.Attribute("role")?.Value, element.Nodes().All(n => n.NodeType == XmlNodeType.Text)) switch
        {
            ("message", "system", true) => new ChatMessage(ChatRole.System, element.Value.Trim()),
            ("message", "user", true) => new ChatMessage(ChatRole.User, element.Value.Trim()),
            ("message", "assistant", true) => new ChatMessage(ChatRole.Assistant, element.Value.Trim()),
            _ => throw new FormatException("the template can hold only <message> elements with role=\"system\", \"user\" or \"assistant\", and text in them"),
        };
}
