using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Discord;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Events;
using RecruitBot.Discord.Model;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>Events reach the program in order, and nothing that arrives can break the connection.</summary>
public sealed class EventTests
{
    [Fact]
    public async Task A_slow_handler_delays_events_and_neither_loses_nor_reorders_them()
    {
        var gate = new TaskCompletionSource();
        await using var bench = new GatewayBench(handle: async e =>
        {
            if (e is MessageCreated)
                await gate.Task;
        });
        var socket = await bench.ReadyAsync();
        for (var n = 1; n <= 20; n++)
            socket.Message(n, $"m{n}");
        await bench.SeeAsync<MessageCreated>();
        // While the handler hangs, the connection lives.
        socket.Say("""{"op":1,"d":null}""");
        Assert.Equal(20, (await socket.HearAsync(op: 1)).GetInt32());
        gate.SetResult();
        await bench.SeeAsync<MessageCreated>(20);
        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"m{n}"), bench.Events.OfType<MessageCreated>().Select(m => m.Message.Content));
    }

    [Fact]
    public async Task The_newest_number_is_kept_and_a_lower_one_takes_nothing_back()
    {
        await using var bench = new GatewayBench();
        var socket = await bench.ReadyAsync();
        socket.Message(7, "a");
        socket.Message(3, "b");
        socket.Say("""{"t":"SOMETHING_NEW","s":5,"op":0,"d":{}}""");
        socket.Say("""{"t":null,"s":null,"op":1,"d":null}""");
        Assert.Equal(7, (await socket.HearAsync(op: 1)).GetInt32());
        // What came late is told all the same, and a session goes on after the newest.
        Assert.Equal("b", (await bench.SeeAsync<MessageCreated>(2)).Message.Content);
        socket.Close(null);
        await bench.PauseAsync();
        var next = await bench.Gateway.NextAsync();
        next.Hello();
        Assert.Equal(7, (await next.HearAsync(op: 1)).GetInt32());
        Assert.Equal(7, (await next.HearAsync(op: 6)).GetProperty("seq").GetInt32());
    }

    [Fact]
    public async Task What_a_handler_throws_is_logged_without_words_and_passed_over()
    {
        await using var bench = new GatewayBench(handle: e => e is MessageCreated ? throw new InvalidOperationException("their words") : default);
        var socket = await bench.ReadyAsync();
        socket.Message(2, "a");
        socket.Message(3, "b");
        await bench.SeeAsync<MessageCreated>(2);
        await Eventually.TrueAsync(() => bench.Log.All.Contains("InvalidOperationException", StringComparison.Ordinal), "the log");
        Assert.DoesNotContain("their words", bench.Log.All, StringComparison.Ordinal);
        Assert.False(bench.Running.IsCompleted);
    }

    [Fact]
    public async Task A_handler_that_finds_the_token_refused_ends_the_client()
    {
        await using var bench = new GatewayBench(handle: e => e is MessageCreated ? throw new DiscordFatalException("token") : default);
        (await bench.ReadyAsync()).Message(2, "a");
        await Assert.ThrowsAsync<DiscordFatalException>(() => bench.Running);
    }

    [Theory]
    [InlineData("""not json at all""")]
    [InlineData("""[1,2]""")]
    [InlineData("""null""")]
    [InlineData("""{"op":"zero"}""")]
    [InlineData("""{"op":31,"d":{}}""")]
    [InlineData("""{"op":0,"t":null,"s":2,"d":{}}""")]
    [InlineData("""{"op":0,"t":"MESSAGE_CREATE","s":2,"d":null}""")]
    [InlineData("""{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{"id":"their words"}}""")]
    [InlineData("""{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{"id":"1","channel_id":"2","content":"\ud800"}}""")]
    [InlineData("""{"op":0,"t":"INTERACTION_CREATE","s":2,"d":{"id":"1","type":{},"token":"their words"}}""")]
    [InlineData("""{"op":0,"t":"SOMETHING_NEW","s":2,"d":{"id":"1"}}""")]
    [InlineData("""{"op":0,"t":"CHANNEL_UPDATE","s":2,"d":"x"}""")]
    [InlineData("""{"op":0,"t":"GUILD_ROLE_UPDATE","s":2,"d":{"guild_id":{}}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":1}}""")]
    public async Task What_makes_no_sense_is_passed_over(string frame)
    {
        await using var bench = new GatewayBench();
        var socket = await bench.ReadyAsync();
        socket.Say(frame);
        socket.Message(3, "after");
        Assert.Equal("after", (await bench.SeeAsync<MessageCreated>()).Message.Content);
        Assert.DoesNotContain("their words", bench.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_begins_unintelligibly_is_begun_anew()
    {
        await using var bench = new GatewayBench();
        var socket = await bench.Gateway.NextAsync();
        socket.Hello();
        socket.Say("""{"op":0,"t":"READY","s":1,"d":{"v":10}}""");
        await bench.PauseAsync();
        await bench.Time.PassAsync(5.25);
        await bench.ReadyAsync();
    }

    [Theory]
    [InlineData("GUILD_CREATE", """{"id":"1","name":"Acme","roles":[{"id":"1","name":"r","permissions":"8"}],"channels":[{"id":"2","type":0,"guild_id":"1"}],"threads":[{"id":"3","type":12}],"members":[{"user":{"id":"4"},"roles":["1"]}],"emojis":[{"x":1}]}""", typeof(GuildAvailable))]
    [InlineData("GUILD_CREATE", """{"id":"1","unavailable":true}""", typeof(GuildAvailable))]
    [InlineData("GUILD_DELETE", """{"id":"1","unavailable":true}""", typeof(GuildGone))]
    [InlineData("GUILD_DELETE", """{"id":"1"}""", typeof(GuildGone))]
    [InlineData("GUILD_UPDATE", """{"id":"1"}""", typeof(GuildChanged))]
    [InlineData("CHANNEL_CREATE", """{"id":"2","guild_id":"1"}""", typeof(GuildChanged))]
    [InlineData("CHANNEL_DELETE", """{"id":"2","guild_id":1,"type":0}""", typeof(GuildChanged))]
    [InlineData("THREAD_CREATE", """{"id":"2","guild_id":"1","parent_id":"3","type":12}""", null)]
    [InlineData("THREAD_UPDATE", """{"id":"2","guild_id":"1","parent_id":"3","type":12,"thread_metadata":{"archived":false,"locked":true}}""", typeof(ThreadChanged))]
    [InlineData("THREAD_DELETE", """{"id":"2","guild_id":"1","parent_id":"3","type":12}""", typeof(ThreadChanged))]
    [InlineData("GUILD_MEMBER_UPDATE", """{"guild_id":"1","user":{"id":"2"},"roles":[]}""", typeof(GuildChanged))]
    [InlineData("GUILD_ROLE_UPDATE", """{"guild_id":"1","role":{"id":"2"}}""", typeof(GuildChanged))]
    [InlineData("CHANNEL_CREATE", """{"id":"2","type":1}""", null)]
    [InlineData("TYPING_START", """{"guild_id":"1"}""", null)]
    [InlineData("RESUMED", "{}", typeof(SessionResumed))]
    [InlineData("MESSAGE_CREATE", """{"id":"1","channel_id":"2","author":{"id":"3","username":"u"},"content":"hi","nonce":123456789012345,"type":0}""", typeof(MessageCreated))]
    [InlineData("MESSAGE_CREATE", """{"id":"1","channel_id":"2","guild_id":"3","member":{"roles":["4"],"joined_at":"2024-01-01T00:00:00+00:00","nick":null},"components":[{"type":17,"components":[{"type":12,"items":[]}]}],"attachments":[{"id":"5","filename":"cv.pdf","size":9,"url":"u"}],"embeds":[{"title":"t","timestamp":"2024-01-01T00:00:00Z"}],"flags":32768}""", typeof(MessageCreated))]
    [InlineData("MESSAGE_UPDATE", """{"id":"1","channel_id":"2","guild_id":"3","author":{"id":"4"},"content":"now","edited_timestamp":"2024-01-01T00:00:00+00:00"}""", typeof(MessageEdited))]
    [InlineData("MESSAGE_UPDATE", """{"id":"1","channel_id":"2","embeds":[{"url":"u"}]}""", typeof(MessageEdited))]
    [InlineData("MESSAGE_DELETE", """{"id":"1","channel_id":"2","guild_id":"3"}""", typeof(MessagesDeleted))]
    [InlineData("MESSAGE_DELETE_BULK", """{"ids":["1","2"],"channel_id":"2","guild_id":"3"}""", typeof(MessagesDeleted))]
    [InlineData("INTERACTION_CREATE", """{"id":"1","application_id":"2","type":5,"token":"t","version":1,"user":{"id":"3"},"data":{"custom_id":"f","components":[{"type":18,"id":1,"component":{"type":23,"custom_id":"c","value":true}},{"type":18,"component":{"type":4,"custom_id":"text","value":"words"}}]}}""", typeof(InteractionCreated))]
    [InlineData("INTERACTION_CREATE", """{"id":"1","application_id":"2","type":2,"token":"t","guild_id":"9","channel":{"id":"8","type":0},"member":{"user":{"id":"3"},"roles":[],"permissions":"2251799813685247"},"app_permissions":"442368","locale":"de","context":0,"authorizing_integration_owners":{"0":"9"},"data":{"id":"7","name":"ask","type":1,"options":[{"name":"n","type":4,"value":3}]}}""", typeof(InteractionCreated))]
    public void Events_are_read_as_Discord_documents_them(string name, string data, Type? kind)
    {
        // As Discord writes its frames, and in another order, which is as good.
        foreach (var frame in new[] { $$"""{"t":"{{name}}","s":1,"op":0,"d":{{data}}}""", $$"""{"op":0, "d": {{data}} ,"new":[1],"s":1,"t":"{{name}}"}""" })
            Assert.Equal(kind, Read(frame)?.GetType());
    }

    [Fact]
    public void Deleted_messages_are_told_one_by_one_or_together()
    {
        var one = Assert.IsType<MessagesDeleted>(Read("""{"t":"MESSAGE_DELETE","s":1,"op":0,"d":{"id":"1","channel_id":"2"}}"""));
        Assert.Equal((new Snowflake(2), (Snowflake?)null), (one.Channel, one.Guild));
        Assert.Equal([new Snowflake(1)], one.Messages);
        var several = Assert.IsType<MessagesDeleted>(Read("""{"t":"MESSAGE_DELETE_BULK","s":1,"op":0,"d":{"ids":["1","5"],"channel_id":"2","guild_id":"3"}}"""));
        Assert.Equal((Snowflake?)new Snowflake(3), several.Guild);
        Assert.Equal([new Snowflake(1), new Snowflake(5)], several.Messages);
    }

    [Theory]
    [InlineData("""{"id":"1","channel_id":"7","guild_id":"9","content":"where it listens"}""", true)]
    [InlineData("""{"guild_id":"9","channel_id":7,"id":"1"}""", true)]
    [InlineData("""{"id":"1","channel_id":"8","guild_id":"9","content":"elsewhere"}""", false)]
    [InlineData("""{"id":"1","channel_id":"8","guild_id":"9","content":"hello <@424242>"}""", true)]
    [InlineData("""{"id":"1","channel_id":"8","guild_id":"9","mentions":[{"id":"424242","username":"Bot"}]}""", true)]
    [InlineData("""{"id":"1","channel_id":"8","content":"direct"}""", true)]
    [InlineData("""{"id":"1","channel_id":"8","guild_id":null}""", true)]
    [InlineData("""{"id":"1","channel_id":"8","message_reference":{"guild_id":"9","channel_id":"6"},"content":"a direct message that passes one of a server on"}""", true)]
    [InlineData("""{"message_reference":{"channel_id":"7"},"id":"1","channel_id":"8","guild_id":"9","content":"\"channel_id\":\"7\""}""", false)]
    [InlineData("""{"message_reference":{"channel_id":"6","guild_id":"9"},"id":"1","content":"x","channel_id":"8","guild_id":"9"}""", false)]
    [InlineData("""{"id":"1","content":"x","channel_id":"7","guild_id":"9"}""", true)]
    [InlineData("""{"id":"1","content":"\"channel_id\":\"7\"","channel_id":"8","guild_id":"9"}""", false)]
    [InlineData("""{"id":"1","channel_id":"8","message_reference":{"channel_id":"6","guild_id":"9"}}""", true)]
    public void Of_messages_only_those_that_concern_the_bot_are_read(string data, bool wanted)
    {
        var listensTo = (Snowflake channel) => channel.Value == 7;
        Assert.Equal(wanted, Read($$"""{"t":"MESSAGE_CREATE","s":1,"op":0,"d":{{data}}}""", listensTo) is MessageCreated);
    }

    [Fact]
    public async Task What_is_of_no_use_is_counted_and_its_data_is_not_even_looked_at()
    {
        await using var bench = new GatewayBench();
        var socket = await bench.ReadyAsync();
        socket.Say("""{"t":"PRESENCE_UPDATE","s":40,"op":0,"d":{this is no JSON}}""");
        socket.Say("""{"op":1,"d":null}""");
        Assert.Equal(40, (await socket.HearAsync(op: 1)).GetInt32());
        Assert.DoesNotContain("not JSON", bench.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_what_is_of_no_use_allocates_nothing()
    {
        var memory = new SessionMemory(null);
        memory.Begin(
            new Ready
            {
                User = new User { Id = new Snowflake(424242) },
                SessionId = "s",
                ResumeGatewayUrl = "wss://resume.example",
            }
        );
        var reader = new EventReader(new MessageInterest(_ => false, memory));
        var presence = """{"t":"PRESENCE_UPDATE","s":1,"op":0,"d":{"user":{"id":"1"},"guild_id":"9","status":"online","activities":[]}}"""u8.ToArray();
        var talk = """{"t":"MESSAGE_CREATE","s":1,"op":0,"d":{"id":"1","channel_id":"8","guild_id":"9","author":{"id":"3","username":"u"},"content":"words"}}"""u8.ToArray();
        byte[][] frames = [presence, talk];
        long allocated = 0;
        // The first rounds are compiled along the way.
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var n = 0; n < 1000; n++)
                foreach (var frame in frames)
                    Assert.Null(reader.Read(FrameHead.Read(frame), frame));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Json_of_any_shape_is_an_event_or_refused_as_none()
    {
        var fields = Gen.Elements("id", "channel_id", "guild_id", "content", "author", "type", "data", "options", "components", "token", "user", "name", "roles", "unavailable", "flags");
        var leaf = Gen.Elements("null", "1", "-1", "true", "\"1\"", "\"x\"", "1e400", "[]", "{}", "\"\\ud800\"", "99999999999999999999");
        var names = Gen.Elements("READY", "GUILD_CREATE", "GUILD_DELETE", "MESSAGE_CREATE", "INTERACTION_CREATE", "CHANNEL_UPDATE", "GUILD_UPDATE", "X");
        var random = from name in names from json in Gen.Sized(size => Value(fields, leaf, Math.Min(size, 5))) select (name, json);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(
                random.ToArbitrary(),
                pair =>
                {
                    try
                    {
                        var usual = Read($$"""{"t":"{{pair.name}}","s":1,"op":0,"d":{{pair.json}}}""", _ => false);
                        // Written otherwise it is read field by field: what the short way leaves out, the long way leaves out too.
                        Assert.False(usual is null && Read($$"""{"t": "{{pair.name}}","s":1,"op":0,"d":{{pair.json}} }""", _ => false) is not null);
                        Read($$"""{"d":{{pair.json}},"t":"{{pair.name}}","s":1,"op":0}""");
                    }
                    catch (Exception problem) when (problem is JsonException or InvalidOperationException)
                    {
                        // The two that the connection passes over.
                    }
                    return true;
                }
            )
        );
    }

    private static GatewayEvent? Read(string frame, Func<Snowflake, bool>? listensTo = null)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);
        var memory = new SessionMemory(null);
        memory.Begin(
            new Ready
            {
                User = new User { Id = new Snowflake(424242) },
                SessionId = "s",
                ResumeGatewayUrl = "wss://resume.example",
            }
        );
        return new EventReader(new MessageInterest(listensTo, memory)).Read(FrameHead.Read(bytes), bytes);
    }

    private static Gen<string> Value(Gen<string> fields, Gen<string> leaf, int depth) =>
        depth == 0
            ? leaf
            : Gen.OneOf(
                leaf,
                Gen.ListOf(Value(fields, leaf, depth - 1), 2).Select(items => $"[{string.Join(',', items)}]"),
                (from name in fields from value in Value(fields, leaf, depth - 1) select $"\"{name}\":{value}")
                    .ListOf(4)
                    .Select(pairs => $"{{{string.Join(',', pairs)}}}")
            );
}
