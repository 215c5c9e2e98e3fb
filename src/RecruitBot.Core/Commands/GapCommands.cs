using System.Collections.Concurrent;
using System.Globalization;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Gaps.Entries;

namespace RecruitBot.Core.Commands;

/// <summary>What recruiters do about questions that the sources do not answer. Nothing of it is part of a session until its candidate is told.</summary>
public sealed class GapCommands
{
    private const int MostTyped = 200;
    private const string Questions = "questions without an answer";

    /// <summary>What somebody typed into a form that could not be taken, so that the form comes back with it. In memory: it was shown to them too.</summary>
    private readonly ConcurrentDictionary<(string Person, string About), EntryForm> _typed = new();

    /// <summary>The commands.</summary>
    public IEnumerable<CommandDefinition> Commands()
    {
        yield return new("gaps", "See the questions that the guides did not answer, and answer them", Authority.Recruiter, [], (context, _, ct) => ListAsync(context, 0, ct)) { Reads = Questions };
        yield return new("answers", "See and edit what the team has answered", Authority.Recruiter, [], (context, _, ct) => ListEntriesAsync(context, 0, ct));
    }

    /// <summary>The buttons, menus and forms.</summary>
    public IEnumerable<ActionDefinition> Actions()
    {
        yield return Of(GapReplies.Verbs.Page, (context, id, ct) => ListAsync(context, Page(id), ct)) with { Reads = Questions };
        yield return Of(GapReplies.Verbs.Open, (context, id, ct) => OnGapAsync(context, Chosen(context), (gap, all) => context.Show(GapReplies.Card(gap, all, context.Services.Roles)), ct)) with { Reads = Questions };
        yield return Of(
            GapReplies.Verbs.Answer,
            (context, id, ct) => OnGapAsync(context, About(id), (gap, _) => context.Show(EntryReplies.AnswerForm(gap, _typed.GetValueOrDefault((context.Speaker.Id, About(id)!.ToString())), context.Services.Roles, context.Speaker.Authority)), ct)
        ) with
        {
            MayOpenForm = _ => true,
            Reads = Questions,
        };
        yield return Of(GapReplies.Verbs.AnswerForm, AnswerAsync);
        yield return Of(GapReplies.Verbs.SetAside, (context, id, ct) => OnGapAsync(context, About(id), (_, _) => context.Show(GapReplies.SetAsideForm(About(id)!)), ct)) with
        {
            MayOpenForm = _ => true,
        };
        yield return Of(GapReplies.Verbs.SetAsideForm, SetAsideAsync);
        yield return Of(GapReplies.Verbs.Same, (context, id, ct) => BundleAsync(context, id, Chosen(context), ct)) with { Reads = Questions };
        yield return Of(GapReplies.Verbs.Apart, (context, id, ct) => BundleAsync(context, id, null, ct)) with { Reads = Questions };
        yield return Of(EntryReplies.Verbs.Page, (context, id, ct) => ListEntriesAsync(context, Page(id), ct));
        yield return Of(EntryReplies.Verbs.Open, (context, _, ct) => OnEntryAsync(context, (context.Turn as PressTurn)?.Choice, e => context.Show(EntryReplies.Card(e, context.Services.Roles)), ct));
        yield return Of(
            EntryReplies.Verbs.Edit,
            (context, id, ct) => OnEntryAsync(context, id[0], e => context.Show(EntryReplies.EditForm(e, _typed.GetValueOrDefault((context.Speaker.Id, e.EntryId)), context.Services.Roles, context.Speaker.Authority)), ct)
        ) with
        {
            MayOpenForm = _ => true,
        };
        yield return Of(EntryReplies.Verbs.EditForm, EditAsync);
        yield return Of(EntryReplies.Verbs.Withdraw, WithdrawAsync);
    }

    private static ActionDefinition Of(string verb, Func<TurnContext, ActionId, CancellationToken, ValueTask> run) => new(verb, Authority.Recruiter, run);

    private static async ValueTask ListAsync(TurnContext context, int page, CancellationToken ct) =>
        context.Show(GapReplies.List(await context.Services.Gaps.Queue.ListAsync(ct), page, context.Services.Roles));

    private static async ValueTask ListEntriesAsync(TurnContext context, int page, CancellationToken ct) =>
        context.Show(EntryReplies.List(await context.Services.Gaps.EntriesAsync(ct), page, context.Services.Roles));

    private static async ValueTask OnGapAsync(TurnContext context, QuestionKey? about, Action<Gap, IReadOnlyList<Gap>> show, CancellationToken ct)
    {
        var all = await context.Services.Gaps.Queue.ListAsync(ct);
        if (about is not null && all.FirstOrDefault(g => g.Holds(about)) is { } gap)
            show(gap, all);
        else
            context.Show(Stale);
    }

    private static async ValueTask OnEntryAsync(TurnContext context, string? entryId, Action<EntryVersion> show, CancellationToken ct)
    {
        if ((await context.Services.Gaps.EntriesAsync(ct)).FirstOrDefault(e => e.EntryId == entryId) is { } entry)
            show(entry);
        else
            context.Show("There is no such answer. Type /answers to see them all.");
    }

