using System.Collections.Concurrent;
using System.Text;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Roles.Editing;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Commands;

/// <summary>What recruiters do with roles in the conversation: make, change, see as a candidate, open, pause, close and copy them.</summary>
public sealed class RoleCommands(INotices notices, LiveKnowledge live)
{
    private const string What = "do";
    private const string EditVerb = "role-edit";
    private const string EditFormVerb = "role-edit-form";
    private const string RemoveVerb = "role-remove";
    private const string NewVerb = "role-new";
    private const string NewFormVerb = "role-new-form";
    private const string CloneFormVerb = "role-clone-form";
    private const string CloseVerb = "role-close";
    private const string OverrideVerb = "role-override";
    private const string OverrideFormVerb = "role-override-form";
    private const int ShortText = 1500;

    /// <summary>What somebody sent that was not taken, so that the form comes back with it. In memory: it was shown to them too.</summary>
    private readonly ConcurrentDictionary<string, RoleChange> _typed = new(StringComparer.Ordinal);

    /// <summary>What the command can do, with a word on each.</summary>
    public static IReadOnlyList<Choice> Uses { get; } =
    [
        new("list", "list: all roles, with how many applications each has"),
        new("new", "new: make a role, as a draft"),
        new("edit", "edit: change what a role says and asks"),
        new("preview", "preview: see it as a candidate does"),
        new("open", "open: take applications"),
        new("pause", "pause: take no new applications for now"),
        new("close", "close: take no applications any more, and tell who waits"),
        new("clone", "clone: a draft like it"),
    ];

    /// <summary>The command.</summary>
    public IEnumerable<CommandDefinition> Commands()
    {
        yield return new(
            "role",
            "Make, change, preview, open, pause, close or copy a role",
            Authority.Recruiter,
            [new(What, "list, new, edit, preview, open, pause, close or clone", true, OptionKind.RoleUse), new("role", "Which role", Kind: OptionKind.Role)],
            RunAsync
        )
        {
            MayOpenForm = turn => Use(turn) is "new" or "clone",
        };
    }

    /// <summary>The buttons, menus and forms.</summary>
    public IEnumerable<ActionDefinition> Actions()
    {
        yield return new(EditVerb, Authority.Recruiter, EditAsync) { MayOpenForm = _ => true };
        yield return new(EditFormVerb, Authority.Recruiter, (context, id, ct) => ChangeAsync(context, id[0], id[1], ct));
        yield return new(RemoveVerb, Authority.Recruiter, RemoveAsync);
        yield return new(NewVerb, Authority.Recruiter, (context, _, _) => Shown(context, new Reply("") { Form = RoleForms.New(ActionId.Of(NewFormVerb), Typed(context, "new")) })) { MayOpenForm = _ => true };
        yield return new(NewFormVerb, Authority.Recruiter, NewAsync);
        yield return new(CloneFormVerb, Authority.Recruiter, CloneAsync);
        yield return new(CloseVerb, Authority.Recruiter, (context, id, ct) => SetStatusAsync(context, id[0], RoleStatus.Closed, ct));
        yield return new(OverrideVerb, Authority.Admin, (context, id, _) => Shown(context, Typed(context, $"{id[0]}/{id[1]}") is null ? new Reply("There is nothing to override any more. Send the form again first.") : new Reply("") { Form = new Form(ActionId.Of(OverrideFormVerb, id[0], id[1]), "Why it is lawful to ask here", [new("override", "The reason, which is kept in the role", Long: true)]) })) { MayOpenForm = _ => true };
        yield return new(OverrideFormVerb, Authority.Admin, OverrideAsync);
    }

