using System.Text;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>Restores a text that comes in pieces: what may be the first half of a placeholder is held back until the rest is there.</summary>
/// <param name="redactor">What knows the placeholders.</param>
/// <param name="isJson">See <see cref="Redactor.Restore"/>.</param>
public sealed class StreamRestoring(Redactor redactor, bool isJson)
{
    private readonly StringBuilder _held = new();

    /// <summary>Takes a piece; gives what can be shown of all so far.</summary>
    public string Push(string piece)
    {
        var text = _held.Append(piece).ToString();
        var cut = text.Length;
        for (var i = Math.Max(0, text.Length - PlaceholderForm.Longest); i < text.Length; i++)
            if (PlaceholderForm.MayBegin(text.AsSpan(i)))
            {
                cut = i;
                break;
            }
        _held.Clear().Append(text, cut, text.Length - cut);
        return redactor.Restore(text[..cut], isJson);
    }

    /// <summary>What is still held; nothing follows.</summary>
    public string End()
    {
        var rest = redactor.Restore(_held.ToString(), isJson);
        _held.Clear();
        return rest;
    }
}
