using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;

namespace RecruitBot.Tests.Screening;

/// <summary>Facts in plain words: what is clear is read, what is not is asked again.</summary>
public sealed class FactReaderTests
{
    private static readonly Knockout Permit = new("permit", "Are you legally authorised to work where this job is based?", KnockoutType.YesNo, ["yes"], [], "Law.");
    private static readonly Knockout Nights = new("nights", "How many nights can you bake?", KnockoutType.Number, [">= 2.5"], [], "Oven.");

    private static readonly Knockout Tongue = new(
        "tongue",
        "Which of these do you speak best?",
        KnockoutType.Choice,
        ["Java", "Python", "C++", "full time"],
        ["Java", "Python", "C++", "full time"],
        "Team."
    );

    [Theory]
    [InlineData("yes")]
    [InlineData("Yes.")]
    [InlineData("YES!!!")]
    [InlineData("y")]
    [InlineData("yep")]
    [InlineData("Yeah, I am")]
    [InlineData("I am")]
    [InlineData("I'm authorised")]
    [InlineData("I am legally authorised to work there.")]
    [InlineData("of course")]
    [InlineData("Absolutely")]
    [InlineData("yes, since 2019")]
    public void A_plain_yes_is_read(string words) => Assert.Equal(new ReadFact("yes", true), FactReader.Read(Permit, words));

    [Theory]
    [InlineData("no")]
    [InlineData("No!")]
    [InlineData("nope")]
    [InlineData("nah")]
    [InlineData("not yet")]
    [InlineData("No, I am not")]
    [InlineData("I don't")]
    [InlineData("I cannot")]
    [InlineData("No, I have no permit")]
    [InlineData("I have no work permit")]
    public void A_plain_no_is_read(string words) => Assert.Equal(new ReadFact("no", false), FactReader.Read(Permit, words));

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("maybe")]
    [InlineData("not sure")]
    [InlineData("I'm not sure")]
    [InlineData("no problem")]
    [InlineData("no doubt")]
    [InlineData("why not")]
    [InlineData("never mind")]
    [InlineData("yes and no")]
    [InlineData("Yes, but only until May")]
    [InlineData("yes if you sponsor me")]
    [InlineData("I am waiting for my visa")]
    [InlineData("I am on a student visa")]
    [InlineData("I do need sponsorship")]
    [InlineData("I have applied for one")]
    [InlineData("I'll make sure to get one")]
    [InlineData("I think so")]
    [InlineData("permit")]
    public void What_could_be_either_is_asked_again(string words) => Assert.Null(FactReader.Read(Permit, words));

    [Fact]
    public void A_long_story_is_no_yes() => Assert.Null(FactReader.Read(Permit, "yes " + string.Concat(Enumerable.Repeat("and then ", 40))));

    [Fact]
    public void A_required_no_is_met_by_a_no()
    {
        var away = Permit with { Require = ["no"] };
        Assert.Equal((true, false), (FactReader.Read(away, "no")!.Passed, FactReader.Read(away, "yes")!.Passed));
        Assert.Null(FactReader.Read(Permit with { Require = [] }, "yes")!.Passed);
    }

    [Theory]
    [InlineData("4", "4", true)]
    [InlineData("about 3 nights", "3", true)]
    [InlineData("2.5", "2.5", true)]
    [InlineData("2,000", "2000", true)]
    [InlineData("0", "0", false)]
    [InlineData("1 night, yes 1", "1", false)]
    public void One_number_is_read(string words, string value, bool passed) =>
        Assert.Equal(new ReadFact(value, passed), FactReader.Read(Nights, words));

    [Theory]
    [InlineData("")]
    [InlineData("a few")]
    [InlineData("2 or 3")]
    [InlineData("2-3")]
    [InlineData("10k")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("٣")]
    public void No_number_or_several_are_asked_again(string words) => Assert.Null(FactReader.Read(Nights, words));

    [Theory]
    [InlineData("Java", "Java")]
    [InlineData("  python ", "Python")]
    [InlineData("I'd say Python.", "Python")]
    [InlineData("c++ for ten years", "C++")]
    [InlineData("Full-time please", "full time")]
    public void A_choice_is_read_by_its_words(string words, string choice) => Assert.Equal(new ReadFact(choice, true), FactReader.Read(Tongue, words));

    [Theory]
    [InlineData("JavaScript")]
    [InlineData("Java or Python")]
    [InlineData("not Java")]
    [InlineData("anything without Python")]
    [InlineData("fulltime")]
    [InlineData("")]
    public void What_names_no_choice_or_rules_one_out_is_asked_again(string words) => Assert.Null(FactReader.Read(Tongue, words));

    [Fact]
    public void A_choice_that_the_role_does_not_accept_is_read_and_does_not_pass() =>
        Assert.Equal(new ReadFact("Java", false), FactReader.Read(Tongue with { Require = ["Python"] }, "java"));
}
