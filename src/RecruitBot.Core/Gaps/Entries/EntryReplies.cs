using System.Text;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;
using static RecruitBot.Core.Gaps.GapReplies;

namespace RecruitBot.Core.Gaps.Entries;

/// <summary>How the team writes entries, and what it hears of them.</summary>
public static class EntryReplies
{
    /// <summary>Stands for all roles in the form.</summary>
    public const string AllRoles = "all";

    private const int PageSize = 10;
    private const int MostChoices = 25;

    /// <summary>Verbs of the buttons, menus and forms.</summary>
    public static class Verbs
    {
        public const string Page = "answers";
        public const string Open = "entry";
        public const string Edit = "entry-edit";
        public const string EditForm = "entry-edit-form";
        public const string Withdraw = "entry-withdraw";
    }

    /// <summary>The form that answers a gap, with what was typed before when it comes again.</summary>
    public static Reply AnswerForm(Gap gap, EntryForm? typed, RoleCatalog roles, Authority writer)
    {
        string[] about = [gap.First.Key.SessionId, Number(gap.First.Key.Version)];
        return Written($"\u201c{Excerpt.Of(gap.First.Text, 300)}\u201d", "Answer this question", ActionId.Of(GapReplies.Verbs.Answer, about), ActionId.Of(GapReplies.Verbs.AnswerForm, about), gap.RoleId, typed, roles, writer);
    }

    /// <summary>The form that writes the next version of an entry.</summary>
    public static Reply EditForm(EntryVersion entry, EntryForm? typed, RoleCatalog roles, Authority writer) =>
        Written(
            $"\u201c{Excerpt.Of(entry.Question, 300)}\u201d",
            "Edit this answer",
            ActionId.Of(Verbs.Edit, entry.EntryId),
            ActionId.Of(Verbs.EditForm, entry.EntryId, Number(entry.Version)),
            null,
            typed ?? new EntryForm(entry.Question, entry.Answer, entry.RoleId) { LawfulBecause = entry.LawfulBecause },
            roles,
            writer
        );

    /// <summary>The role that a form names: false when it names none that there is.</summary>
    public static bool TryReadRole(string? written, RoleCatalog roles, out string? roleId)
    {
        roleId = null;
        if (string.IsNullOrWhiteSpace(written))
            return false;
        if (string.Equals(written, AllRoles, StringComparison.OrdinalIgnoreCase) || string.Equals(written, AllRolesLabel, StringComparison.OrdinalIgnoreCase))
            return true;
        roleId = roles.Match(written)?.Id;
        return roleId is not null;
    }

    /// <summary>What has to change before it can be published; every word that was typed comes back.</summary>
    public static Reply Refused(IEnumerable<string> problems, EntryForm typed, Button again) =>
        new(
            $"Nothing was published yet:\n{string.Join('\n', problems.Select(p => "- " + p))}\n\nWhat you wrote:\n{typed.Question}\n{typed.Answer}"
        )
        {
            Buttons = [again with { Label = "Try again", Style = ButtonStyle.Primary }],
        };

    /// <summary>What was saved and who was told.</summary>
    public static Reply Saved(EntryOutcome outcome, EntryVersion entry)
    {
        var text = new StringBuilder($"Saved as version {entry.Version} of \u201c{entry.Question}\u201d, {entry.Source}.");
        if (outcome.Before is { } before)
            text.Append($" {Excerpt.Of(before.Author.Name, 60)} had saved version {before.Version} meanwhile; it is kept, and yours is quoted from now on. It said:\n{before.Answer}\n");
        if (outcome.NotInForce is { } problem)
            text.Append($" It is not quoted yet, since {problem}; that is tried again every minute, and nothing of it is lost.");
        if (outcome.Told.Sessions > 0)
            text.Append($" Told in {Count(outcome.Told.Sessions, "conversation")}.");
        if (outcome.Told.Later > 0)
            text.Append($" {Count(outcome.Told.Later, "conversation")} will be told later: a person has it, or the answer is not quoted yet.");
        if (outcome.Wordings is { All: > 0 } wordings && outcome.NotInForce is null)
            text.Append(
                wordings.Found == wordings.All
                    ? " Whoever asks it again in those words is answered from it."
                    : $" Of {Count(wordings.All, "wording")} asked so far I now answer {wordings.Found} by myself: a question closer to their words finds more."
            );
        if (entry.LawfulBecause is not null)
            text.Append($"\nIt asks what must not be asked as a rule; {Excerpt.Of(entry.Author.Name, 60)} gave the reason: {Excerpt.Of(entry.LawfulBecause, 200)}");
        return new Reply(text.ToString()) { Buttons = [new Button(ActionId.Of(Verbs.Edit, entry.EntryId), "Edit")] };
    }

