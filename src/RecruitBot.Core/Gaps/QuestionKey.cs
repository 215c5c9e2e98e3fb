using System.Globalization;

namespace RecruitBot.Core.Gaps;

/// <summary>Names a question that got no answer: where it stands in the logs. Says nothing of its words.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Version">Version of the event in it.</param>
public sealed record QuestionKey(string SessionId, long Version)
{
    /// <summary>As buttons and menus carry it: "session.version".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SessionId}.{Version}");

    /// <summary>Reads one; null for anything else, since it comes from a client.</summary>
    public static QuestionKey? Parse(string? text)
    {
        var dot = text?.LastIndexOf('.') ?? -1;
        return dot > 0 && long.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new QuestionKey(text![..dot], version)
            : null;
    }
}
