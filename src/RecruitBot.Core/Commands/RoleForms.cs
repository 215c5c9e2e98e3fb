using System.Globalization;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Roles.Editing;

namespace RecruitBot.Core.Commands;

/// <summary>The forms by which a role is made and changed: five fields each, which is what a platform takes.</summary>
internal static class RoleForms
{
    // What the fields of a platform's forms hold.
    private const int Most = 4000;

    private static readonly IReadOnlyList<Choice> Types = [new("yes-no", "Yes or no"), new("number", "A number"), new("choice", "One of several")];

    /// <summary>The form for a part of a role; null when it has no such part.</summary>
    public static Form? Of(Role role, string part, string action, RoleChange? typed)
    {
        var fields = part switch
        {
            RoleParts.Role => About(role),
            RoleParts.NewQuestion => Question(null),
            RoleParts.NewFact => Fact(null),
            ['q', '.', .. var id] => role.FindCriterion(id) is { } criterion ? Question(criterion) : null,
            ['k', '.', .. var id] => role.FindKnockout(id) is { } knockout ? Fact(knockout) : null,
            _ => null,
        };
        return fields is null ? null : new Form(action, Excerpt.Of($"{role.Title}: {Label(role, part)}", 45), With(fields, typed));
    }

    /// <summary>Why a form cannot hold what the file says, so that sending it would cut something off; null when it can.</summary>
    public static string? TooLong(Form form) =>
        form.Fields.FirstOrDefault(f => f.Value is { } value && value.Length > f.MaxLength) is { } field
            ? $"\u201c{field.Label}\u201d has {field.Value!.Length:N0} characters, and a form holds {field.MaxLength:N0}: change it in the role's file. Nothing was changed."
            : null;

    /// <summary>The form for a new role.</summary>
    public static Form New(string action, RoleChange? typed) =>
        new(
            action,
            "A new role",
            With(
                [
                    new("role", "Title of the role", MaxLength: RoleFile.MaxTitle),
                    new("level", "Level, such as senior", MaxLength: RoleFile.MaxTitle),
                    new("title", "First question: what it is about", MaxLength: RoleFile.MaxTitle),
                    new("ask", "First question: its words", Long: true, MaxLength: RoleFile.MaxAsk),
                    Anchors(null),
                ],
                typed
            )
        );

    /// <summary>The form for a copy of a role.</summary>
    public static Form Clone(Role role, string action) =>
        new(action, Excerpt.Of($"A copy of {role.Title}", 45), [new("role", "Title of the copy", MaxLength: RoleFile.MaxTitle) { Value = Excerpt.Of($"{role.Title} (copy)", RoleFile.MaxTitle) }]);

    /// <summary>A part in words.</summary>
    public static string Label(Role role, string part) =>
        part switch
        {
            RoleParts.Role => "Title, level, location, times",
            RoleParts.NewQuestion => "Add a question",
            RoleParts.NewFact => "Add a fact",
            ['q', '.', .. var id] => $"Question: {role.FindCriterion(id)?.Title ?? id}",
            ['k', '.', .. var id] => $"Fact: {role.FindKnockout(id)?.Ask ?? id}",
            _ => part,
        };

    private static List<FormField> About(Role role) =>
        [
            new("title", "Title", MaxLength: RoleFile.MaxTitle) { Value = role.Title },
            new("level", "Level, such as senior", MaxLength: RoleFile.MaxTitle) { Value = role.Level },
            new("location", "Location; empty when it is not stated", false) { Value = role.Location },
            new("sla", "Candidates hear back within, such as 5d or 2w", MaxLength: 10) { Value = Days(role.Sla) },
            new("deadline", "They hand in within, such as 14d", false, MaxLength: 10) { Value = Days(role.Deadline) },
        ];

    private static List<FormField> Question(Criterion? criterion) =>
        [
            new("title", "What it is about", MaxLength: RoleFile.MaxTitle) { Value = criterion?.Title },
            new("ask", "Its words", Long: true, MaxLength: RoleFile.MaxAsk) { Value = criterion?.Ask },
            new("definition", "What is rated, in a sentence", false, true, Most) { Value = criterion?.Definition },
            new("probes", "Follow-ups, each as part: question?", false, true, Most)
            {
                Value = criterion is null ? null : string.Join('\n', criterion.Probes.Select(p => $"{p.When.Name()}: {p.Ask.ReplaceLineEndings(" ")}")),
            },
            Anchors(criterion),
        ];

    private static FormField Anchors(Criterion? criterion) =>
        new("anchors", "What is seen at 1, 3 and 5, a line each", Long: true, MaxLength: Most)
        {
            Value = criterion is null ? null : string.Join('\n', criterion.Anchors.Select(a => $"{a.Key}: {a.Value.ReplaceLineEndings(" ")}")),
        };

    private static List<FormField> Fact(Knockout? knockout) =>
        [
            new("ask", "The question", Long: true, MaxLength: RoleFile.MaxAsk) { Value = knockout?.Ask },
            new("type", "What answers it", Choices: Types) { Value = knockout is null ? null : knockout.Type switch { KnockoutType.Number => "number", KnockoutType.Choice => "choice", _ => "yes-no" } },
            new("require", "What it asks for, a line each; empty: noted", false, true, Most) { Value = knockout is null ? null : string.Join('\n', knockout.Require) },
            new("choices", "One of several: a line each", false, true, Most) { Value = knockout is null ? null : string.Join('\n', knockout.Choices) },
            new("because", "The written requirement that it comes from", Long: true, MaxLength: Most) { Value = knockout?.Because },
        ];

    /// <summary>What somebody typed and was not taken stands in the form again.</summary>
    private static List<FormField> With(List<FormField> fields, RoleChange? typed) =>
        typed is null ? fields : fields.ConvertAll(f => typed.Fields.TryGetValue(f.Id, out var value) ? f with { Value = value } : f);

    private static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days}d");
}
