using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.Console;
using RecruitBot.Configuration;
using RecruitBot.Core.Privacy.Traits;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Verbs;

/// <summary>
/// export: sessions as JSON (one a line) or as a transcript that people can read. Every quote is checked again on the way out. What candidates
/// volunteered of a protected trait is masked, unless whoever runs the program asks for the log as it is. Each session that is written leaves
/// an entry in the audit chain before it is.
/// </summary>
public sealed class ExportVerb : IVerb
{
    private readonly Argument<string?> _session = new("session") { Description = "Session id; all applications when left out", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _format = new("--format") { Description = "json or markdown", DefaultValueFactory = _ => "json" };
    private readonly Option<string?> _out = new("--out") { Description = "File to write; standard output when left out" };
    private readonly Option<bool> _sealed = new("--sealed") { Description = "As JSON or in a bundle, with the words that are withheld from reviewers" };
    private readonly Option<string?> _bundle = new("--bundle") { Description = "File to write one session to, in a form that verify checks by itself" };
    private readonly Option<bool> _json = new("--json") { Description = "The same as --format json" };

    /// <summary>The verb.</summary>
    public ExportVerb()
    {
        _format.AcceptOnlyFromAmong("json", "markdown");
        Command = new Command("export", "Write sessions as JSON or as a readable transcript") { _session, _format, _out, _json, _sealed, _bundle };
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        if (arguments.GetValue(_bundle) is { } bundle)
        {
            var session = arguments.GetValue(_session) ?? throw new SettingsException("--bundle: name the session that it is to hold.");
            return await new BundleExport(host.Services).RunAsync(context, session, bundle, arguments.GetValue(_sealed), cancellationToken);
        }
        var (audit, time) = (host.Services.GetRequiredService<IAuditLog>(), host.Services.GetRequiredService<TimeProvider>());
        var store = host.Services.GetRequiredService<ISessionStore>();
        var markdown = arguments.GetValue(_format) == "markdown" && !arguments.GetValue(_json);
        var ids = arguments.GetValue(_session) is { } one
            ? [one]
            : (await store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, Limit = int.MaxValue }, cancellationToken)).Select(h => h.SessionId).ToList();
        var written = 0;
        var output = Open(arguments.GetValue(_out), context.Out);
        try
        {
            foreach (var id in ids)
            {
                var events = await store.ReadAsync(id, cancellationToken);
                if (SessionFold.Fold(events) is not { } state)
                    continue;
                await audit.AddAsync(AuditEntry.ByOperator(time.GetUtcNow(), AuditKind.Exported, id, markdown ? "transcript" : arguments.GetValue(_sealed) ? "log with withheld words" : "log"), cancellationToken);
                await output.WriteLineAsync(markdown ? TerminalText.Safe(Transcript.Markdown(state, events)) : Json(state, events, arguments.GetValue(_sealed)));
                written++;
            }
            await output.FlushAsync(cancellationToken);
        }
        finally
        {
            if (output != context.Out)
                await output.DisposeAsync();
        }
        return written > 0 ? ExitCode.Done
            : arguments.GetValue(_session) is { } named ? await NotFound.SayAsync(context, named)
            : ExitCode.No;
    }

    private static TextWriter Open(string? path, TextWriter standard)
    {
        if (path is null)
            return standard;
        try
        {
            return new StreamWriter(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"--out: {path} cannot be written; check the path and its permissions.", e);
        }
    }

    private static string Json(SessionState state, IReadOnlyList<RecordedEvent> events, bool whole) =>
        TerminalText.SafeJson(JsonSerializer.Serialize(
            new
            {
                session = state.Id,
                candidate = state.Candidate.Name,
                role = state.Role?.Id,
                roleVersion = state.Role?.Version,
                purpose = state.Purpose,
                stage = ReviewCard.StageWords(state.Stage),
                scriptSha256 = state.ScriptSha256,
                consents = state.Consents,
                result = state.Ratings.Count > 0 ? ScreenVerb.Line(state) : null,
                unsupported = ScreeningResult.Unsupported(state),
                events = events.Select(e => new { e.Version, e.At, Event = whole ? JsonSerializer.SerializeToNode(e.Event, SessionJson.Options) : SealedJson.ForPeople(e.Event, state.Sealed) }),
            },
            SessionJson.Options
        ));
}