    private async ValueTask RunAsync(TurnContext context, CommandTurn turn, CancellationToken ct)
    {
        var use = Use(turn);
        if (use == "list")
        {
            await ListAsync(context, ct);
            return;
        }
        if (use == "new")
        {
            context.Show(new Reply("") { Form = RoleForms.New(ActionId.Of(NewFormVerb), Typed(context, "new")) });
            return;
        }
        if (Uses.All(u => u.Value != use))
        {
            context.Show($"\u201c{Excerpt.Of(use, 40)}\u201d is none of {string.Join(", ", Uses.Select(u => u.Value))}. Nothing was done.");
            return;
        }
        var catalog = context.Services.Roles;
        var named = turn.Options.GetValueOrDefault("role") ?? "";
        if (catalog.Match(named) is not { } offered || catalog.Stated(offered.Id) is not { } role)
        {
            context.Show(named.Length == 0 ? $"Say which role: {string.Join(", ", catalog.Roles.Select(r => r.Id))}." : RoleTexts.Unknown(catalog, named));
            return;
        }
        switch (use)
        {
            case "edit":
                context.Show(EditMenu(role));
                break;
            case "preview":
                Show(context, $"preview-{role.Id}", Preview(role));
                break;
            case "clone":
                context.Show(new Reply("") { Form = RoleForms.Clone(role, ActionId.Of(CloneFormVerb, role.Id)) });
                break;
            case "close":
                await AskToCloseAsync(context, role, ct);
                break;
            default:
                await SetStatusAsync(context, role.Id, use == "open" ? RoleStatus.Open : RoleStatus.Paused, ct);
                break;
        }
    }

