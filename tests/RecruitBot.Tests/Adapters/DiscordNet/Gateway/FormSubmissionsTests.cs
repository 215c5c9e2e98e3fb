using System.Text.Json;
using RecruitBot.Adapters.DiscordNet.Gateway;

namespace RecruitBot.Tests.Adapters.DiscordNet.Gateway;

/// <summary>Forms come back in labels, of which the library knows nothing; it is given rows with the same inputs.</summary>
public sealed class FormSubmissionsTests
{
    [Fact]
    public void A_label_becomes_a_row_with_its_input()
    {
        var frame = Frame(5, """[{"type":18,"id":1,"component":{"type":4,"custom_id":"why","value":"Because"}},{"type":18,"component":{"type":3,"custom_id":"pick","values":["a"]}}]""");
        var parts = JsonElement.Parse(FormSubmissions.WithRows(frame)).GetProperty("d").GetProperty("data").GetProperty("components");
        Assert.Equal([1, 1], parts.EnumerateArray().Select(p => p.GetProperty("type").GetInt32()));
        Assert.Equal("Because", parts[0].GetProperty("components")[0].GetProperty("value").GetString());
        Assert.Equal("a", parts[1].GetProperty("components")[0].GetProperty("values")[0].GetString());
    }

    [Theory]
    [InlineData("""{"op":11}""")]
    [InlineData("""{"op":0,"t":"MESSAGE_CREATE","d":{"content":"\"INTERACTION_CREATE\" \"component\""}}""")]
    [InlineData("""{"op":0,"t":"INTERACTION_CREATE","d":{"type":2,"data":{"name":"component"}}}""")]
    [InlineData("""{"op":0,"t":"INTERACTION_CREATE","d":{"type":5,"data":{"components":[{"type":1,"components":[]}]},"x":"component"}}""")]
    [InlineData("""{"op":0,"t":"INTERACTION_CREATE","d":{"type":5,"data":{"components":[7]},"component":1}}""")]
    [InlineData("""{"op":0,"t":"INTERACTION_CREATE","d":{"type":5,"type":5,"data":{"component":1}}}""")]
    [InlineData("\"INTERACTION_CREATE\" \"component\"")]
    public void Anything_else_is_left_as_it_is(string frame) =>
        Assert.Equal(Same(frame), Same(FormSubmissions.WithRows(frame)));

    private static string Frame(int type, string components) =>
        "{\"op\":0,\"s\":1,\"t\":\"INTERACTION_CREATE\",\"d\":{\"id\":\"1\",\"type\":" + type + ",\"data\":{\"custom_id\":\"f\",\"components\":" + components + "}}}";

    private static string Same(string frame)
    {
        try
        {
            return JsonSerializer.Serialize(JsonElement.Parse(frame));
        }
        catch (JsonException)
        {
            return frame;
        }
    }
}
