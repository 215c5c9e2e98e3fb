using RecruitBot.Adapters.Console;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Ingest;

namespace RecruitBot.Verbs;

/// <summary>What <c>ingest</c> prints: lines for people, or one JSON object a line.</summary>
internal sealed class IngestReport(VerbContext context, bool json)
{
    /// <summary>A document became a guide, or would.</summary>
    public async Task TakenAsync(string file, IngestDraft draft, bool checkOnly)
    {
        if (json)
        {
            await context.Out.WriteLineAsync(
                JsonOutput.Write(
                    new
                    {
                        file,
                        result = draft.Result,
                        stored = !checkOnly,
                        source = draft.Source,
                        title = draft.Title,
                        version = draft.Version,
                        sha256 = draft.Sha256,
                        units = draft.Units,
                        usable = draft.Usable,
                        notes = draft.Notes,
                        findings = draft.Problems.Select(p => new { file = p.File, line = p.Line, kind = p.Kind, unused = p.Unused, message = p.Message }),
                    }));
            return;
        }
        var what = draft.Result switch
        {
            IngestResult.Unchanged => $"is {draft.Source} already, version {draft.Version}; nothing was changed",
            IngestResult.Replaced => $"{(checkOnly ? "would replace" : "replaced")} {draft.Source}: version {draft.Version}, the one before is kept under history",
            _ => $"{(checkOnly ? "would become" : "became")} {draft.Source}, version {draft.Version}",
        };
        await LineAsync($"{file}: {what}. Answers can quote {draft.Usable} of {draft.Units} sentences, items and rows.");
        foreach (var note in draft.Notes)
            await LineAsync($"{file}: note: {note}");
        foreach (var p in draft.Problems)
            await LineAsync($"{p.File}:{p.Line}: {(p.Stops ? "error" : "warning")}: {p.Message}");
    }

    /// <summary>A document was refused; exit code 1.</summary>
    public async Task<int> RefusedAsync(string file, string why)
    {
        if (json)
            await context.Out.WriteLineAsync(JsonOutput.Write(new { file, result = "refused", message = why }));
        else
            await context.Error.WriteLineAsync($"recruitbot: {TerminalText.Safe(file)}: {TerminalText.Safe(why)}");
        return ExitCode.No;
    }

    /// <summary>There is no guide of that name; exit code 1.</summary>
    public Task<int> NotFoundAsync(string name) => RefusedAsync(name, "There is no guide of that name; ingest --list names them.");

    /// <summary>A guide was taken away.</summary>
    public async Task<int> RemovedAsync(ShelvedGuide guide)
    {
        if (json)
            await context.Out.WriteLineAsync(JsonOutput.Write(new { name = guide.Name, result = "removed", version = guide.Header!.Version }));
        else
            await LineAsync($"guides/{guide.Name}.md was removed; version {guide.Header!.Version} is kept under history.");
        return ExitCode.Done;
    }

    /// <summary>All guides, those written by hand too.</summary>
    public async Task<int> ListAsync(GuideShelf shelf)
    {
        foreach (var guide in shelf.All())
        {
            var header = guide.Header;
            if (json)
                await context.Out.WriteLineAsync(
                    JsonOutput.Write(
                        new
                        {
                            name = guide.Name,
                            source = $"guides/{guide.Name}.md",
                            title = header?.Title,
                            audience = header?.Audience.ToString().ToLowerInvariant(),
                            original = header?.Original,
                            sha256 = header?.Sha256,
                            version = header?.Version,
                            addedBy = header?.AddedBy,
                            addedAt = header?.AddedAt,
                            earlier = shelf.Earlier(guide.Name),
                        }));
            else
                await LineAsync(
                    header is null
                        ? $"{guide.Name}: written by hand"
                        : $"{guide.Name}: version {header.Version} of {header.Original}, added by {header.AddedBy} on {header.AddedAt:yyyy-MM-dd}, for {(header.Audience == Audience.Both ? "candidates and recruiters" : header.Audience.ToString().ToLowerInvariant() + "s")}");
        }
        return ExitCode.Done;
    }

    private Task LineAsync(string line) => context.Out.WriteLineAsync(TerminalText.Safe(line));
}