    private static async ValueTask ListAsync(TurnContext context, CancellationToken ct)
    {
        var open = await context.Services.Store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, IsOpen = true, Limit = int.MaxValue }, ct);
        var lines = context.Services.Roles.Parses.Where(p => p.Role is not null).Select(p => p.Role!).Select(r =>
        {
            var own = open.Where(h => h.RoleId == r.Id).ToList();
            return $"- {r.Title} ({r.Id}), version {r.Version}, {Words(r.Status)}: {own.Count(h => h.Stage.IsConversing())} under way, {own.Count(h => h.Stage is Stage.Submitted or Stage.Held)} waiting for a decision";
        });
        var withheld = context.Services.Roles.Withheld.Select(w => $"- not offered: {w.Message}");
        Show(context, "roles", string.Join('\n', lines.Concat(withheld).Prepend("Roles:")));
    }

    private async ValueTask SetStatusAsync(TurnContext context, string id, RoleStatus status, CancellationToken ct)
    {
        if (context.Services.Roles.Stated(id) is { Status: RoleStatus.Draft })
        {
            context.Show($"{id} is a draft, which no candidate sees. Type /rubric do: approve role: {id} to open it: that checks its questions and scales, and keeps your name.");
            return;
        }
        await WriteAsync(context, path => RoleEditor.SetStatus(path, id, status), role =>
            context.Services.Roles.Withheld.FirstOrDefault(w => w.File == $"roles/{role.Id}.md") is { } withheld ? $"{role.Title} is {Words(status)} in its file, but it is not offered: {withheld.Message}"
            : status == RoleStatus.Closed ? $"{role.Title} is closed. Whoever has an application for it is told within a few minutes."
            : $"{role.Title} is {Words(status)}.", ct);
    }

    private static async ValueTask AskToCloseAsync(TurnContext context, Role role, CancellationToken ct)
    {
        var open = await context.Services.Store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, RoleId = role.Id, IsOpen = true, Limit = int.MaxValue }, ct);
        var (under, waiting) = (open.Count(h => h.Stage.IsConversing()), open.Count(h => h.Stage is Stage.Submitted or Stage.Held));
        context.Show(
            new Reply($"Close {role.Title}? Applications under way that end: {under}. Handed in, which a person still decides: {waiting}. All of them are told.")
            {
                Buttons = [new(ActionId.Of(CloseVerb, role.Id), "Close the role", ButtonStyle.Danger)],
            });
    }

    private static Reply EditMenu(Role role) =>
        new($"What of {role.Title} (version {role.Version}, {Words(role.Status)}) do you want to change? Candidates who have begun keep what they were asked; a change of what is asked or scored makes the next version.")
        {
            Menu = new Menu(
                ActionId.Of(EditVerb, role.Id),
                "Choose a part",
                [
                    .. Parts(role).Take(25).Select(p => new Choice(p, Excerpt.Of(RoleForms.Label(role, p), 100))),
                ]
            ),
        };

    private static IEnumerable<string> Parts(Role role) =>
        ((string[])[RoleParts.Role, RoleParts.NewQuestion, RoleParts.NewFact]).Concat(role.Criteria.Select(c => RoleParts.Question(c.Id))).Concat(role.Knockouts.Select(k => RoleParts.Fact(k.Id)));

    /// <summary>The menu's choice, or a button that brings a form back.</summary>
    private ValueTask EditAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        var part = (context.Turn as PressTurn)?.Choice ?? id[1];
        if (context.Services.Roles.Stated(id[0]) is not { } role || !Parts(role).Contains(part) || RoleForms.Of(role, part, ActionId.Of(EditFormVerb, id[0], part), Typed(context, $"{id[0]}/{part}")) is not { } form)
            return Shown(context, new Reply("There is no such part any more. Type /role do: edit to see what there is."));
        if (RoleForms.TooLong(form) is { } tooLong)
            return Shown(context, new Reply(tooLong));
        return Shown(context, new Reply("") { Form = form, Buttons = [new(ActionId.Of(EditVerb, id[0], part), "Open the form", ButtonStyle.Primary)] });
    }

    private async ValueTask ChangeAsync(TurnContext context, string id, string part, CancellationToken ct)
    {
        if (context.Turn is not FormTurn form)
            return;
        if (context.Services.Roles.Stated(id) is { } role && Parts(role).Contains(part))
            await ApplyAsync(context, new RoleChange(id, part, form.Fields), ct);
        else
            context.Show("There is no such part any more. Type /role do: edit to see what there is.");
    }

    private async ValueTask OverrideAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if (context.Turn is not FormTurn form || Typed(context, $"{id[0]}/{id[1]}") is not { } typed || string.IsNullOrWhiteSpace(form.Fields.GetValueOrDefault("override")))
        {
            context.Show("There is nothing to override any more. Send the form again first.");
            return;
        }
        await ApplyAsync(context, typed with { LawfulBecause = $"{form.Fields["override"].Trim()} ({context.Speaker.Name}, {context.Services.Time.GetUtcNow():yyyy-MM-dd})" }, ct);
    }

    private async ValueTask ApplyAsync(TurnContext context, RoleChange change, CancellationToken ct)
    {
        _typed[$"{context.Speaker.Id}/{change.RoleId}/{change.Part}"] = change;
        var result = await WriteAsync(context, path => RoleEditor.Apply(path, change), role => $"Saved: {RoleForms.Label(role, change.Part)}. {role.Title} is {Words(role.Status)}, version {role.Version}.", ct, removable: change);
        if (result is { Role: not null })
            _typed.TryRemove($"{context.Speaker.Id}/{change.RoleId}/{change.Part}", out _);
        else if (result is not null)
            context.Show(
                new Reply("Nothing was changed; what you wrote is in the form still.")
                {
                    Buttons =
                    [
                        new(ActionId.Of(EditVerb, change.RoleId, change.Part), "Try again", ButtonStyle.Primary),
                        .. result.MayBeOverridden ? (Button[])[new(ActionId.Of(OverrideVerb, change.RoleId, change.Part), "Override (administrators)")] : [],
                    ],
                });
    }

    private async ValueTask RemoveAsync(TurnContext context, ActionId id, CancellationToken ct) =>
        await WriteAsync(context, path => RoleEditor.Remove(path, id[0], id[1]), role => $"Taken out. {role.Title} is {Words(role.Status)}, version {role.Version}.", ct);

    private async ValueTask NewAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if (context.Turn is not FormTurn form)
            return;
        var change = new RoleChange("", RoleParts.NewQuestion, form.Fields);
        _typed[$"{context.Speaker.Id}/new"] = change;
        var result = await WriteAsync(context, path => RoleEditor.New(path, change), role => $"Made roles/{role.Id}.md, a draft that no candidate sees. Go on with /role do: edit role: {role.Id}, look at it with preview, and open it with /rubric do: approve role: {role.Id}.", ct);
        if (result is { Role: not null })
            _typed.TryRemove($"{context.Speaker.Id}/new", out _);
        else if (result is not null)
            context.Show(new Reply("Nothing was made; what you wrote is in the form still.") { Buttons = [new(ActionId.Of(NewVerb), "Try again", ButtonStyle.Primary)] });
    }

    private async ValueTask CloneAsync(TurnContext context, ActionId id, CancellationToken ct)
    {
        if (context.Turn is FormTurn form && form.Fields.GetValueOrDefault("role") is { } title)
            await WriteAsync(context, path => RoleEditor.Create(path, title, made => RoleEditor.Copy(path, id[0], made, title)), role => $"Made roles/{role.Id}.md, a draft like {id[0]}. Change it with /role do: edit role: {role.Id}.", ct);
    }

    /// <summary>Writes a file and puts it in force; null when the folder cannot be written.</summary>
    private async ValueTask<RoleChangeResult?> WriteAsync(TurnContext context, Func<string, RoleChangeResult> write, Func<Role, string> done, CancellationToken ct, RoleChange? removable = null)
    {
        RoleChangeResult result;
        try
        {
            result = write(context.Services.Roles.KnowledgePath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            context.Show("The folder of the roles cannot be written; mount or choose one that can (Knowledge:Path). Nothing was changed.");
            return null;
        }
        if (result.Role is not { } role)
        {
            context.Show(Excerpt.Of(string.Join('\n', result.Problems.Select(p => "- " + p)), ShortText, keepLines: true));
            return result;
        }
        var problem = (await live.ReloadAsync(ct)).Problem;
        var text = new StringBuilder(done(role));
        if (problem is not null)
            text.Append($" What is in force stays as it was, since a file cannot be used: {problem}");
        foreach (var warning in result.Problems)
            text.Append("\n- ").Append(warning);
        context.Show(
            new Reply(Excerpt.Of(text.ToString(), ShortText, keepLines: true))
            {
                Buttons = removable?.Part is [ 'q' or 'k', '.', ..] ? [new(ActionId.Of(EditVerb, role.Id, removable.Part), "Edit again"), new(ActionId.Of(RemoveVerb, role.Id, removable.Part), "Take it out of the role", ButtonStyle.Danger)] : [],
            });
        return result;
    }

    /// <summary>What a candidate is told and asked, in order; a follow-up is asked only when its part of the story is missing.</summary>
    private string Preview(Role role)
    {
        var script = LawfulScript.Of(role);
        var text = new StringBuilder($"What a candidate of {role.Title} (version {role.Version}) sees:\n\n{notices.Disclosure(script.Asked)}\n");
        foreach (var fact in script.Asked.Knockouts)
            text.Append($"\n{ScreeningReplies.Heading(script.Asked, ScriptItem.Fact(fact.Id))}\n{fact.Ask}\n");
        foreach (var criterion in script.Asked.Criteria)
        {
            text.Append($"\n{ScreeningReplies.Heading(script.Asked, ScriptItem.Main(criterion.Id))}\n{criterion.Ask}\n");
            foreach (var probe in criterion.Probes)
                text.Append($"  (when the {probe.When.Name()} is missing) {probe.Ask}\n");
        }
        foreach (var unasked in script.Unasked)
            text.Append($"\nNot asked ({unasked.Category}): {unasked.Ask}\n");
        return text.ToString();
    }

    private RoleChange? Typed(TurnContext context, string about) => _typed.GetValueOrDefault($"{context.Speaker.Id}/{about}");

    private static string Use(CommandTurn turn) => (turn.Options.GetValueOrDefault(What) ?? "").Trim().ToLowerInvariant();

    private static string Words(RoleStatus status) => status == RoleStatus.Draft ? "a draft" : status.ToString().ToLowerInvariant();

    private static ValueTask Shown(TurnContext context, Reply reply)
    {
        context.Show(reply);
        return ValueTask.CompletedTask;
    }

    private static void Show(TurnContext context, string name, string text) =>
        context.Show(text.Length <= ShortText ? new Reply(text.TrimEnd()) : new Reply(text[..text.IndexOf('\n', StringComparison.Ordinal)] + "\nAll of it is in the file.") { File = new ReplyFile($"{name}.txt", "text/plain", text) });
}
