using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Gaps;

/// <summary>How gaps look to the team. Who asked is never shown, only how many.</summary>
public static class GapReplies
{
    /// <summary>Gaps on a page: as many as a menu takes entries and a message words.</summary>
    public const int PageSize = 10;

    private const int MostWordings = 5;
    private const int MostOthers = 25;

    /// <summary>Verbs of the buttons, menus and forms.</summary>
    public static class Verbs
    {
        public const string Page = "gaps";
        public const string Open = "gap";
        public const string Answer = "gap-answer";
        public const string AnswerForm = "gap-answer-form";
        public const string SetAside = "gap-aside";
        public const string SetAsideForm = "gap-aside-form";
        public const string Same = "gap-same";
        public const string Apart = "gap-apart";
    }

    /// <summary>A page of the list.</summary>
    /// <param name="gaps">All gaps, in order.</param>
    /// <param name="page">Which page, from 0; one that does not exist shows the last.</param>
    /// <param name="roles">Names the roles.</param>
    public static Reply List(IReadOnlyList<Gap> gaps, int page, RoleCatalog roles)
    {
        if (gaps.Count == 0)
            return new Reply("Nothing waits: every question that was asked has an answer, or has been set aside.");
        var pages = (gaps.Count + PageSize - 1) / PageSize;
        page = Math.Clamp(page, 0, pages - 1);
        var shown = gaps.Skip(page * PageSize).Take(PageSize).ToList();
        var lines = shown.Select((g, i) => $"{page * PageSize + i + 1}. \u201c{Excerpt.Of(g.First.Text, 110)}\u201d asked by {People(g)}, last {g.LastAsked:d MMM yyyy}; {RoleName(g.RoleId, roles)}");
        var buttons = new List<Button>();
        if (page > 0)
            buttons.Add(new Button(ActionId.Of(Verbs.Page, Number(page - 1)), "Previous page"));
        if (page + 1 < pages)
            buttons.Add(new Button(ActionId.Of(Verbs.Page, Number(page + 1)), "Next page"));
        return new Reply($"{Count(gaps.Count, "question")} without an answer, what most people asked first{(pages > 1 ? $" (page {page + 1} of {pages})" : "")}:\n{string.Join('\n', lines)}")
        {
            Buttons = buttons,
            Menu = new Menu(ActionId.Of(Verbs.Open), "Open a question", [.. shown.Select((g, i) => ChoiceOf(g, $"{page * PageSize + i + 1}. ", roles))]),
        };
    }

    /// <summary>One gap with what can be done about it.</summary>
    public static Reply Card(Gap gap, IReadOnlyList<Gap> all, RoleCatalog roles)
    {
        var wordings = gap.Wordings;
        var fields = new List<CardField>
        {
            new("Asked by", $"{People(gap)}, {Count(gap.Questions.Count, "time")}; last {gap.LastAsked:d MMMM yyyy HH:mm} UTC"),
            new("Role", RoleName(gap.RoleId, roles)),
        };
        if (wordings.Count > 1)
            fields.Add(
                new CardField(
                    "Also asked as",
                    string.Join('\n', wordings.Skip(1).Take(MostWordings).Select(w => $"\u201c{Excerpt.Of(w, 150)}\u201d")) + (wordings.Count > MostWordings + 1 ? $"\nand {wordings.Count - MostWordings - 1} more" : "")
                )
            );
        var alike = all.Where(g => g != gap && g.IsSameAs(gap)).ToList();
        if (alike.Count > 0)
            fields.Add(new CardField("Asked for other roles too", string.Join('\n', alike.Take(MostWordings).Select(g => $"{RoleName(g.RoleId, roles)}: {People(g)}")) + "\nAn answer for all roles goes to them as well."));
        string[] about = [gap.First.Key.SessionId, Number(gap.First.Key.Version)];
        var buttons = new List<Button>
        {
            new(ActionId.Of(Verbs.Answer, about), "Answer", ButtonStyle.Primary),
            new(ActionId.Of(Verbs.SetAside, about), "Set aside"),
        };
        if (gap.IsBundle)
            buttons.Add(new Button(ActionId.Of(Verbs.Apart, about), "Take apart"));
        var others = all.Where(g => g != gap).Take(MostOthers).ToList();
        return new Reply("")
        {
            Card = new Card("A question without an answer", $"\u201c{Excerpt.Of(gap.First.Text, 900, keepLines: true)}\u201d", fields, "Everybody who asked is told your answer once, in their own conversation.", CardTone.Waiting),
            Buttons = buttons,
            Menu = others.Count == 0 ? null : new Menu(ActionId.Of(Verbs.Same, about), "It is the same question as …", [.. others.Select(g => ChoiceOf(g, "Same as: ", roles))]),
        };
    }

    /// <summary>The form that sets a gap aside.</summary>
    public static Reply SetAsideForm(QuestionKey about) =>
        new("Why is this question set aside? Nobody who asked is told; it comes back when somebody asks again.")
        {
            Buttons = [new Button(ActionId.Of(Verbs.SetAside, about.SessionId, Number(about.Version)), "Set aside")],
            Form = new Form(
                ActionId.Of(Verbs.SetAsideForm, about.SessionId, Number(about.Version)),
                "Set this question aside",
                [
                    new FormField(
                        "kind",
                        "Why",
                        Choices:
                        [
                            new("Not about us or the work", "Not about us or the work"),
                            new("Not for candidates to know", "Not for candidates to know"),
                            new("Answered to the person directly", "Answered to the person directly"),
                            new("Other", "Other"),
                        ]
                    ),
                    new FormField("note", "Note, for the record", Required: false, MaxLength: 200),
                ]
            ),
        };

    /// <summary>How many people asked, and nothing more of them.</summary>
    public static string People(Gap gap) => gap.Askers == 1 ? "1 person" : $"{gap.Askers} people";

    /// <summary>A role as the team knows it.</summary>
    public static string RoleName(string? roleId, RoleCatalog roles) => roleId is null ? "no role in particular" : roles.Find(roleId)?.Title ?? roleId;

    /// <summary>A number with its noun.</summary>
    public static string Count(int n, string noun) => n == 1 ? $"1 {noun}" : $"{n} {noun}s";

    /// <summary>A number as buttons carry it.</summary>
    public static string Number(long n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Choice ChoiceOf(Gap gap, string lead, RoleCatalog roles) =>
        new(gap.First.Key.ToString(), Excerpt.Of(lead + gap.First.Text, 100), Excerpt.Of($"asked by {People(gap)}, {RoleName(gap.RoleId, roles)}", 100));
}
