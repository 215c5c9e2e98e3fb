using System.Net;
using System.Text.Json;
using Moq;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.DiscordNet.Rest;
using RecruitBot.Discord;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using Library = Discord;

namespace RecruitBot.Tests.Adapters.DiscordNet.Rest;

/// <summary>What goes out by way of the library, and how refusals and trouble come back: as from the built-in client.</summary>
public sealed class LibraryRestTests : IDisposable
{
    private const string NotFound = """{"code":10003,"message":"Unknown Channel"}""";
    private static readonly MessageDraft Words = new() { Content = "Hello" };
    private static readonly MessageDraft Once = Words with { Nonce = "n.1", EnforceNonce = true };

    private readonly LibraryBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_message_bears_its_nonce_and_notifies_nobody()
    {
        var sent = await _bench.SayAsync(Once);
        Assert.Equal("n", sent.Nonce);
        var body = Assert.Single(_bench.Network.Asked).Json;
        Assert.Equal(("Hello", "n.1", true), (body.GetProperty("content").GetString(), body.GetProperty("nonce").GetString(), body.GetProperty("enforce_nonce").GetBoolean()));
        Assert.Equal(0, body.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength());
    }

    [Fact]
    public async Task Files_travel_with_the_nonce_in_their_message()
    {
        await _bench.SayAsync(Once, [new OutgoingFile("cv.md", "text/markdown", "words"u8.ToArray())]);
        var request = Assert.Single(_bench.Network.Asked);
        Assert.Contains("files[0]", request.Parts.Keys);
        Assert.Equal("n.1", request.Json.GetProperty("nonce").GetString());
        Assert.Equal("cv.md", request.Json.GetProperty("attachments")[0].GetProperty("filename").GetString());
    }

    [Fact]
    public async Task An_edit_changes_only_what_is_given()
    {
        await _bench.Rest.EditMessageAsync(LibraryBench.Channel, new Snowflake(9), new MessageDraft { Components = [] }, default);
        var body = Assert.Single(_bench.Network.Asked).Json;
        Assert.Equal(0, body.GetProperty("components").GetArrayLength());
        Assert.False(body.TryGetProperty("content", out _) || body.TryGetProperty("embeds", out _) || body.TryGetProperty("flags", out _));
    }

    [Fact]
    public async Task Trouble_is_repeated_where_the_nonce_makes_it_safe()
    {
        _bench.Network.Then(HttpStatusCode.BadGateway, "<html>").ThenThrow(new HttpRequestException(HttpRequestError.ResponseEnded, "ended"));
        var sending = _bench.SayAsync(Once);
        for (var n = 0; n < 2; n++)
            _bench.Time.Advance(await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(1)));
        await sending;
        Assert.Equal(3, _bench.Network.Asked.Count());
        Assert.Single(_bench.Network.Asked.Select(r => r.Json.GetProperty("nonce").GetString()).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Trouble_is_not_repeated_where_a_message_could_be_there_twice()
    {
        _bench.Network.Then(HttpStatusCode.InternalServerError, "");
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => _bench.SayAsync(Words));
        Assert.Single(_bench.Network.Asked);
    }

