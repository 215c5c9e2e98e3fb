using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Adapters.Console;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Configuration;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy.Retention;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Verbs.Retention;

/// <summary>retention hold and retention release: begin and end a legal hold, in somebody's name and for a reason.</summary>
public sealed class HoldVerb : IVerb
{
    private const int LongestReason = 300;
    private readonly Argument<string> _candidate = CandidateArgument.New();
    private readonly Option<string> _by = new("--by") { Description = "Who orders it", Required = true };
    private readonly Option<string> _why = new("--why") { Description = "Why, such as the number of a case; it is in the audit chain for good, so name nobody", Required = true };
    private readonly bool _release;

    /// <summary>The verb that begins one, or the one that ends it.</summary>
    public HoldVerb(bool release)
    {
        _release = release;
        Command = release
            ? new Command("release", "End a legal hold; what its person asked to have erased meanwhile is erased") { _candidate, _by, _why }
            : new Command("hold", "Keep a candidate's record from being erased or purged") { _candidate, _by, _why };
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var (by, why) = (Named(arguments, _by), Named(arguments, _why));
        using var host = context.Host();
        var holds = host.Services.GetRequiredService<LegalHolds>();
        var named = arguments.GetValue(_candidate)!;
        var own = await CandidateArgument.SessionsAsync(host.Services.GetRequiredService<ISessionStore>(), named, cancellationToken);
        if (own.Count == 0)
            return await NotFound.SayAsync(context, named);
        // Before the hold goes, which is what remembers the wish: the bot waits with it as long as the hold stands.
        if (_release && await holds.FindAsync(own[0].CandidateId, cancellationToken) is { ErasureAskedAt: not null } && DiscordPlace.IsPerson(own[0].CandidateId, out var wishing))
            await DiscordTraces.BeginAsync(host.Services.GetRequiredService<IPlatformNotes>(), wishing, cancellationToken);
        if (_release)
            return await ReleaseAsync(context, host.Services, await holds.ReleaseAsync(own, by, why, cancellationToken), cancellationToken);
        if (!await holds.PlaceAsync(own, by, why, cancellationToken))
            return await NoAsync(context, "that record is held already; it stays so.");
        await context.Out.WriteLineAsync($"Held: {own.Count} sessions are neither erased nor purged until: recruitbot retention release");
        return ExitCode.Done;
    }

    private static async Task<int> ReleaseAsync(VerbContext context, IServiceProvider services, LegalHold? hold, CancellationToken ct)
    {
        if (hold is null)
            return await NoAsync(context, "that record is not held.");
        if (hold.ErasureAskedAt is null)
            await context.Out.WriteLineAsync("Released: the record is kept like any other.");
        else if (DiscordPlace.IsPerson(hold.CandidateId, out _))
        {
            // The bot can remove what stands on Discord too, and tells them.
            await context.Out.WriteLineAsync("Released: its person asked to have it erased, which the bot does when it next connects to Discord; restart it to have that now.");
        }
        else
        {
            var erasure = await services.GetRequiredService<SessionWriter>().EraseAsync(hold.CandidateId, ct);
            await context.Out.WriteLineAsync($"Released, and erased as its person had asked: {erasure.Sessions} sessions.");
        }
        return ExitCode.Done;
    }

    private static async Task<int> NoAsync(VerbContext context, string what)
    {
        await context.Error.WriteLineAsync($"recruitbot: {what}");
        return ExitCode.No;
    }

    private static string Named(ParseResult arguments, Option<string> option) =>
        TerminalText.Safe(arguments.GetValue(option)!).Trim() is { Length: > 0 and <= LongestReason } text ? text : throw new SettingsException($"{option.Name} must hold 1 to {LongestReason} characters.");
}
