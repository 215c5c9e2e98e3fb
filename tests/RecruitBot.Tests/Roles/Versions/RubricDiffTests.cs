using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Roles.Versions;

namespace RecruitBot.Tests.Roles.Versions;

public sealed class RubricDiffTests
{
    private static readonly Role Base = RoleFile.Parse(Example.File, Example.Text).Role!;

    public static TheoryData<string, string, string> Edits =>
        new()
        {
            { "    weight: 1.5", "    weight: 2", "changed criterion 'security', weight: [-1.5-] {+2+}" },
            { "3: Closes one hole and tells how.", "3: Closes two holes and tells how.", "changed criterion 'security', anchor 3: Closes [-one hole-] {+two holes+} and tells how." },
            { "      2: Names a risk and leaves it open.\n", "", "removed criterion 'security', anchor 2: removed: Names a risk and leaves it open." },
            { "What exactly did you change?\" }", "What did you change?\" }", "changed criterion 'query-optimisation', follow-up on the action: What [-exactly-] did you change?" },
            { "cues: [select_related, ", "cues: [", "removed criterion 'query-optimisation', cue: removed: select_related" },
            { "require: \">= 2\"", "require: \">= 3\"", "changed knock-out 'overlap-hours', required: [-2-] {+3+}" },
            { "require: [employee, either]", "require: [employee]", "removed knock-out 'contract', accepted: removed: either" },
            { "- id: security", "- id: safety", "removed criterion 'security': removed: Describe a security problem that you found. What did you do about it?|added criterion 'safety': added: Describe a security problem that you found. What did you do about it?" },
            { "definition: Protects user data.", "definition: Protects data of users.", "changed criterion 'security', definition: Protects [-user data.-] {+data of users.+}" },
        };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Each_kind_of_change_is_named(string old, string now, string changes)
    {
        Assert.Contains(old, Example.Text, StringComparison.Ordinal);
        var parse = RoleFile.Parse(Example.File, Example.Text.Replace(old, now, StringComparison.Ordinal));

        Assert.Equal(changes.Split('|'), RubricDiff.Between(Base, parse.Role!).Select(c => $"{c.Kind} {c.Text}"));
    }

    [Fact]
    public void White_space_titles_of_roles_and_gold_answers_are_no_difference()
    {
        var other = Base with { Title = "Other", Criteria = [.. Base.Criteria.Select(c => c with { Ask = c.Ask.Replace(" ", "  \n", StringComparison.Ordinal), Gold = [] })] };

        Assert.Empty(RubricDiff.Between(Base, other));
    }

    [Fact]
    public void The_order_of_questions_is_a_difference() =>
        Assert.Equal("order of criteria", Assert.Single(RubricDiff.Between(Base, Base with { Criteria = [.. Base.Criteria.Reverse()] })).Where);

    /// <summary>The diff can never say "nothing differs" of two versions whose hashes differ.</summary>
    [Fact]
    public void Versions_without_a_difference_have_the_same_hash()
    {
        var edit = Gen.Zip(Gen.Choose(0, 14), Gen.Elements("x", "y", "x  y", "z"));
        Prop.ForAll(
                edit.ListOf(3).Zip(edit.ListOf(3)).ToArbitrary(),
                pair =>
                {
                    var (a, b) = (pair.Item1.Aggregate(Base, Edit), pair.Item2.Aggregate(Base, Edit));
                    return RubricDiff.Between(a, b).Count > 0 || RoleScript.Sha256(a) == RoleScript.Sha256(b);
                })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static Role Edit(Role role, (int Kind, string Text) edit)
    {
        var (c, k) = (role.Criteria[0], role.Knockouts[0]);
        Role With(Criterion changed) => role with { Criteria = [changed, .. role.Criteria.Skip(1)] };
        Role WithFact(Knockout changed) => role with { Knockouts = [changed, .. role.Knockouts.Skip(1)] };
        return edit.Kind switch
        {
            0 => With(c with { Ask = edit.Text }),
            1 => With(c with { Definition = edit.Text }),
            2 => With(c with { Weight = edit.Text.Length }),
            3 => With(c with { Anchors = new SortedDictionary<int, string>(c.Anchors.ToDictionary()) { [3] = edit.Text } }),
            4 => With(c with { Cues = [.. c.Cues, edit.Text] }),
            5 => With(c with { Probes = [.. c.Probes.Take(1), new Probe(AnswerAspect.Result, edit.Text)] }),
            6 => With(c with { Probes = [.. c.Probes.Reverse()] }),
            7 => With(c with { Id = c.Id + edit.Text.Length }),
            8 => WithFact(k with { Ask = edit.Text }),
            9 => WithFact(k with { Require = [edit.Text] }),
            10 => WithFact(k with { Type = KnockoutType.Choice, Choices = [edit.Text] }),
            11 => role with { Criteria = [.. role.Criteria.Reverse()] },
            14 => WithFact(k with { Bands = [new Band(edit.Text, edit.Text.Length)] }),
            12 => role with { Knockouts = [.. role.Knockouts.Skip(1)] },
            _ => With(c with { Ask = "What is a race condition?", Gold = [new GoldAnswer(5, edit.Text)] }),
        };
    }
}
