using System.CommandLine;
using RecruitBot.Configuration;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Moving;

namespace RecruitBot.Verbs;

/// <summary>
/// migrate: everything of a store into a new one of another engine. The source is not changed. The target gets its name when both were found the same;
/// until then it is called .moving, and a move that was cut short goes on there.
/// </summary>
public sealed class MigrateVerb : IVerb
{
    private readonly Option<string> _from = new("--from") { Description = "Engine of the store to be moved: sqlite or litedb", Required = true };
    private readonly Option<string> _to = new("--to") { Description = "Engine to move it to: sqlite or litedb", Required = true };
    private readonly Option<string?> _source = new("--source") { Description = "Its file; Storage:Path when left out" };
    private readonly Option<string?> _target = new("--target") { Description = "The new file; the source's with the engine's name as its ending when left out" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object" };

    /// <summary>The verb.</summary>
    public MigrateVerb() => Command = new Command("migrate", "Move a store into another engine, everything verified by hashes") { _from, _to, _source, _target, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var (from, to) = (arguments.GetValue(_from)!, arguments.GetValue(_to)!);
        var source = Path.GetFullPath(arguments.GetValue(_source) ?? context.Settings.Storage.Path);
        var target = Path.GetFullPath(arguments.GetValue(_target) ?? Path.ChangeExtension(source, to.ToLowerInvariant()));
        if (!File.Exists(source))
            throw new SettingsException($"--source: there is no store at {source}; name the file that is to be moved.");
        if (File.Exists(target))
            throw new SettingsException($"--target: {target} is there already; name a file that is not.");
        var moved = await MoveAsync(from, source, to, target, cancellationToken);
        if (arguments.GetValue(_json))
            await context.Out.WriteLineAsync(JsonOutput.Write(new { from, to, source, target, tables = moved }));
        else
            await context.Out.WriteLineAsync(
                $"Moved {Rows(moved, StoreTables.Sessions)} sessions with {Rows(moved, StoreTables.Events)} events to {target}; both sides are the same by their hashes, and the audit chain is whole. To use it, set Storage:Provider to {to} and Storage:Path to that file; {source} is as it was."
            );
        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<MovedTable>> MoveAsync(string from, string source, string to, string target, CancellationToken cancellationToken)
    {
        var half = target + ".moving";
        IReadOnlyList<MovedTable> moved;
        await using (var here = Composition.Rows(from, source))
        await using (var there = Composition.Rows(to, half))
            moved = await new StoreMove(here, there).RunAsync(cancellationToken);
        File.Move(half, target);
        return moved;
    }

    private static long Rows(IReadOnlyList<MovedTable> moved, StoreTable table) => moved.First(m => m.Table == table.Name).Rows;
}
