using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Assistant;

/// <summary>Prompt files: complete, checked at start, and values in them are data.</summary>
public sealed class PromptTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "prompts");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_prompt_file_has_suppliers_and_every_supplier_a_file()
    {
        var (library, problems) = PromptLibrary.Load(Shipped);
        Assert.Empty(problems);
        Assert.Equal(Notices.Suppliers.Keys.Concat(ChatPrompts.Suppliers.Keys).Order(StringComparer.Ordinal), library.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_notice_must_not_ask_is_named_with_what_to_ask_instead()
    {
        Assert.Empty(PromptLibrary.Load(Shipped).Library.Unlawful());
        foreach (var file in Directory.GetFiles(Shipped))
            _folder.Write(
                Path.GetFileName(file),
                Notices.Suppliers.ContainsKey(Path.GetFileNameWithoutExtension(file)) ? File.ReadAllText(file).Replace("template: |\n", "template: |\n  How old are you?\n", StringComparison.Ordinal) : File.ReadAllText(file)
            );
        var (library, problems) = PromptLibrary.Load(_folder.Path);
        Assert.Empty(problems);
        Assert.Equal(Notices.Suppliers.Keys.Order().Select(n => n + ".yaml"), library.Unlawful().Select(p => p.File));
        Assert.All(library.Unlawful(), p => Assert.Contains("of legal working age", p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_outcome_has_its_notice() =>
        Assert.All(Enum.GetValues<Core.Sessions.Outcome>(), o => Assert.Contains("outcome-" + o.ToString().ToLowerInvariant(), Notices.Suppliers.Keys));

    public static TheoryData<string> Hostile =>
        [
            "{{x}}", "{{{x}}}", "{{#each this}}{{this}}{{/each}}", "{{!--", "}}", "{", "\"quotes\" and 'single' ones", "<b>&amp;</b>", "\\{{x}}", "{{> partial}}",
            "{{lookup . 'x'}}", "$1 $& ${x}", "%s %d {0}", "@everyone `code`", new string('x', 10_000), string.Concat(Enumerable.Repeat("{{x}}", 2000)), "\ud83d", "",
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_value_is_data(string value)
    {
        var template = new PromptTemplate("t", "Before {{x}} between {{y}} after.", ["x", "y"]);
        var text = template.Render(new Dictionary<string, string> { ["x"] = value, ["y"] = "why" });
        Assert.Equal($"Before {value} between why after.".Replace("  ", " ", StringComparison.Ordinal), text);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Words_of_a_person_reach_the_candidate_as_they_are(string value)
    {
        var notices = new Notices(PromptLibrary.Load(Shipped).Library, "The {{role}} Bakery");
        using var office = new Office();
        var text = notices.Outcome(office.Roles.Find("baker")!, Core.Sessions.Outcome.Advance, value);
        Assert.Equal($"Good news about your application for Night Baker: The {{{{role}}}} Bakery would like to take the next step with you. {value}".TrimEnd(), text);
    }

    [Fact]
    public void Candidates_are_told_whose_model_is_sent_what_before_anything_is_asked()
    {
        using var office = new Office();
        var role = office.Roles.Find("baker")!;
        var library = PromptLibrary.Load(Shipped).Library;
        var without = new Notices(library, "x");
        Assert.DoesNotContain("language model", without.Welcome() + without.Disclosure(role), StringComparison.Ordinal);
        Assert.DoesNotContain("  ", without.Welcome() + without.Disclosure(role), StringComparison.Ordinal);
        var with = new Notices(library, "x", new ModelProviders("answers.test", "ratings.test"));
        Assert.Contains("answers.test", with.Welcome(), StringComparison.Ordinal);
        Assert.DoesNotContain("ratings.test", with.Welcome(), StringComparison.Ordinal);
        Assert.Contains("ratings.test", with.Disclosure(role), StringComparison.Ordinal);
        Assert.Contains("answers.test", with.Disclosure(role), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_data() =>
        Prop.ForAll(
                Gen.Elements("{", "}", "{{", "}}", "x", "#", "/", "\"", "'", "!", "--", "\\", "&", "<", ".", "@", "if").ListOf().Select(p => string.Concat(p)).ToArbitrary(),
                value => new PromptTemplate("t", "[{{x}}]", ["x"]).Render(new Dictionary<string, string> { ["x"] = value }) == $"[{value}]"
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("name: other\ntemplate_format: handlebars\ntemplate: x", "'name' must be 'welcome'")]
    [InlineData("name: welcome\ntemplate_format: handlebars", "'template' is missing")]
    [InlineData("name: welcome\ntemplate: x", "'template_format' must be 'handlebars'")]
    [InlineData("name: welcome\ntemplate_format: handlebars\ntemplate: '{{employer}} {{nobody}}'\ninput_variables: [{name: employer}, {name: nobody}]", "the variable 'nobody' has no supplier")]
    [InlineData("name: welcome\ntemplate_format: handlebars\ntemplate: hello", "'employer' is supplied but not used")]
    [InlineData("name: welcome\ntemplate_format: handlebars\ntemplate: '{{employer}}'", "'employer' is used but not declared")]
    [InlineData("name: [", "not valid YAML")]
    [InlineData("", "'name' must be 'welcome'")]
    [InlineData("name: welcome\ntemplate_format: handlebars\ntemplate: '{{#if employer}} {{employer}}'\ninput_variables: [{name: employer}]", "")]
    public void A_file_that_is_wrong_is_told_by_name(string text, string says)
    {
        CopyShipped();
        _folder.Write("welcome.yaml", text);
        var (_, problems) = PromptLibrary.Load(_folder.Path);
        Assert.All(problems, p => Assert.Equal("welcome.yaml", p.File));
        Assert.Contains(problems, p => p.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_file_or_folder_is_told()
    {
        CopyShipped();
        File.Delete(_folder["disclosure.yaml"]);
        Assert.Equal(new PromptProblem("disclosure.yaml", "this prompt is missing: restore the file"), Assert.Single(PromptLibrary.Load(_folder.Path).Problems));
        Assert.Contains("no such folder", Assert.Single(PromptLibrary.Load(_folder["nowhere"]).Problems).Message, StringComparison.Ordinal);
    }

    private void CopyShipped()
    {
        foreach (var file in Directory.EnumerateFiles(Shipped))
            File.Copy(file, _folder[Path.GetFileName(file)]);
    }
}
