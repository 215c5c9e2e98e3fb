using RecruitBot.Core.Roles;
using RecruitBot.Core.Roles.Editing;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Roles;

/// <summary>A form changes the lines that it is about, makes a version where that is due, and never leaves a file that cannot be used.</summary>
public sealed class RoleEditorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RoleEditorTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "roles"));
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "knowledge", "roles"), "*.md"))
            File.Copy(file, Path.Combine(_folder.Path, "roles", Path.GetFileName(file)));
    }

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Shipped() => new([.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "knowledge", "roles"), "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!)]);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_form_that_is_sent_as_it_was_opened_changes_nothing_that_is_asked_or_scored(string id)
    {
        var role = Read(id);
        foreach (var criterion in role.Criteria)
            Assert.NotNull(Edit(id, RoleParts.Question(criterion.Id), Fields(criterion)).Role);
        foreach (var knockout in role.Knockouts)
            Assert.NotNull(Edit(id, RoleParts.Fact(knockout.Id), Fields(knockout)).Role);
        Edit(id, RoleParts.Role, ("title", role.Title), ("level", role.Level), ("location", role.Location ?? ""), ("sla", $"{role.Sla}d"), ("deadline", $"{role.Deadline}d"));
        var after = Read(id);
        Assert.Equal(RoleScript.Sha256(role), RoleScript.Sha256(after));
        Assert.Equal(role.Version, after.Version);
        Assert.Equal(role.Criteria.Select(c => c.Gold.Count), after.Criteria.Select(c => c.Gold.Count));
        Assert.Equal(role.Criteria.Select(c => string.Join('|', c.Cues)), after.Criteria.Select(c => string.Join('|', c.Cues)));
        Assert.Equal(role.Skills, after.Skills);
        Assert.Equal(role.Salary, after.Salary);
    }

    [Fact]
    public void A_changed_question_makes_the_next_version_and_leaves_the_rest_as_it_was_written()
    {
        var role = Read("senior-django-developer");
        var path = Path.Combine(_folder.Path, "roles", "senior-django-developer.md");
        File.WriteAllText(path, File.ReadAllText(path).Replace("criteria:\n", "criteria: # what we ask\n", StringComparison.Ordinal));
        var first = role.Criteria[0];
        var result = Edit(role.Id, RoleParts.Question(first.Id), [.. Fields(first).Where(f => f.Item1 != "ask"), ("ask", "Tell me about a time when a \"slow\" page: was made fast by you.\nWhat did you do?")]);
        Assert.Equal(role.Version + 1, result.Role!.Version);
        Assert.Equal("Tell me about a time when a \"slow\" page: was made fast by you.\nWhat did you do?", Read(role.Id).Criteria[0].Ask);
        Assert.Contains("criteria: # what we ask", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(role.Criteria.Skip(1).Select(c => c.Ask), Read(role.Id).Criteria.Skip(1).Select(c => c.Ask));
    }

    [Fact]
    public void Questions_and_facts_are_added_and_taken_out()
    {
        const string Id = "backend-django-developer";
        var before = Read(Id);
        var added = Edit(Id, RoleParts.NewQuestion, ("title", "Night duty"), ("ask", "Tell me about a night on duty."), ("probes", "result: What came of it?"), ("anchors", "1: Names nothing.\n3: Names one outage and how it was ended.\n5: Shows what kept it from coming back."));
        Assert.DoesNotContain(added.Problems, p => p.Contains("must", StringComparison.Ordinal));
        Edit(Id, RoleParts.NewFact, ("ask", "Where do you live?"), ("type", "choice"), ("choices", "Europe\nAsia"), ("require", "Europe"), ("because", "The office is there."));
        var after = Read(Id);
        Assert.Equal("night-duty", after.Criteria[^1].Id);
        Assert.Equal(["Europe", "Asia"], after.Knockouts[^1].Choices);
        Assert.Equal(before.Version + 2, after.Version);
        RoleEditor.Remove(_folder.Path, Id, RoleParts.Question("night-duty"));
        RoleEditor.Remove(_folder.Path, Id, RoleParts.Fact(after.Knockouts[^1].Id));
        Assert.Equal(RoleScript.Sha256(before), RoleScript.Sha256(Read(Id)));
        foreach (var knockout in before.Knockouts)
            RoleEditor.Remove(_folder.Path, Id, RoleParts.Fact(knockout.Id));
        Assert.Empty(Read(Id).Knockouts);
        Assert.NotNull(Edit(Id, RoleParts.NewFact, ("ask", "May you work here?"), ("type", "yes-no"), ("require", "yes"), ("because", "The law.")).Role);
        Assert.Single(Read(Id).Knockouts);
    }

    [Theory]
    [InlineData("ask", "", "")]
    [InlineData("anchors", "good", "begins with its level")]
    [InlineData("anchors", "", "")]
    [InlineData("probes", "How?", "begins with the part")]
    [InlineData("ask", "How old are you, and do you have kids?", "must not be asked")]
    [InlineData("probes", "result: Are you married?", "must not be asked")]
    [InlineData("title", "Do you have children?", "must not be asked")]
    public void What_cannot_be_used_or_must_not_be_asked_changes_nothing(string field, string value, string said)
    {
        const string Id = "backend-django-developer";
        var before = File.ReadAllText(Path.Combine(_folder.Path, "roles", Id + ".md"));
        var criterion = Read(Id).Criteria[0];
        var result = Edit(Id, RoleParts.Question(criterion.Id), [.. Fields(criterion).Where(f => f.Item1 != field), (field, value)]);
        Assert.Null(result.Role);
        Assert.Contains(result.Problems, p => p.Contains(said, StringComparison.Ordinal));
        Assert.Equal(before, File.ReadAllText(Path.Combine(_folder.Path, "roles", Id + ".md")));
    }

    [Theory]
    [InlineData("definition", "Do you have children?")]
    [InlineData("anchors", "1: Says how old you are: how old are you?\n3: Does it.\n5: Does it twice.")]
    public void Nothing_that_is_shown_may_ask_it_either(string field, string value)
    {
        const string Id = "backend-django-developer";
        var criterion = Read(Id).Criteria[0];
        var result = Edit(Id, RoleParts.Question(criterion.Id), [.. Fields(criterion).Where(f => f.Item1 != field), (field, value)]);
        Assert.Null(result.Role);
        Assert.True(result.MayBeOverridden);
    }

    [Theory]
    [InlineData("yes-no")]
    [InlineData("number")]
    public void Choices_left_beside_another_type_change_nothing_and_say_what_to_do(string type)
    {
        const string Id = "backend-django-developer";
        var knockout = Read(Id).Knockouts[0];
        var before = File.ReadAllText(Path.Combine(_folder.Path, "roles", Id + ".md"));
        var result = Edit(Id, RoleParts.Fact(knockout.Id), [.. Fields(knockout).Where(f => f.Item1 is not ("type" or "choices")), ("type", type), ("choices", "employee\ncontractor")]);
        Assert.Contains("or empty the choices", Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_folder.Path, "roles", Id + ".md")));
    }

    [Fact]
    public void A_reason_in_writing_lets_a_question_stand_and_is_kept()
    {
        const string Id = "backend-django-developer";
        var fields = Fields(Read(Id).Criteria[0]).Where(f => f.Item1 != "ask").Append(("ask", "How old are you?")).ToArray();
        var change = new RoleChange(Id, RoleParts.Question(Read(Id).Criteria[0].Id), fields.ToDictionary(f => f.Item1, f => f.Item2)) { LawfulBecause = "The law asks for it (Ada)" };
        Assert.NotNull(RoleEditor.Apply(_folder.Path, change).Role);
        Assert.Equal("The law asks for it (Ada)", Read(Id).Criteria[0].LawfulBecause);
    }

    [Fact]
    public void Roles_are_made_copied_opened_and_closed()
    {
        var made = RoleEditor.New(_folder.Path, new RoleChange("", RoleParts.NewQuestion, new Dictionary<string, string>
        {
            ["role"] = "Café Owner: \"the\" best", ["level"] = "senior", ["title"] = "Guests", ["ask"] = "Tell me about a guest.", ["anchors"] = "1: None.\n3: Serves one.\n5: Serves many and asks them.",
        }));
        Assert.Equal(RoleStatus.Draft, made.Role!.Status);
        Assert.Equal("Café Owner: \"the\" best", Read(made.Role.Id).Title);
        Assert.Null(RoleEditor.New(_folder.Path, new RoleChange("", RoleParts.NewQuestion, new Dictionary<string, string> { ["role"] = "Café Owner: \"the\" best" })).Role);

        var copy = RoleEditor.Create(_folder.Path, "Night Developer", id => RoleEditor.Copy(_folder.Path, "senior-django-developer", id, "Night Developer")).Role!;
        var original = Read("senior-django-developer");
        Assert.Equal(("night-developer", "Night Developer", 1, RoleStatus.Draft), (copy.Id, copy.Title, copy.Version, copy.Status));
        Assert.Equal(original.Criteria.Select(c => c.Ask), copy.Criteria.Select(c => c.Ask));

        foreach (var status in new[] { RoleStatus.Paused, RoleStatus.Closed, RoleStatus.Open })
            Assert.Equal(status, RoleEditor.SetStatus(_folder.Path, original.Id, status).Role!.Status);
        Assert.Equal(original.Version, Read(original.Id).Version);
        Assert.Null(RoleEditor.SetStatus(_folder.Path, "../../etc/passwd", RoleStatus.Open).Role);
    }

    private Role Read(string id) => RoleFile.Parse($"roles/{id}.md", File.ReadAllText(Path.Combine(_folder.Path, "roles", id + ".md"))).Role!;

    private RoleChangeResult Edit(string id, string part, params (string, string)[] fields) =>
        RoleEditor.Apply(_folder.Path, new RoleChange(id, part, fields.ToDictionary(f => f.Item1, f => f.Item2)));

    private static (string, string)[] Fields(Criterion c) =>
        [
            ("title", c.Title), ("ask", c.Ask), ("definition", c.Definition),
            ("probes", string.Join('\n', c.Probes.Select(p => $"{p.When.Name()}: {p.Ask}"))), ("anchors", string.Join('\n', c.Anchors.Select(a => $"{a.Key}: {a.Value}"))),
        ];

    private static (string, string)[] Fields(Knockout k) =>
        [
            ("ask", k.Ask), ("type", k.Type switch { KnockoutType.Number => "number", KnockoutType.Choice => "choice", _ => "yes-no" }),
            ("require", string.Join('\n', k.Require)), ("choices", string.Join('\n', k.Choices)), ("because", k.Because),
        ];
}
