using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;

namespace RecruitBot.Tests.Adapters.Discord.Drawing;

public sealed class FormDrawingTests
{
    [Fact]
    public void What_stands_in_a_field_already_is_drawn_and_never_more_than_the_field_takes()
    {
        var drawn = FormDrawing.Draw(
            new Form(
                "rb:x:y",
                "Form",
                [
                    new FormField("a", "A", MaxLength: 5) { Value = "abcdefg" },
                    new FormField("b", "B"),
                    new FormField("c", "C", Choices: [new("1", "One"), new("2", "Two")]) { Value = "2" },
                    new FormField("d", "D", Choices: [new("1", "One")]),
                ]
            )
        );
        var fields = drawn.Components.Select(c => c.Inner!).ToList();
        Assert.Equal(["abcde", null], fields.Take(2).Select(f => f.Value));
        Assert.Equal([false, true], fields[2].Options!.Select(o => o.Default == true));
        Assert.All(fields[3].Options!, o => Assert.Null(o.Default));
    }
}
