using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Audit.Verification;
using RecruitBot.Core.Sessions.Bundles;

namespace RecruitBot.Verbs;

/// <summary>verify: checks the store against its audit chain and names the first entry that is broken; or a bundle, by itself.</summary>
public sealed class VerifyVerb : IVerb
{
    private readonly Argument<string?> _bundle = new("bundle") { Description = "A session bundle, checked by itself; the store when left out", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _head = new("--head") { Description = "A hash of the chain that you kept: is it still in it?" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object" };

    /// <summary>The verb.</summary>
    public VerifyVerb() => Command = new Command("verify", "Check the hashes of the store, or of a bundle without any store") { _bundle, _head, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var head = arguments.GetValue(_head);
        if (head is not null && (head.Length != 64 || !head.All(char.IsAsciiHexDigit)))
            throw new SettingsException("--head: a hash has 64 hexadecimal digits, as verify prints it.");
        if (arguments.GetValue(_bundle) is not { } bundle)
            return StoreAsync(context, head, arguments.GetValue(_json), cancellationToken);
        return head is null ? BundleAsync(context, bundle, arguments.GetValue(_json)) : throw new SettingsException("--head: it is looked for in the store, so name no bundle with it.");
    }

    private static async Task<int> StoreAsync(VerbContext context, string? head, bool asJson, CancellationToken cancellationToken)
    {
        using var host = context.Host();
        var verification = new StoreVerification(host.Services.GetRequiredService<ISessionStore>(), host.Services.GetRequiredService<IAuditLog>());
        var verdict = await verification.RunAsync(head, cancellationToken);
        if (asJson)
            await context.Out.WriteLineAsync(JsonOutput.Write(Json(verdict)));
        else
            foreach (var line in StoreWords.Of(verdict))
                await context.Out.WriteLineAsync(line);
        return verdict.Holds ? ExitCode.Done : ExitCode.No;
    }

    private static object Json(StoreVerdict verdict) =>
        new
        {
            ok = verdict.Holds,
            verdict.Entries,
            verdict.Sessions,
            verdict.Events,
            verdict.Files,
            verdict.Erased,
            verdict.Heads,
            problem = verdict.First?.Sentence,
            first = verdict.First is { } f ? new { f.Chain, f.Number, f.Session, f.From, f.To } : null,
        };

    private static async Task<int> BundleAsync(VerbContext context, string path, bool asJson)
    {
        try
        {
            using var file = Open(path);
            var found = BundleVerification.Verify(file);
            await context.Out.WriteLineAsync(
                asJson
                    ? JsonOutput.Write(new { ok = true, session = found.Manifest.Session, found.Manifest.Events, found.Manifest.Withheld, found.Entries, last = new { found.Last.Chain, found.Last.Number, found.Last.Hash }, found.Quotes })
                    : Words(path, found)
            );
            return ExitCode.Done;
        }
        catch (BundleException broken)
        {
            await context.Out.WriteLineAsync(asJson ? JsonOutput.Write(new { ok = false, problem = broken.Message }) : $"Broken: {path}: {broken.Message}.");
            return ExitCode.No;
        }
    }

    private static string Words(string path, VerifiedBundle found)
    {
        var (manifest, quotes) = (found.Manifest, found.Quotes);
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"Holds: {path} is session {manifest.Session} with {manifest.Events} events and {found.Entries} entries of the chain; {quotes.Candidate} quotes of the candidate and {quotes.Sources} of sources are exact."
        );
        if (manifest.Withheld > 0)
            words += string.Create(CultureInfo.InvariantCulture, $"\n{manifest.Withheld} events hold words that are withheld from reviewers and are there by their hash alone; {quotes.Withheld} quotes stand in them and could not be compared.");
        if (quotes.Changed > 0)
            words += string.Create(CultureInfo.InvariantCulture, $"\n{quotes.Changed} quotes are of sources that had changed before the export.");
        return words + $"\nIts last entry is {found.Last.Number} of chain {found.Last.Chain}: verify --head {found.Last.Hash} beside the store says whether it is still there.";
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingsException($"verify: {path} cannot be read; check the path and its permissions.", e);
        }
    }
}