    private async ValueTask AnswerAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if (context.Turn is not FormTurn form || About(id) is not { } about)
        {
            context.Show(Stale);
            return;
        }
        var again = new Button(ActionId.Of(GapReplies.Verbs.Answer, id[0], id[1]), "Answer");
        if (Read(context, form, about.ToString(), again) is not { } written)
            return;
        var outcome = await context.Services.Gaps.AnswerAsync(about, written, context.Speaker, form.MessageId, ct);
        if (outcome is { Entry: null, Problems.Count: 0 })
            context.Show(
                $"{(outcome.SetAside is { } aside ? $"{aside.By.Name} has set this question aside meanwhile ({aside.Reason})." : "That question does not wait any more: whoever asked it may have had it erased.")} Nothing was published. What you wrote:\n{written.Question}\n{written.Answer}"
            );
        else
            Conclude(context, about.ToString(), outcome, written, again);
    }

    private async ValueTask EditAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if (context.Turn is not FormTurn form || id[0].Length == 0)
        {
            context.Show("There is no such answer. Type /answers to see them all.");
            return;
        }
        var again = new Button(ActionId.Of(EntryReplies.Verbs.Edit, id[0]), "Edit");
        if (Read(context, form, id[0], again) is not { } written)
            return;
        var seen = int.TryParse(id[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : (int?)null;
        var outcome = await context.Services.Gaps.ReviseAsync(id[0], written, context.Speaker, form.MessageId, seen, ct);
        if (outcome is { Entry: null, Problems.Count: 0 })
            context.Show($"There is no such answer, so nothing was published. Type /answers to see them all. What you wrote:\n{written.Question}\n{written.Answer}");
        else
            Conclude(context, id[0], outcome, written, again);
    }

    private static async ValueTask WithdrawAsync(TurnContext context, ActionId id, CancellationToken ct) =>
        context.Show(
            await context.Services.Gaps.WithdrawAsync(id[0], context.Speaker, context.Turn.MessageId, ct) is { } entry
                ? $"Taken back as version {entry.Version}: I quote it no more. Whoever was told it is not told of this; what it said is kept, and an edit brings it back."
                : "There is no such answer, or it was taken back already. Type /answers to see them all."
        );

    private void Conclude(TurnContext context, string about, EntryOutcome outcome, EntryForm written, Button again)
    {
        var key = (context.Speaker.Id, about);
        if (outcome.Entry is { } entry)
        {
            _typed.TryRemove(key, out _);
            context.Show(EntryReplies.Saved(outcome, entry));
            return;
        }
        Keep(key, written);
        context.Show(EntryReplies.Refused(outcome.Problems, written, again));
    }

    /// <summary>What the form says; null when it names no role that there is, which the writer is told.</summary>
    private EntryForm? Read(TurnContext context, FormTurn form, string about, Button again)
    {
        var (question, answer) = (form.Fields.GetValueOrDefault("question") ?? "", form.Fields.GetValueOrDefault("answer") ?? "");
        if (EntryReplies.TryReadRole(form.Fields.GetValueOrDefault("role"), context.Services.Roles, out var role))
            return new EntryForm(question, answer, role) { LawfulBecause = form.Fields.GetValueOrDefault("override") };
        var typed = new EntryForm(question, answer, null) { LawfulBecause = form.Fields.GetValueOrDefault("override") };
        Keep((context.Speaker.Id, about), typed);
        context.Show(EntryReplies.Refused(["Choose for which role it holds, or all roles."], typed, again));
        return null;
    }

    private void Keep((string, string) key, EntryForm typed)
    {
        if (_typed.Count >= MostTyped)
            _typed.Clear();
        _typed[key] = typed;
    }

    private static async ValueTask SetAsideAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        var fields = (context.Turn as FormTurn)?.Fields ?? new Dictionary<string, string>();
        var reason = string.Join(": ", new[] { fields.GetValueOrDefault("kind"), fields.GetValueOrDefault("note") }.Where(r => !string.IsNullOrWhiteSpace(r)));
        if (About(id) is not { } about)
            context.Show(Stale);
        else if (reason.Length == 0)
            context.Show("A question is set aside with a reason. Nothing has changed.");
        else if (await context.Services.Gaps.SetAsideAsync(about, Language.Excerpt.Of(reason, 300), context.Speaker, ct))
            context.Show("Set aside. Nobody is told; when somebody asks it again, it stands in /gaps again.");
        else
            context.Show(Stale);
    }

    private static async ValueTask BundleAsync(TurnContext context, ActionId id, QuestionKey? other, CancellationToken ct)
    {
        if (About(id) is not { } about || (id.Verb == GapReplies.Verbs.Same && other is null) || !await context.Services.Gaps.BundleAsync(about, other, ct))
            context.Show(Stale);
        else
            await OnGapAsync(context, about, (gap, all) => context.Show(GapReplies.Card(gap, all, context.Services.Roles)), ct);
    }

    private const string Stale = "That question does not wait any more: it was answered or set aside, or whoever asked it had it erased. Nothing has changed; type /gaps to see what waits.";

    private static QuestionKey? Chosen(TurnContext context) => QuestionKey.Parse((context.Turn as PressTurn)?.Choice);

    private static QuestionKey? About(ActionId id) => QuestionKey.Parse($"{id[0]}.{id[1]}");

    private static int Page(ActionId id) => int.TryParse(id[0], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0;
}
