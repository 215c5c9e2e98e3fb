using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Roles;

/// <summary>Each way to break the example: the role is refused, once, on the right line, in words that name the fault.</summary>
public class RoleFileErrorTests
{
    [Theory]
    [InlineData("title: Senior Django Developer", "", "senior-django-developer ", "`title` of the role is missing")]
    [InlineData("title: Senior Django Developer", "title:", "title:", "`title` of the role is missing")]
    [InlineData("title: Senior Django Developer", "title: [a]", "title:", "must be text, not a list")]
    [InlineData("status: open", "stauts: open", "stauts:", "write `status`")]
    [InlineData("status: open", "status: opened", "status:", "draft, open, paused or closed")]
    [InlineData("version: 3 ", "version: three ", "version:", "whole number")]
    [InlineData("version: 3 ", "version: 0 ", "version:", "whole number")]
    [InlineData("version: 3 ", "version: 1.5 ", "version:", "whole number")]
    [InlineData("id: senior-django-developer ", "id: senior-django ", "id:", "differs from the file name")]
    [InlineData("sla: 5d ", "sla: 5 ", "sla:", "`5d` or `2w`")]
    [InlineData("sla: 5d ", "sla: soon ", "sla:", "`5d` or `2w`")]
    [InlineData("sla: 5d ", "sla: 0d ", "sla:", "`5d` or `2w`")]
    [InlineData("level: senior", "levle: senior", "levle:", "write `level`")]
    [InlineData("level: senior", "hobby: yes", "hobby:", "`hobby` is not a key of the role; remove it")]
    [InlineData("min: 130000", "min: much", "salary:", "must be a number, not `much`")]
    [InlineData("min: 130000", "min: 190000", "salary:", "below `min`")]
    [InlineData("min: 130000, ", "", "salary:", "`min` of `salary` is missing")]
    [InlineData("currency: USD", "currency: dollars", "salary:", "three-letter code")]
    [InlineData("period: year", "period: fortnight", "salary:", "hour, day, month or year")]
    [InlineData("{ name: Redis, importance: nice }", "{ name: Redis, importance: maybe }", "name: Redis", "must or nice")]
    [InlineData("{ name: Redis, importance: nice }", "{ importance: nice }", "- { importance: nice }", "`name` of skill 2 is missing")]
    [InlineData("- { name: Redis, importance: nice }", "- Redis", "- Redis", "`key: value` pairs")]
    [InlineData("require: yes", "require: maybe", "require: maybe", "must be yes or no")]
    [InlineData("require: yes", "requires: yes", "requires: yes", "write `require`")]
    [InlineData("require: yes", "require: [yes]", "require: [yes]", "must be text")]
    [InlineData("\">= 2\"", "some", "require: some", "least number accepted")]
    [InlineData("require: [employee, either]", "require: freelancer", "require: freelancer", "not one of its choices")]
    [InlineData("choices: [employee, contractor, either]", "choices: [employee, either, Either]", "choices: [employee,", "same answer twice")]
    [InlineData("type: yes-no", "type: essay", "type: essay", "yes-no, number or choice")]
    [InlineData("type: yes-no", "choices: [a, b]\n    type: yes-no", "choices: [a, b]", "needs `type: choice`")]
    [InlineData("id: overlap-hours", "id: work-permit", "- id: work-permit\n    ask: How many", "used twice")]
    [InlineData("- id: security", "- id: query-optimisation", "- id: query-optimisation\n    title: Security", "used twice")]
    [InlineData("- id: security", "- id: contract", "- id: contract\n    title: Security", "used twice")]
    [InlineData("- id: security", "- id: Security_1", "- id: Security_1", "lower-case letters")]
    [InlineData("- id: security", "- id: a-very-long-id-that-no-button-can-carry-at-all", "- id: a-very", "at most 40")]
    [InlineData("because: \"Contract is with a local entity.\"", "", "- id: work-permit", "`because` of knock-out 'work-permit' is missing")]
    [InlineData("when: action, ", "when: acton, ", "when: acton", "situation, task, action, result")]
    [InlineData("{ level: 1, answer: \"We bought a bigger server.\" }", "{ level: 6, answer: \"x\" }", "level: 6", "must be 1 to 5")]
    [InlineData("weightReason: The system holds payment data.", "", "weight: 1.5", "say why in `weightReason`")]
    [InlineData("weight: 1.5", "weight: 0", "weight: 0", "above 0")]
    [InlineData("weight: 1.5", "weight: heavy", "weight: heavy", "must be a number")]
    [InlineData("2: Names a risk and leaves it open.", "7: Names a risk.", "7: Names", "level other than 1 to 5")]
    [InlineData("3: Closes one hole and tells how.", "", "anchors:\n      1: Names no risk.", "Anchor 3 of criterion 'security' is missing")]
    [InlineData("3: Closes one hole and tells how.", "3: [a]", "3: [a]", "one text")]
    [InlineData("cues: [select_related", "cues: [{ a: b }", "cues:", "hold only texts")]
    [InlineData("level: senior", "level: *senior", "level:", "put it in quotes")]
    [InlineData("level: senior", "level: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "level:", "nested too deeply")]
    public void A_fault_is_an_error_on_its_line(string passage, string broken, string lineWith, string words)
    {
        var text = Example.With(passage, broken);
        var parse = RoleFile.Parse(Example.File, text);

        Assert.Null(parse.Role);
        var error = Assert.Single(parse.Problems, p => p.IsError);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(Example.File, error.File);
        // A missing key of the whole role is reported where the role begins.
        Assert.Equal(lineWith == "senior-django-developer " ? 2 : Example.LineOf(text, lineWith), error.Line);
    }

    [Theory]
    [InlineData("title: Senior Django Developer", "title: Senior: Django: Developer")]
    [InlineData("salary: {", "salary: {{")]
    [InlineData("  - { name: Redis", "\t- { name: Redis")]
    [InlineData("title: Senior Django Developer", "title: One\ntitle: Two")]
    [InlineData("because: \"Contract is", "because: Contract\" is\n  \"")]
    public void Broken_YAML_is_one_error_near_its_line(string passage, string broken)
    {
        var text = Example.With(passage, broken);
        var parse = RoleFile.Parse(Example.File, text);

        Assert.Null(parse.Role);
        var error = Assert.Single(parse.Problems);
        Assert.Contains("not valid YAML", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Line, Example.LineOf(text, broken.Split('\n')[0]), Example.LineOf(text, broken.Split('\n')[0]) + 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# Just Markdown\n\n---\n")]
    [InlineData("---\nid: a\ntitle: no end\n")]
    [InlineData("---")]
    public void A_file_without_front_matter_says_so(string text)
    {
        var error = Assert.Single(RoleFile.Parse("roles/a.md", text).Problems);

        Assert.Contains("Front matter is missing", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Line);
    }

    [Theory]
    [InlineData("---\n---\n")]
    [InlineData("---\njust text\n---\n")]
    [InlineData("---\n- a\n- b\n---\n")]
    [InlineData("---\n# only a comment\n---\n")]
    public void Front_matter_that_is_no_mapping_says_so(string text)
    {
        Assert.Contains("`key: value` lines", Assert.Single(RoleFile.Parse("roles/a.md", text).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_missing_key_is_named()
    {
        var messages = RoleFile.Parse("roles/a.md", "---\nlevel: senior\n---\n").Problems.Select(p => p.Message).ToList();

        foreach (var key in new[] { "id", "title", "version", "status", "sla", "criteria" })
            Assert.Contains(messages, m => m.StartsWith($"`{key}` of the role is missing", StringComparison.Ordinal));
        Assert.Equal(6, messages.Count);
    }

    [Fact]
    public void Four_probes_are_too_many()
    {
        const string Probe = "- { when: action,  ask: \"What exactly did you change?\" }";
        var text = Example.With(Probe, $"{Probe}\n      {Probe}\n      {Probe}");
        var error = Assert.Single(RoleFile.Parse(Example.File, text).Problems);

        Assert.Contains("4 probes", error.Message, StringComparison.Ordinal);
        Assert.Equal(Example.LineOf(text, "probes:"), error.Line);
    }

    [Theory]
    [InlineData("title: Senior Django Developer", "title: ", 80)]
    [InlineData("title: Database query optimisation", "title: ", 80)]
    [InlineData("ask: \"How did you measure the effect?\"", "ask: ", 1500)]
    [InlineData("ask: Are you legally authorised to work where this job is based?", "ask: ", 1500)]
    public void What_Discord_has_no_room_for_is_an_error(string passage, string key, int most)
    {
        Assert.Empty(RoleFile.Parse(Example.File, Example.With(passage, key + new string('x', most))).Problems);
        var error = Assert.Single(RoleFile.Parse(Example.File, Example.With(passage, key + new string('x', most + 1))).Problems);

        Assert.Contains($"room for {most}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_faults_are_reported_at_once_in_order_of_lines()
    {
        var text = Example.With("status: open", "status: opened").Replace("sla: 5d ", "sla: soon ", StringComparison.Ordinal);
        var problems = RoleFile.Parse(Example.File, text).Problems;

        Assert.Equal([Example.LineOf(text, "status:"), Example.LineOf(text, "sla:")], problems.Select(p => p.Line));
        Assert.Equal($"{Example.File}:5: error: `status` must be draft, open, paused or closed, not `opened`.", problems[0].ToString());
    }
}
