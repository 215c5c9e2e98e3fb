using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Tests.Simulator;

/// <summary>What a bot without the intent for words gets of a message (events/gateway, Message Content Intent). The simulator has no polls.</summary>
public sealed class MessageWordsTests
{
    private const int GuildMessages = 1 << 9;
    private const int DirectMessages = 1 << 12;
    private static readonly string[] Words = ["content", "attachments", "embeds", "components"];

    private readonly SimulatedWorld _world = new(new SteppedTime());

    public MessageWordsTests() => new Seed(_world).Plant();

    [Theory]
    [InlineData("general", "alex", "hello", false, false)]
    [InlineData("general", "alex", "hello", true, true)]
    [InlineData("general", "alex", "hello <@bot>", false, true)]
    [InlineData("general", "RecruitBot", "hello", false, true)]
    [InlineData(null, "alex", "hello", false, true)]
    public void All_that_carries_words_is_emptied_at_once_or_not_at_all(string? channel, string author, string content, bool mayReadWords, bool isReadable)
    {
        var message = new MessageView(_world).ForBot(Stored(channel, author, content), mayReadWords);
        var full = new[] { message.Content.Length > 0, message.Attachments.Count > 0, message.Embeds.Count > 0, message.Components is { Count: > 0 } };
        Assert.Equal(Enumerable.Repeat(isReadable, Words.Length), full);
        Assert.Equal(author, message.Author!.Username);
    }

    [Fact]
    public async Task Files_are_left_out_with_the_words_of_their_message()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync(1 | GuildMessages | DirectMessages);
        foreach (var (channel, count) in new[] { (await bench.ChannelAsync("general"), 0), ((await bench.AsAsync("alex", "POST", "dm")).Id, 1) })
        {
            using var upload = new MultipartFormDataContent { { new StringContent("My CV"), "content" }, { new ByteArrayContent([1]), "files[0]", "cv.pdf" } };
            (await bench.AsAsync("alex", "POST", $"channels/{channel}/messages", upload)).Expect(200);
            var heard = await bot.DispatchAsync("MESSAGE_CREATE");
            Assert.Equal((count * 5, count), (((string?)heard["content"])!.Length, heard["attachments"]!.AsArray().Count));
        }
    }

    private StoredMessage Stored(string? channel, string author, string content)
    {
        var place = _world.Channels.All.FirstOrDefault(c => c.Name == channel && channel is not null)?.Id ?? new Snowflake(5);
        if (channel is null)
            _world.Channels.Put(place, new Channel { Id = place, Type = ChannelType.Direct });
        var isNamed = content.Contains("<@bot>", StringComparison.Ordinal);
        return new StoredMessage
        {
            Message = new Message
            {
                Id = new Snowflake(6),
                ChannelId = place,
                Author = _world.Accounts.All.Single(a => a.User.Username == author).User,
                Content = content,
                Mentions = isNamed ? [_world.Bot] : [],
                Attachments = [new Attachment { Id = new Snowflake(7), Filename = "cv.pdf" }],
                Embeds = [new Embed { Title = "t" }],
                Components = [new Component { Type = ComponentType.ActionRow }],
            },
        };
    }
}
