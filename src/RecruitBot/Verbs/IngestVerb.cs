using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.Console;
using RecruitBot.Configuration;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Core.Knowledge.Ingest;

namespace RecruitBot.Verbs;

/// <summary>ingest: makes guides of documents, lists them and takes them away.</summary>
public sealed class IngestVerb : IVerb
{
    private readonly Argument<string[]> _files = new("FILE") { Description = "Markdown, text, PDF, Word or saved web page", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _name = new("--name") { Description = "Name of the guide; made of the file's name when not given" };
    private readonly Option<string?> _title = new("--title") { Description = "Title; the document's own when not given" };
    private readonly Option<string?> _audience = new("--audience") { Description = "candidate, recruiter or both" };
    private readonly Option<string?> _asOf = new("--as-of") { Description = "Year of what the document says" };
    private readonly Option<string?> _attribution = new("--attribution") { Description = "Who claims it; your own word when not given" };
    private readonly Option<string?> _by = new("--by") { Description = "Who adds or removes it; your account's name when not given" };
    private readonly Option<bool> _check = new("--check") { Description = "Only say what would become of it; store nothing" };
    private readonly Option<string?> _remove = new("--remove") { Description = "Take the guide of that name away; it is kept under history" };
    private readonly Option<bool> _list = new("--list") { Description = "List the guides" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a line" };

    /// <summary>The verb.</summary>
    public IngestVerb() =>
        Command = new Command("ingest", "Make guides of documents, with a report of what is not used") { _files, _name, _title, _audience, _asOf, _attribution, _by, _check, _remove, _list, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var files = arguments.GetValue(_files) ?? [];
        var report = new IngestReport(context, arguments.GetValue(_json));
        if ((files.Length > 0 ? 1 : 0) + (arguments.GetValue(_remove) is null ? 0 : 1) + (arguments.GetValue(_list) ? 1 : 0) != 1)
            throw new SettingsException("ingest needs documents, or --remove with the name of a guide, or --list.");
        if (files.Length > 1 && (arguments.GetValue(_name) ?? arguments.GetValue(_title)) is not null)
            throw new SettingsException("--name and --title are for a single document.");
        using var host = context.Host();
        var ingestion = host.Services.GetRequiredService<Ingestion>();
        var by = arguments.GetValue(_by) ?? Environment.UserName;
        if (arguments.GetValue(_list))
            return await report.ListAsync(ingestion.Shelf);
        if (arguments.GetValue(_remove) is { } name)
            return await RemoveAsync(ingestion, name, by, report);
        var audience = Audience(arguments.GetValue(_audience));
        if (files.FirstOrDefault(f => !Path.Exists(f)) is { } absent)
            throw new SettingsException($"{absent}: there is no such file; correct the path.");
        var reader = new IngestRun(ingestion, host.Services.GetRequiredService<TimeProvider>(), report, arguments.GetValue(_check));
        var refused = false;
        foreach (var file in files)
            refused |= !await reader.RunAsync(
                file,
                bytes => new IngestRequest(Path.GetFileName(file), bytes, by)
                {
                    Name = arguments.GetValue(_name),
                    Title = arguments.GetValue(_title),
                    Audience = audience,
                    AsOf = arguments.GetValue(_asOf),
                    Attribution = arguments.GetValue(_attribution),
                },
                cancellationToken);
        return refused ? ExitCode.No : ExitCode.Done;
    }

    private static Audience? Audience(string? text) =>
        text?.ToLowerInvariant() switch
        {
            null => null,
            "candidate" => Core.Knowledge.Audience.Candidate,
            "recruiter" => Core.Knowledge.Audience.Recruiter,
            "both" => Core.Knowledge.Audience.Both,
            _ => throw new SettingsException($"--audience: “{TerminalText.Safe(text)}” is none of candidate, recruiter, both."),
        };

    private static async Task<int> RemoveAsync(Ingestion ingestion, string name, string by, IngestReport report)
    {
        try
        {
            return ingestion.Remove(name, by) is { } removed ? await report.RemovedAsync(removed) : await report.NotFoundAsync(name);
        }
        catch (DocumentRefusedException e)
        {
            return await report.RefusedAsync(name, e.Message);
        }
    }
}
