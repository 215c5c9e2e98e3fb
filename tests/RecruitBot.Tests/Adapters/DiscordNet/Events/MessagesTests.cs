using Moq;
using RecruitBot.Adapters.DiscordNet.Events;
using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Tests.Adapters.DiscordNet.Events;

/// <summary>The library's messages as ours.</summary>
public sealed class MessagesTests
{
    [Fact]
    public void A_message_in_a_server_keeps_its_words_place_author_and_mentions()
    {
        var channel = new Mock<Library.ITextChannel>();
        channel.SetupGet(c => c.Id).Returns(200);
        channel.SetupGet(c => c.GuildId).Returns(300);
        var read = Messages.Of(Message(channel.Object).Object);
        Assert.Equal((new Snowflake(9), new Snowflake(200), new Snowflake(300)), (read.Id, read.ChannelId, read.GuildId));
        Assert.Equal(("Hello", 19, "sam"), (read.Content, read.Type, read.Author!.Username));
        Assert.Equal([new Snowflake(1)], read.Mentions.Select(m => m.Id));
        Assert.Equal(("cv.pdf", 12L), (read.Attachments[0].Filename, read.Attachments[0].Size));
        // Roles as the library remembers them may be those of yesterday.
        Assert.Null(read.Member);
    }

    [Fact]
    public void A_direct_message_has_no_server() =>
        Assert.Null(Messages.Of(Message(Mock.Of<Library.IDMChannel>(c => c.Id == 200)).Object).GuildId);

    private static Mock<Library.IMessage> Message(Library.IMessageChannel channel)
    {
        var message = new Mock<Library.IMessage>();
        message.SetupGet(m => m.Id).Returns(9);
        message.SetupGet(m => m.Channel).Returns(channel);
        message.SetupGet(m => m.Author).Returns(Mock.Of<Library.IUser>(u => u.Id == 5 && u.Username == "sam"));
        message.SetupGet(m => m.Content).Returns("Hello");
        message.SetupGet(m => m.Type).Returns(Library.MessageType.Reply);
        message.SetupGet(m => m.MentionedUserIds).Returns([1UL]);
        message.SetupGet(m => m.MentionedRoleIds).Returns([]);
        message.SetupGet(m => m.Attachments).Returns([Mock.Of<Library.IAttachment>(a => a.Id == 3 && a.Filename == "cv.pdf" && a.Size == 12)]);
        return message;
    }
}
