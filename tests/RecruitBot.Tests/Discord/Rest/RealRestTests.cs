using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Tests.Discord.Rest;

/// <summary>The client over real connections.</summary>
public sealed class RealRestTests
{
    [Fact]
    public async Task A_message_with_a_file_arrives_as_a_form()
    {
        string? agent = null;
        string? json = null;
        IFormFile? file = null;
        await using var server = await RealServer.StartAsync(async context =>
        {
            var form = await context.Request.ReadFormAsync();
            (agent, json, file) = (context.Request.Headers.UserAgent, form["payload_json"], form.Files["files[0]"]);
            await context.Response.WriteAsync(ScriptedDiscord.Message);
        });
        using var rest = Client(server);
        await rest.CreateMessageAsync(new Snowflake(1), RestBench.Words, [new OutgoingFile("Lebenslauf Jürgen.pdf", "application/pdf", new byte[70000])], default);
        Assert.StartsWith("DiscordBot (https://", agent, StringComparison.Ordinal);
        Assert.Contains("\"content\":\"Hello\"", json, StringComparison.Ordinal);
        Assert.Contains("Lebenslauf Jürgen.pdf", json, StringComparison.Ordinal);
        Assert.Equal(("Lebenslauf Jürgen.pdf", 70000L, "application/pdf"), (file!.FileName, file.Length, file.ContentType));
    }

    [Fact]
    public async Task Limits_and_trouble_on_a_real_connection_are_weathered()
    {
        var asked = 0;
        await using var server = await RealServer.StartAsync(async context =>
        {
            context.Response.Headers["X-RateLimit-Bucket"] = "b";
            context.Response.Headers["X-RateLimit-Limit"] = "1";
            context.Response.Headers["X-RateLimit-Remaining"] = "0";
            context.Response.Headers["X-RateLimit-Reset-After"] = "0.020";
            switch (Interlocked.Increment(ref asked))
            {
                case 1:
                    context.Abort();
                    break;
                case 2:
                    context.Response.StatusCode = 429;
                    context.Response.Headers.RetryAfter = "0.020";
                    await context.Response.WriteAsync("""{"message":"slow","retry_after":0.02,"global":false}""");
                    break;
                case 3:
                    context.Response.StatusCode = 502;
                    break;
                default:
                    await context.Response.WriteAsync(ScriptedDiscord.Message);
                    break;
            }
        });
        using var rest = Client(server);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => rest.GetMessageAsync(new Snowflake(1), new Snowflake(1), default)));
        Assert.Equal(6, asked);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        var gone = await RealServer.StartAsync(_ => Task.CompletedTask);
        await gone.DisposeAsync();
        using var rest = new DiscordRest(
            new DiscordRestOptions(gone.Address, "t") { MostAttempts = 2 },
            TimeProvider.System,
            NullLogger<DiscordRest>.Instance
        );
        await Assert.ThrowsAsync<DiscordUnavailableException>(() => rest.GetChannelAsync(new Snowflake(1), default));
    }

    [Fact]
    public async Task Many_at_once_on_many_channels_arrive_each_once_and_in_order()
    {
        var arrived = new ConcurrentQueue<(string Path, string Text)>();
        await using var server = await RealServer.StartAsync(async context =>
        {
            var draft = await context.Request.ReadFromJsonAsync<MessageDraft>(DiscordJson.Options);
            arrived.Enqueue((context.Request.Path, draft!.Content!));
            context.Response.Headers["X-RateLimit-Bucket"] = "b";
            context.Response.Headers["X-RateLimit-Remaining"] = "5";
            await context.Response.WriteAsync(ScriptedDiscord.Message);
        });
        using var rest = Client(server);
        // Fewer than the fifty of a second, which are real seconds here.
        var all = Enumerable.Range(0, 40).Select(n => rest.CreateMessageAsync(new Snowflake((ulong)(n % 4)), new MessageDraft { Content = $"{n}" }, null, default));
        await Task.WhenAll(all.ToList());
        Assert.Equal(40, arrived.Count);
        Assert.All(
            arrived.GroupBy(a => a.Path, a => int.Parse(a.Text), StringComparer.Ordinal),
            channel => Assert.Equal(channel.Order(), channel)
        );
    }

    private static DiscordRest Client(RealServer server) =>
        new(new DiscordRestOptions(server.Address, "t"), TimeProvider.System, NullLogger<DiscordRest>.Instance);
}
