using System.Collections.Immutable;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Architecture;

/// <summary>Every limit of Discord over the real command catalog, the real role cards and the largest role a file may state.</summary>
public sealed class DiscordFitTests : IDisposable
{
    private static readonly RoleCatalog Shipped = RoleCatalog.Load(Path.Combine(AppContext.BaseDirectory, "knowledge"));

    private readonly Office _office = new(roles: Shipped);

    public void Dispose() => _office.Dispose();

    [Fact]
    public void There_are_no_more_commands_than_discord_takes() =>
        Assert.InRange(_office.Catalog.Commands.Count, 1, DiscordLimits.Command.Commands);

    [Fact]
    public void Names_of_commands_and_options_are_what_discord_allows()
    {
        var names = _office.Catalog.Commands.SelectMany(c => c.Options.Select(o => o.Name).Prepend(c.Name));
        Assert.All(names, n => Assert.Matches("^[a-z][a-z0-9-]{0,31}$", n));
        Assert.All(_office.Catalog.Commands, c => Assert.Equal(c.Options.Count, c.Options.Select(o => o.Name).Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public void Descriptions_of_commands_and_options_have_1_to_100_characters()
    {
        var descriptions = _office.Catalog.Commands.SelectMany(c => c.Options.Select(o => o.Description).Prepend(c.Description));
        Assert.All(descriptions, d => Assert.InRange(d.Length, 1, DiscordLimits.Command.Description));
    }

    [Fact]
    public void A_command_has_at_most_25_options_and_required_ones_come_first()
    {
        foreach (var command in _office.Catalog.Commands)
        {
            Assert.InRange(command.Options.Count, 0, DiscordLimits.Command.Options);
            Assert.Equal(command.Options.OrderByDescending(o => o.Required), command.Options);
            var total = command.Name.Length + command.Description.Length + command.Options.Sum(o => o.Name.Length + o.Description.Length);
            Assert.InRange(total, 1, DiscordLimits.Command.Total);
        }
    }

    [Fact]
    public void Every_card_of_a_shipped_role_fits()
    {
        Assert.NotEmpty(Shipped.Roles);
        Assert.All(Shipped.Roles, r => DiscordFit.Check(RoleTexts.Card(r)));
        DiscordFit.Check(new Reply("x") { Menu = RoleTexts.ApplyMenu(Shipped.Roles) });
    }

    [Fact]
    public void Every_reply_of_a_screening_for_a_shipped_role_fits()
    {
        foreach (var role in Shipped.Roles)
            CheckScreening(role, "An answer. ", "It was so.");
    }

    [Fact]
    public void Every_reply_of_a_screening_for_the_largest_role_fits() => CheckScreening(Largest(), new string('w', 4000), new string('b', 2000));

    [Fact]
    public void A_card_of_the_largest_role_fits() => DiscordFit.Check(RoleTexts.Card(Largest()));

    [Fact]
    public void More_roles_than_a_menu_holds_do_not_break_it() =>
        DiscordFit.Check(
            new Reply("x") { Menu = RoleTexts.ApplyMenu([.. Enumerable.Range(0, 60).Select(i => Largest() with { Id = $"role-{i}", Level = new string('l', 80) })]) }
        );

    /// <summary>Puts every item, looks it over, hands in, and is decided: each prompt and card on the way is checked.</summary>
    private static void CheckScreening(Role role, string answer, string because)
    {
        var draft = new TurnDraft(null, Sample.Start);
        draft.Emit(new SessionOpened(new string('s', SessionIds.Length), new Person("test:" + new string('i', 20), new string('N', 100)), new Place("test", "x"), SessionPurpose.Application, role, "h"));
        Check(draft);
        draft.Emit(new ConsentGiven(Core.Privacy.ConsentPurpose.Scoring, "h"));
        foreach (var fact in role.Knockouts)
        {
            draft.Emit(new ItemAsked(ScriptItem.Fact(fact.Id), fact.Ask));
            Check(draft);
            draft.Emit(new KnockoutAnswered(fact.Id, "m", answer, "no", false));
        }
        foreach (var criterion in role.Criteria)
        {
            ScriptItem[] items = [ScriptItem.Main(criterion.Id), .. criterion.Probes.Select((_, i) => ScriptItem.Follow(criterion.Id, i))];
            foreach (var item in items)
            {
                draft.Emit(new ItemAsked(item, Script.TextOf(role, item)!));
                Check(draft);
                draft.Emit(new AnswerGiven(item, "m", answer));
            }
        }
        draft.Emit(new ReviewOffered());
        Check(draft);
        draft.Emit(new SessionSubmitted());
        foreach (var criterion in role.Criteria)
            draft.Emit(new CriterionRated(criterion.Id, new Rating(4, RatingStatus.Scored, [new Evidence(answer, 0, 0, answer.Length)], because), "x", "c"));
        DiscordFit.Check(ReviewCard.For(draft.State));
        draft.Emit(new SessionDecided(Core.Sessions.Outcome.Decline, new Person("test:r", new string('R', 100)), "i", "r", null));
        DiscordFit.Check(ReviewCard.For(draft.State));
        DiscordFit.Check(ReviewCard.PersonWanted(draft.State));
        DiscordFit.Check(ReviewCard.Withdrawn(draft.State));
    }

    private static void Check(TurnDraft draft)
    {
        if (ScreeningReplies.Prompt(draft.State) is { } prompt)
            DiscordFit.Check(prompt);
    }

    /// <summary>A role with everything as many and as long as a role file may state it.</summary>
    private static Role Largest() =>
        new(
            new string('r', RoleFile.MaxId),
            new string('T', RoleFile.MaxTitle),
            99,
            RoleStatus.Open,
            new string('l', RoleFile.MaxTitle),
            new string('p', 500),
            new Salary(1, 2_000_000, "USD", "year", new string('g', 400), "2024", new string('s', 400)),
            365,
            [.. Enumerable.Range(0, 100).Select(i => new RoleSkill(new string('s', 60) + i, (Importance)(i % 2)))],
            [
                .. Enumerable
                    .Range(0, RoleFile.MaxItems)
                    .Select(i => new Knockout(
                        Id("k", i),
                        new string('a', RoleFile.MaxAsk),
                        (KnockoutType)(i % 3),
                        ["yes"],
                        [.. Enumerable.Range(0, i % 3 == 2 ? RoleFile.MaxItems : 0).Select(c => new string('c', RoleFile.MaxTitle - 2) + c.ToString("00"))],
                        "Because."
                    )),
            ],
            [
                .. Enumerable
                    .Range(0, RoleFile.MaxItems)
                    .Select(i => new Criterion(
                        Id("c", i),
                        new string('C', RoleFile.MaxTitle),
                        "d",
                        null,
                        1,
                        null,
                        new string('q', RoleFile.MaxAsk),
                        [.. Enum.GetValues<AnswerAspect>().Take(3).Select(p => new Probe(p, new string('f', RoleFile.MaxAsk)))],
                        ImmutableDictionary<int, string>.Empty,
                        [],
                        []
                    )),
            ],
            new string('A', 3000),
            "2024"
        );

    private static string Id(string prefix, int i) => prefix + new string('x', RoleFile.MaxId - 3) + i.ToString("00");
}