    [Fact]
    public async Task A_first_answer_is_sent_again_and_a_second_one_tells_that_it_had_arrived()
    {
        using var http = new CallRestClient(_bench.Network, _bench.Time, DiscordPatience.OfBot);
        var interaction = new Mock<Library.IDiscordInteraction>();
        interaction.SetupGet(i => i.Id).Returns(1);
        interaction.SetupGet(i => i.Token).Returns("secret");
        interaction
            .Setup(i => i.RespondAsync("Hello", It.IsAny<Library.Embed[]>(), false, false, It.IsAny<Library.AllowedMentions>(), null, null, It.IsAny<Library.RequestOptions>(), null))
            .Returns(() => http.SendAsync("POST", "interactions/1/secret/callback", "{}", CancellationToken.None));
        _bench.Interactions.Add(interaction.Object);
        _bench.Network.Then(HttpStatusCode.InternalServerError, "").Then(HttpStatusCode.BadRequest, """{"code":40060,"message":"Interaction has already been acknowledged."}""");
        var answer = new InteractionResponse { Type = InteractionAnswer.Message, Data = new InteractionResponseData { Content = "Hello" } };
        var answering = _bench.Rest.RespondAsync(new Snowflake(1), "secret", answer, default);
        _bench.Time.Advance(await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.5)));
        await answering;
        Assert.Equal(2, _bench.Network.Asked.Count());
    }

    [Fact]
    public async Task A_refusal_has_Discords_code_and_names_the_route_without_what_was_sent()
    {
        _bench.Network.Then(HttpStatusCode.Forbidden, """{"code":50007,"message":"Cannot send messages to this user"}""");
        var refusal = await Assert.ThrowsAsync<DiscordApiException>(() => _bench.SayAsync(Words));
        Assert.Equal((HttpStatusCode.Forbidden, ApiErrorCode.CannotMessageUser), (refusal.Status, refusal.Code));
        Assert.Contains("POST /channels/{channel}/messages", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Hello", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_library_takes_for_nothing_is_a_refusal_all_the_same()
    {
        _bench.Network.Then(HttpStatusCode.NotFound, NotFound);
        var refusal = await Assert.ThrowsAsync<DiscordApiException>(() => _bench.Rest.GetChannelAsync(new Snowflake(404), default));
        Assert.Equal(ApiErrorCode.UnknownChannel, refusal.Code);
    }

    [Fact]
    public async Task A_refused_token_stops_everything()
    {
        _bench.Network.Then(HttpStatusCode.Unauthorized, """{"code":0,"message":"401: Unauthorized"}""");
        await Assert.ThrowsAsync<DiscordFatalException>(() => _bench.SayAsync(Words));
        await Assert.ThrowsAsync<DiscordFatalException>(() => _bench.SayAsync(Words));
        Assert.Single(_bench.Network.Asked);
    }

    [Fact]
    public async Task A_limit_is_kept_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<DiscordLimitException>(() => _bench.SayAsync(new MessageDraft { Content = new string('x', 2001) }));
        Assert.Empty(_bench.Network.Sent);
    }

    [Fact]
    public async Task A_channel_is_asked_for_once()
    {
        await _bench.SayAsync(Words);
        await _bench.SayAsync(Words);
        Assert.Single(_bench.Network.Sent, r => r.Path == "channels/200");
    }

    [Fact]
    public async Task Messages_of_a_channel_are_read_as_one_page()
    {
        _bench.Network.Then(HttpStatusCode.OK, $"[{string.Join(',', Enumerable.Repeat(ScriptedRest.Message, 100))}]");
        var page = await _bench.Rest.GetMessagesAsync(LibraryBench.Channel, new Snowflake(5), null, 100, default);
        Assert.Equal(100, page.Count);
        Assert.Contains("after=5", Assert.Single(_bench.Network.Asked).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_are_registered_with_what_we_decide_of_them()
    {
        _bench.Network.Then(HttpStatusCode.OK, "[]");
        var command = new ApplicationCommand
        {
            Name = "apply",
            Description = "Apply",
            Contexts = [0, 1],
            IntegrationTypes = [0],
            DefaultMemberPermissions = Permissions.ManageThreads,
            Options = [new ApplicationCommandOption { Name = "role", Description = "Which", Required = true, Autocomplete = true }],
        };
        await _bench.Rest.OverwriteCommandsAsync(new Snowflake(7), [command], default);
        var body = Assert.Single(_bench.Network.Asked).Json[0];
        var read = body.Deserialize<ApplicationCommand>(DiscordJson.Options)!;
        Assert.Equal((command.Name, command.Description, command.DefaultMemberPermissions), (read.Name, read.Description, read.DefaultMemberPermissions));
        Assert.Equal([0, 1], read.Contexts!);
        Assert.Equal((3, "role", true, true), (read.Options![0].Type, read.Options[0].Name, read.Options[0].Required, read.Options[0].Autocomplete));
    }
}
