using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.Console;
using RecruitBot.Configuration;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Verbs;

/// <summary>ask: one answer; without a question, each line of standard input is one.</summary>
public sealed class AskVerb : IVerb
{
    private readonly Argument<string[]> _question = new("question") { Description = "The question", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _role = new("--role") { Description = "Role of the conversation" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a line" };

    /// <summary>The verb.</summary>
    public AskVerb() => Command = new Command("ask", "Answer a question from the guides, or say that they don't") { _question, _role, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var role = RoleArgument.Find(host.Services.GetRequiredService<IRoleSource>().InForce, arguments.GetValue(_role));
        var answerer = host.Services.GetRequiredService<IAnswerer>();
        var time = host.Services.GetRequiredService<TimeProvider>();
        var json = arguments.GetValue(_json);
        if (arguments.GetValue(_question) is { Length: > 0 } words)
            return await AnswerAsync(context, answerer, time, string.Join(' ', words), role, json, cancellationToken) ? ExitCode.Done : ExitCode.No;
        // Standard input cannot be cancelled: the wait for it can.
        while (await Task.Run(() => BoundedLine.Read(context.In, TurnRouter.MostCharacters), cancellationToken).WaitAsync(cancellationToken) is { } line)
        {
            if (line.Trim().Length == 0)
                continue;
            await AnswerAsync(context, answerer, time, line, role, json, cancellationToken);
        }
        return ExitCode.Done;
    }

    private static async Task<bool> AnswerAsync(
        VerbContext context,
        IAnswerer answerer,
        TimeProvider time,
        string question,
        string? role,
        bool json,
        CancellationToken cancellationToken
    )
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await answerer.AnswerAsync(new Question(question, role) { At = time.GetUtcNow(), Grant = OperatorTest.Grant(ConsentPurpose.Answering, time) }, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        await context.Out.WriteLineAsync(json ? Json(question, answer, elapsed) : TerminalText.Safe(AnswerReplies.Of(answer).Text) + "\n");
        await context.Out.FlushAsync(cancellationToken);
        return answer.Answered;
    }

    private static string Json(string question, Answer answer, double elapsed) =>
        JsonOutput.Write(
            new AnswerLine(
                question,
                answer.Answered,
                answer.Text,
                Math.Round(answer.Confidence, 3),
                answer.Mode,
                Math.Round(elapsed, 3),
                [.. answer.Citations.Select(c => new CitationLine(c.Source, c.Section, c.Quote, c.AsOf))],
                [.. answer.Conflicts.Select(c => new ConflictLine(c.Value, c.Source, c.Quote, c.AsOf, c.Pinned))]
            )
        );

    // The shape that formats.md promises: null where there is none, never left out.
    private sealed record AnswerLine(
        string Question,
        bool Answered,
        string Answer,
        double Confidence,
        string Mode,
        double ElapsedMs,
        IReadOnlyList<CitationLine> Citations,
        IReadOnlyList<ConflictLine> Conflicts
    );

    private sealed record CitationLine(string Source, string Section, string Quote, string? AsOf);

    private sealed record ConflictLine(string Value, string Source, string Quote, string? AsOf, bool Pinned);
}
