using Microsoft.Extensions.Logging;
using RecruitBot.Core.Privacy;
using RecruitBot.Tests.Shared.Model;

namespace RecruitBot.Tests.Assistant.Model;

/// <summary>What is written down about calls, for whoever runs the program.</summary>
public sealed class LogTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_is_one_line_and_its_words_are_at_trace_only(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(Replies.Text("Level four", usage: (120, 30)));
        bench.With(ModelBench.CallFor(ConsentPurpose.Scoring, "Jane Doe"));
        const string Text = "I, Jane Doe, made it fast.";

        await (streamed ? bench.StreamedAsync(Text) : bench.AskAsync(Text));

        var lines = bench.Loggers.Log.Lines;
        var line = Assert.Single(lines, l => l.Level == LogLevel.Debug).Text;
        foreach (var part in new[] { "scripted-1", "scoring", "rate-answer", "answered", "120", "30" })
            Assert.Contains(part, line, StringComparison.Ordinal);
        Assert.All(lines.Where(l => l.Level > LogLevel.Trace), l => Assert.DoesNotMatch("fast|Level four", l.Text));
        Assert.Contains(lines, l => l.Level == LogLevel.Trace && l.Text.Contains("made it fast", StringComparison.Ordinal));
        Assert.All(lines, l => Assert.DoesNotMatch("Jane|sk-very-secret", l.Text));
    }

    [Fact]
    public async Task A_failure_is_a_line_too_without_the_key_or_what_was_asked()
    {
        await using var bench = await ModelBench.StartAsync(Replies.Error(401, "Incorrect API key sk-very-secret: Rate this."));

        var fault = await ModelBench.FaultOf(bench.AskAsync());

        Assert.Contains("Misconfigured", Assert.Single(bench.Loggers.Log.Lines, l => l.Level == LogLevel.Debug).Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("sk-very-secret|Rate this", fault.Message);
    }
}
