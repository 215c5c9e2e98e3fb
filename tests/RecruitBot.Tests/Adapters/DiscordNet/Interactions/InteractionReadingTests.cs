using Moq;
using RecruitBot.Adapters.DiscordNet.Interactions;
using RecruitBot.Discord.Interactions;
using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Tests.Adapters.DiscordNet.Interactions;

/// <summary>The library's interactions as ours: who, where, and what was given.</summary>
public sealed class InteractionReadingTests
{
    [Fact]
    public void A_command_in_a_server_brings_its_options_and_the_roles_of_whoever_used_it()
    {
        var member = new Mock<Library.IGuildUser>();
        member.SetupGet(m => m.Id).Returns(5);
        member.SetupGet(m => m.Username).Returns("sam");
        member.SetupGet(m => m.GuildId).Returns(300);
        member.SetupGet(m => m.RoleIds).Returns([300UL, 41UL]);
        var command = Use<Library.ISlashCommandInteraction>(member.Object, guild: 300);
        command.SetupGet(c => c.Type).Returns(Library.InteractionType.ApplicationCommand);
        command
            .SetupGet(c => c.Data)
            .Returns(
                Mock.Of<Library.IApplicationCommandInteractionData>(d =>
                    d.Id == 8
                    && d.Name == "apply"
                    && d.Options
                        == new[]
                        {
                            Mock.Of<Library.IApplicationCommandInteractionDataOption>(o =>
                                o.Name == "role" && o.Value == (object)"clerk" && o.Type == Library.ApplicationCommandOptionType.String
                            ),
                        }
                )
            );

        var read = InteractionReading.Of(command.Object)!;
        Assert.Equal((InteractionType.Command, "apply", "clerk"), (read.Type, read.Data!.Name, InteractionInput.Options(read)["role"]));
        Assert.Equal((new Snowflake(300), new Snowflake(200), new Snowflake(5)), (read.GuildId, read.ChannelId, read.By!.Id));
        // The role that everybody has is none that anybody was given.
        Assert.Equal([new Snowflake(41)], read.Member!.Roles);
        Assert.Equal("secret", read.Token);
    }

    [Fact]
    public void A_form_brings_what_was_written_and_picked()
    {
        var modal = Use<Library.IModalInteraction>(Mock.Of<Library.IUser>(u => u.Id == 5 && u.Username == "sam"), guild: null);
        modal.SetupGet(c => c.Type).Returns(Library.InteractionType.ModalSubmit);
        modal
            .SetupGet(m => m.Data)
            .Returns(
                Mock.Of<Library.IModalInteractionData>(d =>
                    d.CustomId == "form"
                    && d.Components
                        == new[]
                        {
                            Mock.Of<Library.IComponentInteractionData>(c => c.CustomId == "why" && c.Value == "Because" && c.Type == Library.ComponentType.TextInput),
                            Mock.Of<Library.IComponentInteractionData>(c => c.CustomId == "pick" && c.Values == new[] { "a" } && c.Type == Library.ComponentType.SelectMenu),
                        }
                )
            );

        var read = InteractionReading.Of(modal.Object)!;
        Assert.Equal((InteractionType.Form, "form"), (read.Type, read.Data!.CustomId));
        var fields = InteractionInput.Fields(read);
        Assert.Equal(("Because", "a"), (fields["why"], fields["pick"]));
        Assert.Null(read.Member);
        Assert.Equal(new Snowflake(5), read.User!.Id);
    }

    private static Mock<T> Use<T>(Library.IUser user, ulong? guild)
        where T : class, Library.IDiscordInteraction
    {
        var interaction = new Mock<T>();
        interaction.SetupGet(i => i.Id).Returns(1);
        interaction.SetupGet(i => i.Token).Returns("secret");
        interaction.SetupGet(i => i.User).Returns(user);
        interaction.SetupGet(i => i.GuildId).Returns(guild);
        interaction.SetupGet(i => i.ChannelId).Returns(200);
        return interaction;
    }
}