    /// <summary>A page of what the team has answered.</summary>
    public static Reply List(IReadOnlyList<EntryVersion> entries, int page, RoleCatalog roles)
    {
        if (entries.Count == 0)
            return new Reply("The team has answered nothing yet. Type /gaps to see what waits.");
        var pages = (entries.Count + PageSize - 1) / PageSize;
        page = Math.Clamp(page, 0, pages - 1);
        var shown = entries.Skip(page * PageSize).Take(PageSize).ToList();
        var buttons = new List<Button>();
        if (page > 0)
            buttons.Add(new Button(ActionId.Of(Verbs.Page, Number(page - 1)), "Previous page"));
        if (page + 1 < pages)
            buttons.Add(new Button(ActionId.Of(Verbs.Page, Number(page + 1)), "Next page"));
        return new Reply(
            $"{Count(entries.Count, "answer")} of the team, the latest first{(pages > 1 ? $" (page {page + 1} of {pages})" : "")}:\n"
                + string.Join('\n', shown.Select(e => $"- \u201c{Excerpt.Of(e.Question, 110)}\u201d version {e.Version}{(e.IsWithdrawn() ? " (taken back)" : "")}, {Excerpt.Of(e.Author.Name, 40)}, {e.At:d MMM yyyy}; {Holds(e.RoleId, roles)}"))
        )
        {
            Buttons = buttons,
            Menu = new Menu(ActionId.Of(Verbs.Open), "Open an answer", [.. shown.Select(e => new Choice(e.EntryId, Excerpt.Of(e.Question, 100), Excerpt.Of(Holds(e.RoleId, roles), 100)))]),
        };
    }

    /// <summary>An entry, whole.</summary>
    public static Reply Card(EntryVersion entry, RoleCatalog roles) =>
        new("")
        {
            Card = new Card(
                entry.Question,
                entry.IsWithdrawn() ? "It was taken back, and is quoted no more." : Excerpt.Of(entry.Answer, EntryCheck.MostAnswer, keepLines: true),
                [
                    new("Holds for", Holds(entry.RoleId, roles)),
                    .. entry.LawfulBecause is null ? Array.Empty<CardField>() : [new CardField("Asks what must not be asked as a rule, because", Excerpt.Of(entry.LawfulBecause, 500))],
                    new("Version", $"{entry.Version}, by {Excerpt.Of(entry.Author.Name, 60)} on {entry.At:d MMMM yyyy}"), new("Quoted as", entry.Source),
                ],
                "An edit makes the next version; this one is kept."
            ),
            Buttons =
            [
                new Button(ActionId.Of(Verbs.Edit, entry.EntryId), "Edit", ButtonStyle.Primary),
                .. entry.IsWithdrawn() ? Array.Empty<Button>() : [new Button(ActionId.Of(Verbs.Withdraw, entry.EntryId), "Take it back", ButtonStyle.Danger)],
            ],
        };

    private const string AllRolesLabel = "All roles";

    private static string Holds(string? roleId, RoleCatalog roles) => roleId is null ? "all roles" : roles.Find(roleId)?.Title ?? roleId;

    private static Reply Written(string text, string title, string open, string send, string? onlyRole, EntryForm? typed, RoleCatalog roles, Authority writer)
    {
        // A question asked for one role is answered for it or for all: for another role the answer would go to nobody who asked.
        var choices = roles
            .Roles.Where(r => onlyRole is null || r.Id == onlyRole)
            .Select(r => new Choice(r.Id, Excerpt.Of(r.Title, 100)))
            .Take(MostChoices - 1)
            .Prepend(new Choice(AllRoles, AllRolesLabel))
            .ToList();
        return new Reply(text)
        {
            Buttons = [new Button(open, title)],
            Form = new Form(
                send,
                title,
                [
                    new FormField("question", "The question, in your words", MaxLength: EntryCheck.MostQuestion) { Value = typed?.Question },
                    new FormField("answer", "The answer, in sentences", Long: true, MaxLength: EntryCheck.MostAnswer) { Value = typed?.Answer },
                    new FormField("role", "Holds for", Choices: choices) { Value = typed is null ? null : typed.RoleId ?? AllRoles },
                    .. writer < Authority.Admin ? Array.Empty<FormField>() : [LawfulSpeech.OverrideField with { Value = typed?.LawfulBecause }],
                ]
            ),
        };
    }
}
