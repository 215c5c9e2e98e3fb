using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Commands;

/// <summary>/role.</summary>
public sealed class RoleCommandsTests : IDisposable
{
    private static readonly Person Ada = new("test:ada", "Ada", Authority.Admin);

    private readonly TemporaryFolder _folder = new();
    private readonly Office _office;

    public RoleCommandsTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Conversations", "Data", "bakery", "roles")))
            _folder.Write($"roles/{Path.GetFileName(file)}", File.ReadAllText(file));
        _office = new Office(roles: RoleCatalog.Load(_folder.Path));
    }

    public void Dispose()
    {
        _office.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_role_is_paused_opened_and_closed_and_who_is_concerned_is_said_first()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.HandInAsync(Bob);
        Assert.Contains("is paused", (await DoAsync("pause", "baker")).Text, StringComparison.Ordinal);
        Assert.Equal(RoleStatus.Paused, Read("baker").Status);
        await DoAsync("open", "baker");
        Assert.Equal(RoleStatus.Open, Read("baker").Status);
        Assert.Contains("Applications under way that end: 1. Handed in, which a person still decides: 1.", (await DoAsync("close", "baker")).Text, StringComparison.Ordinal);
        Assert.Equal(RoleStatus.Open, Read("baker").Status);
        await _office.PressAsync(Rita, "Close the role");
        Assert.Equal(RoleStatus.Closed, Read("baker").Status);
        Assert.Contains("/rubric do: approve", (await DoAsync("open", "draft-role")).Text, StringComparison.Ordinal);
        Assert.Contains("/rubric do: approve", (await _office.SendAsync(Rita, ActionId.Of("role-close", "draft-role"))).Text, StringComparison.Ordinal);
        Assert.Equal(RoleStatus.Draft, Read("draft-role").Status);
        Assert.Contains("no such part", (await _office.SendAsync(Rita, ActionId.Of("role-remove", "baker", "x"))).Text, StringComparison.Ordinal);
        Assert.Contains("1 under way, 1 waiting for a decision", (await DoAsync("list", "baker")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_changed_in_a_form_that_holds_what_it_was()
    {
        var menu = Assert.Single((await DoAsync("edit", "baker")).Shown);
        DiscordFit.Check(menu);
        var shown = Assert.Single((await _office.SendAsync(Rita, menu.Menu!.Action, "q.rescue")).Shown);
        DiscordFit.Check(shown);
        var fields = shown.Form!.Fields.Select(f => (f.Id, f.Id == "title" ? "Saving dough" : f.Value ?? "")).ToArray();
        Assert.Contains("Saved: Question: Saving dough", (await _office.FillAsync(Rita, shown.Form.Action, fields)).Text, StringComparison.Ordinal);
        Assert.Equal("Saving dough", Read("baker").FindCriterion("rescue")!.Title);
    }

    [Fact]
    public async Task A_form_that_is_sent_as_it_was_opened_loses_nothing_however_much_the_file_says()
    {
        var path = Path.Combine(_folder.Path, "roles", "baker.md");
        var role = Read("baker");
        var because = string.Join(' ', Enumerable.Repeat("The collective agreement asks for it.", 80));
        var definition = string.Join(' ', Enumerable.Repeat("Saves a dough that went wrong.", 90));
        File.WriteAllText(
            path,
            File.ReadAllText(path)
                .Replace($"because: \"{role.FindKnockout("contract")!.Because}\"", $"because: \"{because}\"", StringComparison.Ordinal)
                .Replace($"definition: {role.FindCriterion("rescue")!.Definition}", $"definition: {definition}", StringComparison.Ordinal)
        );
        role = Read("baker");
        Assert.Equal((because, definition), (role.FindKnockout("contract")!.Because, role.FindCriterion("rescue")!.Definition));
        using var office = new Office(roles: RoleCatalog.Load(_folder.Path));
        foreach (var part in (string[])["k.contract", "k.permit", "k.nights", "q.rescue", "q.hygiene"])
        {
            var form = Assert.Single((await office.SendAsync(Rita, ActionId.Of("role-edit", "baker"), part)).Shown).Form!;
            // What a platform shows and gives back: as much as the field holds, on one line unless it has several.
            Assert.Contains("Saved", (await office.FillAsync(Rita, form.Action, [.. form.Fields.Select(f => (f.Id, Held(f)))])).Text, StringComparison.Ordinal);
        }
        Assert.Equal(RoleScript.Sha256(role), RoleScript.Sha256(Read("baker")));
        Assert.Equal(role.FindKnockout("contract")!.Require, Read("baker").FindKnockout("contract")!.Require);
        Assert.Equal(definition, Read("baker").FindCriterion("rescue")!.Definition);
    }

    private static string Held(FormField field)
    {
        var value = field.Value ?? "";
        value = value[..Math.Min(value.Length, field.MaxLength)];
        return field.Long || field.Choices is not null ? value : value.ReplaceLineEndings("");
    }

    [Fact]
    public async Task What_must_not_be_asked_needs_an_administrators_reason_and_the_form_keeps_what_was_typed()
    {
        var action = ActionId.Of("role-edit-form", "baker", "k.permit");
        var fields = new[] { ("ask", "How old are you, and do you have kids?"), ("type", "yes-no"), ("because", "The night shift.") };
        foreach (var who in new[] { Rita, Ada })
        {
            var heard = await _office.FillAsync(who, action, fields);
            Assert.Contains("must not be asked", heard.Text, StringComparison.Ordinal);
            Assert.Contains("How old are you", Assert.Single((await _office.PressAsync(who, "Try again")).Shown).Form!.Fields[0].Value, StringComparison.Ordinal);
        }
        Assert.Contains("Only an admin can use", (await _office.PressAsync(Rita, "Override (administrators)")).Text, StringComparison.Ordinal);
        var form = Assert.Single((await _office.PressAsync(Ada, "Override (administrators)")).Shown).Form!;
        await _office.FillAsync(Ada, form.Action, ("override", "The law sets an age for night work."));
        Assert.Contains("The law sets an age for night work. (Ada", Read("baker").FindKnockout("permit")!.LawfulBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_made_and_copied_as_a_draft()
    {
        var form = Assert.Single((await DoAsync("new", null)).Shown).Form!;
        Assert.Contains("Nothing was made", (await _office.FillAsync(Rita, form.Action, ("role", "Pastry Cook"))).Text, StringComparison.Ordinal);
        await _office.FillAsync(Rita, form.Action, ("role", "Pastry Cook"), ("level", "junior"), ("title", "Cream"), ("ask", "Tell me about a cream that failed."), ("anchors", "1: None.\n3: Saves one.\n5: Finds why."));
        Assert.Equal(RoleStatus.Draft, Read("pastry-cook").Status);
        var clone = Assert.Single((await DoAsync("clone", "baker")).Shown).Form!;
        await _office.FillAsync(Rita, clone.Action, ("role", "Day Baker"));
        Assert.Equal(("Day Baker", RoleStatus.Draft), (Read("day-baker").Title, Read("day-baker").Status));
    }

    [Fact]
    public async Task A_preview_shows_what_a_candidate_is_told_and_asked()
    {
        var shown = Assert.Single((await DoAsync("preview", "baker")).Shown);
        DiscordFit.Check(shown);
        var text = shown.File?.Content ?? shown.Text;
        Assert.Contains("You are about to apply for: Night Baker", text, StringComparison.Ordinal);
        foreach (var criterion in Read("baker").Criteria)
            Assert.Contains(criterion.Ask, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_typed_is_answered()
    {
        Assert.Contains("is none of list", (await DoAsync("dance", "baker")).Text, StringComparison.Ordinal);
        Assert.Contains("Say which role", (await DoAsync("pause", null)).Text, StringComparison.Ordinal);
        Assert.Contains("don't know the role", (await DoAsync("pause", "sailor")).Text, StringComparison.Ordinal);
        Assert.Contains("no such part", (await _office.SendAsync(Rita, ActionId.Of("role-edit", "baker", "q.nothing"))).Text, StringComparison.Ordinal);
    }

    private Task<Heard> DoAsync(string use, string? role) =>
        role is null ? _office.TypeAsync(Rita, "role", ("do", use)) : _office.TypeAsync(Rita, "role", ("do", use), ("role", role));

    private Role Read(string id) => RoleCatalog.Load(_folder.Path).Find(id)!;
}
