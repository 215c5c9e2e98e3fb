using System.Text.Json;
using RecruitBot.Discord.Interactions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Tests.Discord.Interactions;

/// <summary>What people gave is read, whatever form it arrives in.</summary>
public sealed class InteractionInputTests
{
    [Fact]
    public void Options_are_read_as_text_those_of_subcommands_included()
    {
        var options = InteractionInput.Options(
            Read("""{"options":[{"name":"role","type":3,"value":"backend"},{"name":"n","type":4,"value":-3},{"name":"b","type":5,"value":true},{"name":"sub","type":1,"options":[{"name":"deep","type":3,"value":"x"}]}]}""")
        );
        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["role"] = "backend", ["n"] = "-3", ["b"] = "true", ["deep"] = "x" },
            options
        );
    }

    [Fact]
    public void The_option_that_is_being_typed_is_found_with_what_stands_there()
    {
        Assert.Equal(("role", "ba"), InteractionInput.Focused(Read("""{"options":[{"name":"a","type":3,"value":"x"},{"name":"role","type":3,"value":"ba","focused":true}]}""")));
        Assert.Equal(("role", ""), InteractionInput.Focused(Read("""{"options":[{"name":"role","type":3,"focused":true}]}""")));
        Assert.Null(InteractionInput.Focused(Read("""{"options":[{"name":"role","type":3,"value":"ba"}]}""")));
    }

    [Fact]
    public void Fields_of_a_form_are_read_from_labels_and_from_rows()
    {
        var fields = InteractionInput.Fields(
            Read("""{"components":[{"type":18,"component":{"type":4,"custom_id":"why","value":"words"}},{"type":1,"components":[{"type":4,"custom_id":"old","value":""}]},{"type":18,"component":{"type":3,"custom_id":"pick","values":["a","b"]}}]}""")
        );
        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["why"] = "words", ["old"] = "", ["pick"] = "a,b" }, fields);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"options":[null,{"name":null,"type":3,"value":"x"},{"name":"a","type":3,"value":null},{"name":"a","value":{}},{"name":"a","value":"\ud800"}]}""")]
    [InlineData("""{"components":[null,{"type":1,"components":[null]},{"type":18,"component":null},{"type":4,"value":"x"},{"type":3,"custom_id":"a"}],"values":[null]}""")]
    public void Holes_give_nothing(string data)
    {
        var interaction = Read(data);
        Assert.Empty(InteractionInput.Options(interaction));
        Assert.Empty(InteractionInput.Fields(interaction));
        Assert.Empty(InteractionInput.Picked(interaction));
        Assert.Null(InteractionInput.Focused(interaction));
    }

    [Fact]
    public void The_first_of_a_name_counts() =>
        Assert.Equal("1", InteractionInput.Options(Read("""{"options":[{"name":"a","value":"1"},{"name":"a","value":"2"}]}"""))["a"]);

    private static Interaction Read(string data) =>
        JsonSerializer.Deserialize<Interaction>($$"""{"id":"1","type":2,"data":{{data}} }""", DiscordJson.Options)!;
}
