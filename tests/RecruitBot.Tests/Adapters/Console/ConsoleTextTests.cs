using RecruitBot.Adapters.Console;
using RecruitBot.Core.Conversations;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Console;

/// <summary>What is typed at a terminal, and what may be printed on one.</summary>
public sealed class ConsoleTextTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task A_form_is_asked_line_by_line_and_its_button_is_not_offered()
    {
        await _office.HandInAsync(Office.Alice);
        var form = Assert.Single((await _office.PressAsync(Office.Rita, "Decline")).Shown);
        Assert.NotEmpty(form.Buttons);
        using var output = new StringWriter();
        var platform = new ConsolePlatform(output);
        platform.Draw(form);
        Assert.Equal(form.Form, platform.PendingForm);
        Assert.Null(platform.Find("1"));
        Assert.DoesNotContain("[1] Decline", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/jobs", "jobs", "")]
    [InlineData("  /JOBS  ", "jobs", "")]
    [InlineData("/roles baker", "roles", "role=baker")]
    [InlineData("/roles night baker", "roles", "role=night baker")]
    [InlineData("/ask what is  the pay?", "ask", "question=what is the pay?")]
    [InlineData("/ask\twhat?", "ask", "question=what?")]
    [InlineData("/ask question: what?", "ask", "question=what?")]
    [InlineData("/decline abc too few nights message: We wish you well", "decline", "session=abc;reason=too few nights;message=We wish you well")]
    [InlineData("/decline abc reason:no permit", "decline", "session=abc;reason=no permit")]
    [InlineData("/advance message: hello there session: abc", "advance", "message=hello there;session=abc")]
    [InlineData("/candidates stage:submitted", "candidates", "stage=submitted")]
    [InlineData("/candidates ROLE:baker stage: held", "candidates", "role=baker;stage=held")]
    [InlineData("/jobs and more", "jobs", "")]
    [InlineData("/dance now", "dance", "")]
    [InlineData("/", "", "")]
    public void A_command_is_typed_with_options_in_order_or_by_name(string line, string name, string options)
    {
        var (read, values) = TypedCommand.Parse(line, _office.Catalog);
        Assert.Equal(name, read);
        Assert.Equal(options.Split(';', StringSplitOptions.RemoveEmptyEntries).Order(), values.Select(v => $"{v.Key}={v.Value}").Order());
    }

    [Theory]
    [InlineData("plain text\nand\ttabs", "plain text\nand\ttabs")]
    [InlineData("\u001b[31mred\u001b[0m", "\ufffd[31mred\ufffd[0m")]
    [InlineData("\a\b\r\0\u007f\u0085\u009b", "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("abc\u202edef\u2066", "abc\ufffddef\ufffd")]
    [InlineData("zero\u200bwidth\ufeff", "zero\ufffdwidth\ufffd")]
    [InlineData("line\u2028sep\u2029", "line\ufffdsep\ufffd")]
    [InlineData("👩‍👩‍👧 ❤️ שלום 日本", "👩‍👩‍👧 ❤️ שלום 日本")]
    [InlineData("", "")]
    public void Nothing_that_is_printed_steers_the_terminal(string text, string safe) => Assert.Equal(safe, TerminalText.Safe(text));

    [Fact]
    public void Half_a_character_is_shown_as_a_sign() => Assert.Equal("half \ufffd and \ufffd", TerminalText.Safe("half \ud83d and \ude00"));

    [Fact]
    public void Lines_are_read_up_to_a_bound()
    {
        using var input = new StringReader("short\r\n\n" + new string('x', 50) + "\nlast");
        Assert.Equal(["short", "", new string('x', 10), "last", null], Enumerable.Range(0, 5).Select(_ => BoundedLine.Read(input, 10)));
    }

    [Fact]
    public void A_line_cut_at_the_bound_is_still_too_long_for_its_reader()
    {
        using var input = new StringReader(new string('x', TurnRouter.MostCharacters + 100));
        Assert.Equal(TurnRouter.MostCharacters + 1, BoundedLine.Read(input, TurnRouter.MostCharacters + 1)!.Length);
    }

    [Theory]
    [InlineData("2", "Two")]
    [InlineData(" 1 ", "One")]
    [InlineData("two", "Two")]
    [InlineData("3", null)]
    [InlineData("0", null)]
    [InlineData("something else", null)]
    public void A_number_or_its_words_pick_the_choice_of_a_field_and_nothing_else_does(string typed, string? value)
    {
        var (read, refusal) = FormText.Read(new FormField("f", "F", Choices: [new("1st", "One"), new("2nd", "Two")]), typed);
        Assert.Equal(value, read);
        Assert.Equal(value is null, refusal is not null);
    }

    [Fact]
    public void A_dash_leaves_only_an_optional_field_empty()
    {
        Assert.Equal("", FormText.Read(new FormField("f", "F", Required: false), " - ").Value);
        Assert.Equal("-", FormText.Read(new FormField("f", "F"), "-").Value);
    }

    [Fact]
    public void What_stands_in_a_field_already_is_shown_and_kept_by_an_equals_sign()
    {
        var words = new FormField("f", "F") { Value = "First line.\nSecond." };
        Assert.Equal("F (now: First line. / Second.; = keeps it):", FormText.Ask(words));
        Assert.Equal(words.Value, FormText.Read(words, " = ").Value);
        Assert.Equal("Other.", FormText.Read(words, "Other.").Value);
        var choice = new FormField("f", "F", Choices: [new("1st", "One"), new("2nd", "Two")]) { Value = "2nd" };
        Assert.StartsWith("F (now: Two; = keeps it):", FormText.Ask(choice), StringComparison.Ordinal);
        Assert.Equal("2nd", FormText.Read(choice, "=").Value);
        Assert.Equal("=", FormText.Read(new FormField("f", "F"), "=").Value);
    }

    [Fact]
    public void Buttons_of_one_turn_share_a_numbering_and_letters_stand_in_where_a_number_is_an_answer()
    {
        using var output = new StringWriter();
        var platform = new ConsolePlatform(output);
        platform.BeginTurn();
        platform.Draw(new Reply("first") { Buttons = [new("rb:a", "A"), new("rb:b", "B")] });
        platform.Draw(new Reply("second") { Menu = new Menu("rb:m", "Menu", [new Choice("x", "X")]) });
        Assert.Equal(("rb:a", "rb:b", "rb:m"), (platform.Find("1")!.Action, platform.Find("2")!.Action, platform.Find("3")!.Action));
        Assert.Equal("x", platform.Find(" 3 ")!.Choice);
        platform.BeginTurn();
        platform.Draw(new Reply("no buttons"));
        Assert.Equal("rb:a", platform.Find("1")!.Action);
        platform.Draw(new Reply("number") { Buttons = [new("rb:c", "C")], TakesNumber = true });
        Assert.Null(platform.Find("1"));
        Assert.Equal("rb:c", platform.Find("A")!.Action);
    }

    [Fact]
    public void Words_of_a_candidate_are_drawn_safely_in_every_part_of_a_reply()
    {
        const string evil = "\u001b]0;owned\u0007";
        using var output = new StringWriter();
        new ConsolePlatform(output).Draw(
            new Reply(evil)
            {
                Card = new Card(evil, evil, [new(evil, evil)], evil),
                Buttons = [new("rb:a", evil)],
                Menu = new Menu("rb:m", evil, [new("x", evil)]),
                File = new ReplyFile(evil, "text/plain", evil),
                Form = new Form("rb:f", evil, [new("f", evil, Choices: [new("x", evil)])]),
            }
        );
        Assert.DoesNotContain('\u001b', output.ToString());
        Assert.DoesNotContain('\u0007', output.ToString());
    }
}
