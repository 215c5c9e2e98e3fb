using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Invariants;

/// <summary>
/// O-12: knowing an id gives nobody anything. Whatever a candidate sends with another's ids, true, mangled or guessed, shows nothing of the other
/// and changes nothing of theirs.
/// </summary>
public sealed class OtherPeoplesIdsTests : IDisposable
{
    // Only what nobody but Alice has said: what Bob sends himself stands in his own record.
    private static readonly string[] Theirs = ["no mould in a year", "May I bring my dog?", "Old Mill", "pregnant"];

    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task No_command_button_menu_or_form_reaches_another_candidates_record()
    {
        await BusyWeek.RunAsync(_office);
        var ids = await IdsAsync();
        var before = await TheirsAsync();
        var words = Gen.Elements(ids);
        var sent =
            from kind in Gen.Choose(0, 3)
            from verb in Gen.Elements(_office.Catalog.Actions.Select(a => a.Verb).ToArray())
            from command in Gen.Elements(_office.Catalog.Commands.Select(c => c.Name).ToArray())
            from first in words
            from second in words
            from choice in words
            select (kind, verb, command, first, second, choice);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400),
            Prop.ForAll(sent.ToArbitrary(), s => AssertNothingAsync(s.kind, s.verb, s.command, s.first, s.second, s.choice, before).GetAwaiter().GetResult())
        );
    }

    private async Task AssertNothingAsync(int kind, string verb, string command, string first, string second, string choice, string before)
    {
        var action = $"rb:{verb}:{first}:{second}";
        var heard = kind switch
        {
            0 => await _office.SendAsync(Bob, action, choice),
            1 => await _office.FillAsync(Bob, action, ("reason", choice), ("message", first), ("text", second), ("answer", choice), ("question", first)),
            2 => await _office.TypeAsync(Bob, command, [.. _office.Catalog.FindCommand(command)!.Options.Select(o => (o.Name, choice))]),
            _ => await _office.SayAsync(Bob, first, new Place("test", choice)),
        };
        var text = string.Join('\n', heard.Shown.Concat(heard.At(PlaceOf(Bob))).Select(r => SessionJson.Write(r) + r.File?.Content));
        foreach (var word in Theirs)
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        Assert.Equal(before, await TheirsAsync());
    }

    /// <summary>Alice's ids as somebody may have seen them, guess them or bend them.</summary>
    private async Task<string[]> IdsAsync()
    {
        var heads = await _office.HeadsAsync(Alice);
        var gap = (await _office.GapStore.WaitingAsync(10, CancellationToken.None))[0].Key;
        return
        [
            .. heads.SelectMany(h => new[] { h.SessionId, h.SessionId[..8], h.SessionId.ToUpperInvariant(), h.SessionId + " ", "%" + h.SessionId[2..], h.SessionId + ":scoring" }),
            gap.ToString(), gap.SessionId, $"{gap.Version}", Alice.Id, Alice.Name, "dm-alice", "0", "", "'; --", "*", "erase", "scoring", "q.rescue", "k.permit", "advance", SessionIds.New(),
        ];
    }

    /// <summary>All that there is of Alice, and that it is there.</summary>
    private async Task<string> TheirsAsync()
    {
        var all = new List<string>();
        foreach (var head in (await _office.HeadsAsync(Alice)).OrderBy(h => h.SessionId, StringComparer.Ordinal))
            all.Add($"{SessionJson.Write(head)} {(await _office.Store.ReadAsync(head.SessionId, CancellationToken.None)).Count}");
        return string.Join('\n', all);
    }
}
