using System.Text.RegularExpressions;

namespace RecruitBot.Tests.Simulator;

/// <summary>The chat page works under its own Content-Security-Policy, from this server alone, and no words become markup.</summary>
public sealed partial class PageFilesTests
{
    [Fact]
    public async Task Every_file_the_page_asks_for_is_served_as_what_it_is()
    {
        await using var bench = await Bench.StartAsync();
        using var client = new HttpClient { BaseAddress = bench.Server.Page };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(["/"]);
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(path))
                continue;
            using var response = await client.GetAsync(path);
            Assert.True(response.IsSuccessStatusCode, $"{path} is not served.");
            Assert.Equal(TypeOf(path), response.Content.Headers.ContentType?.MediaType);
            Assert.Contains("script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            var text = await response.Content.ReadAsStringAsync();
            foreach (var next in Wanted().Matches(text).Select(m => new Uri(new Uri(client.BaseAddress!, path), m.Groups["path"].Value).AbsolutePath))
                waiting.Enqueue(next);
        }
        Assert.Contains("/wire/api.js", seen);
        Assert.Contains("/styles/tokens.css", seen);
        // What no other file asks for would be dead weight.
        Assert.Equal(Files().Order(StringComparer.Ordinal), seen.Where(p => p != "/").Append("/index.html").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_file_makes_markup_or_code_from_text_or_carries_what_the_policy_forbids()
    {
        foreach (var path in Files())
        {
            var text = Read(path);
            Assert.False(Forbidden().IsMatch(text), $"{path}: {Forbidden().Match(text).Value}");
            if (path.EndsWith(".html", StringComparison.Ordinal))
                Assert.False(Inline().IsMatch(text), $"{path}: {Inline().Match(text).Value}");
        }
    }

    [Fact]
    public void No_file_fetches_anything_from_elsewhere()
    {
        foreach (var path in Files())
            Assert.False(Elsewhere().IsMatch(Read(path)), $"{path}: {Elsewhere().Match(Read(path)).Value}");
    }

    private static IEnumerable<string> Files() =>
        typeof(RecruitBot.Simulator.SimulatorServer)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("Page/", StringComparison.Ordinal))
            .Select(n => n["Page".Length..]);

    private static string Read(string path)
    {
        using var stream = typeof(RecruitBot.Simulator.SimulatorServer).Assembly.GetManifestResourceStream("Page" + path)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string TypeOf(string path) =>
        Path.GetExtension(path) switch
        {
            ".js" => "text/javascript",
            ".css" => "text/css",
            ".svg" => "image/svg+xml",
            _ => "text/html",
        };

    [GeneratedRegex("""(?:from|import|href=|src=)\s*"(?<path>[./][^"]+)"[;>]?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Wanted();

    [GeneratedRegex("""innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\("style""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forbidden();

    [GeneratedRegex("""\son\w+=|\sstyle=|<style|<script(?![^>]*\ssrc=)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex("""(?:href=|src=|url\(|import|from|fetch\()\s*["'(]?(?:https?:)?//""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Elsewhere();
}
