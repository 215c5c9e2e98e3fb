using System.Text.Json.Nodes;

namespace RecruitBot.Tests.Simulator;

/// <summary>JSON in which one thing is as long as a test wants it.</summary>
internal static class Template
{
    /// <summary>Writes so many letters for # (or as many as follow it), and so many copies of the object after *; @ counts them.</summary>
    public static JsonNode Filled(string template, int count)
    {
        var text = template.Replace("#4000", new string('y', 4000), StringComparison.Ordinal);
        var star = text.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return JsonNode.Parse(text.Replace("#", new string('x', count), StringComparison.Ordinal).Replace("@", "0", StringComparison.Ordinal))!;
        var end = End(text, star + 1);
        var one = text[(star + 1)..end];
        var copies = Enumerable.Range(0, count).Select(i => one.Replace("@", $"{i}", StringComparison.Ordinal));
        return JsonNode.Parse(text[..star] + string.Join(',', copies) + text[end..])!;
    }

    private static int End(string text, int start)
    {
        var depth = 0;
        for (var i = start; ; i++)
        {
            depth += text[i] switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            if (depth == 0)
                return i + 1;
        }
    }
}
