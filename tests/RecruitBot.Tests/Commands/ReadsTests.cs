using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Commands;

/// <summary>L-07: whatever the team is shown of a candidate leaves on record who was shown it, whichever command or button it was.</summary>
public sealed class ReadsTests : IDisposable
{
    // Names, ids aside, and words of the week that only its candidates said.
    private static readonly string[] Theirs = ["Alice", "Bob", "collapsed in the night shift", "May I bring my dog?", "six years"];

    private readonly Office _office = new();

    public static TheoryData<string> Commands => [.. Catalog().Commands.Where(c => c.Requires >= Authority.Recruiter).Select(c => c.Name)];

    public static TheoryData<string> Actions => [.. Catalog().Actions.Where(a => a.Requires >= Authority.Recruiter).Select(a => a.Verb)];

    public void Dispose() => _office.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_of_the_team(string name)
    {
        await BusyWeek.RunAsync(_office);
        var command = _office.Catalog.FindCommand(name)!;
        var session = (await _office.StateAsync(Alice)).Id;
        var shown = false;
        foreach (var use in command.Options.Any(o => o.Kind == OptionKind.Rubric) ? RubricCommands.Uses.Select(u => u.Value) : [""])
        {
            var options = command.Options.Select(o => (o.Name, Value: o.Kind switch { OptionKind.Session => session, OptionKind.Role => "baker", OptionKind.Rubric => use, OptionKind.Stage => "", _ => "" })).Where(o => o.Value.Length > 0);
            shown |= await ShowsAsync(() => _office.TypeAsync(Rita, name, [.. options]));
        }
        // Or the test would show nothing.
        if (name is "candidates" or "knockouts" or "candidate" or "transcript" or "cv" or "gaps")
            Assert.True(shown);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Every_button_menu_and_form_of_the_team(string verb)
    {
        await BusyWeek.RunAsync(_office);
        var session = (await _office.StateAsync(Alice)).Id;
        var gap = (await _office.GapStore.WaitingAsync(10, CancellationToken.None))[0].Key;
        string[][] arguments = [[session], [session, "advance"], [session, "decline"], ["0"], [gap.SessionId, $"{gap.Version}"]];
        foreach (var parts in arguments)
        {
            var action = ActionId.Of(verb, parts);
            await ShowsAsync(() => _office.SendAsync(Rita, action, session));
            await ShowsAsync(() => _office.SendAsync(Rita, action, gap.ToString()));
            await ShowsAsync(() => _office.FillAsync(Rita, action, ("reason", "Because."), ("kind", "other"), ("note", "Set aside.")));
        }
    }

    [Fact]
    public async Task A_list_that_cannot_be_put_on_record_is_not_shown()
    {
        using var office = new Office(audit: new FullAudit());
        await Assert.ThrowsAsync<StoreException>(() => office.TypeAsync(Rita, "candidates"));
    }

    /// <summary>Whether it showed the team anything of candidates; that it left its trace then is asserted.</summary>
    private async Task<bool> ShowsAsync(Func<Task<Heard>> turn)
    {
        var before = await TracesAsync();
        var heard = await turn();
        var text = string.Join('\n', heard.Shown.Select(r => SessionJson.Write(r) + r.File?.Content));
        if (!Theirs.Any(w => text.Contains(w, StringComparison.Ordinal)))
            return false;
        Assert.True(await TracesAsync() > before, $"Nothing says that Rita was shown:\n{text}");
        return true;
    }

    /// <summary>What says that Rita did or saw something: her turns in the logs of sessions, and entries of the chain.</summary>
    private async Task<int> TracesAsync()
    {
        var lines = await _office.Audit.ReadAsync("main", 0, int.MaxValue, CancellationToken.None);
        var turns = (await _office.EverythingAsync()).Sum(s => s.Events.Count(e => e.Event is TurnReceived { Turn.Speaker: var by } && by.Id == Rita.Id));
        return turns + lines.Select(l => AuditEntry.Read(l.Content)).Count(e => e.Kind == AuditKind.Viewed && e.By == Rita.Id && e.What is not null);
    }

    private static CommandCatalog Catalog()
    {
        using var office = new Office();
        return office.Catalog;
    }

    private sealed class FullAudit : IAuditLog
    {
        public ValueTask AddAsync(AuditEntry entry, CancellationToken cancellationToken) => throw new StoreException("The disk is full.");

        public ValueTask<IReadOnlyList<string>> ChainsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<AuditLine>> ReadAsync(string chain, long after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<byte[]>> RecordsAsync(string sessionId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<string>> SessionIdsAsync(string? after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
